// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config.h"

#include <QVariant>

#include <functional>

namespace caravan {

/// One key that a configuration may have: what it means, what its value must be, and where it goes. The schema is the
/// one place that knows the keys; reading, layers, `--config-schema` and the guide's tables come from it.
struct ConfigKey
{
    QString name; ///< `section.key`
    /// What a value must be, as it ends the sentence "KEY must …".
    QString rule;
    QString meaning;
    /// Whether the value, as TOML's type, keeps the rule.
    std::function<bool(const QVariant &)> good;
    std::function<void(Config &, const QVariant &)> set;
    std::function<QVariant(const Config &)> read;

    /// Who the terminal is: only its own file may say so, or one file for all would make them alike.
    [[nodiscard]] bool identity() const { return name.startsWith(u"terminal."); }
};

/// All keys by section, in the order of the guide.
const QList<ConfigKey> &configSchema();
/// nullptr where there is no such key.
const ConfigKey *configKey(const QString &name);

/// The guide's tables, one a section, in Markdown.
QString configSchemaText();

/// One value that a text gives, checked against its key's rule.
struct ConfigValue
{
    const ConfigKey *key = nullptr;
    QVariant value;
    int line = 0;
};

/// The values of a TOML text in its order; the first fault where one is not in the schema or breaks its rule.
Result<QList<ConfigValue>, Config::Fault> readConfigValues(const QByteArray &toml);

/// What must hold between keys; the fault names the key of `newest` that broke it, where one is there.
Result<Done, Config::Fault> checkTogether(const Config &config, const QList<ConfigValue> &newest);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/catalog_entry.h"

#include <QJsonObject>

#include <initializer_list>
#include <optional>

namespace caravan::demostore {

/// Reads the members of one JSON object of a catalog line and checks each. The first fault is kept and what is read
/// after it is worthless: ask the fault once, at the end.
class EntryFields
{
public:
    enum class Need { Required, Optional };

    /// `path` stands before the names in faults, as in "variants[1]."; `fault` outlives this.
    EntryFields(QJsonObject object, QString path, std::optional<EntryFault> &fault);

    void allow(std::initializer_list<QStringView> names);
    /// A text that matches the whole pattern; `form` says it in words.
    QString matching(const QString &name, const char *pattern, const char *form, Need need);
    /// Texts in the five languages, each of at most `limit` characters.
    LocalizedText texts(const QString &name, qsizetype limit, Need need);
    int integer(const QString &name, int least, int most, std::optional<int> fallback);
    std::optional<double> degrees(const QString &name, double limit);
    bool flag(const QString &name);
    QDate date(const QString &name);
    /// A list of at least `least` and at most `most`; empty where it is absent and `least` is 0.
    QJsonArray list(const QString &name, qsizetype least, qsizetype most);

    [[nodiscard]] QString pathOf(const QString &name) const { return m_path + name; }
    void refuse(const QString &name, const QString &message);

private:
    QJsonValue member(const QString &name, Need need);

    QJsonObject m_object;
    QString m_path;
    std::optional<EntryFault> &m_fault;
};

} // namespace caravan::demostore

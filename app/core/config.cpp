// SPDX-License-Identifier: Apache-2.0
#include "core/config.h"

#include "core/config_schema.h"

#include <QFile>

// Debian's compiled library only has the entry points that throw; ours come from the headers.
#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <string_view>

namespace caravan {

namespace {

QString fromStd(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

int lineOf(const toml::node &node) { return static_cast<int>(node.source().begin.line); }

/// Invalid for what no key takes: lists, tables, dates.
QVariant variantOf(const toml::node &node)
{
    if (const auto text = node.value_exact<std::string>()) return fromStd(*text);
    if (const auto whole = node.value_exact<int64_t>()) return static_cast<qlonglong>(*whole);
    if (const auto real = node.value_exact<double>()) return *real;
    if (const auto truth = node.value_exact<bool>()) return *truth;
    return {};
}

bool isSection(const QString &name)
{
    for (const ConfigKey &key : configSchema())
        if (key.name.section(u'.', 0, 0) == name) return true;
    return false;
}

} // namespace

QString Config::Fault::toString(const QString &file) const
{
    const QString place = line > 0 ? QStringLiteral("%1:%2: ").arg(file).arg(line) : file + QStringLiteral(": ");
    return place + (key.isEmpty() ? QString() : key + QLatin1Char(' ')) + message;
}

Result<QList<ConfigValue>, Config::Fault> readConfigValues(const QByteArray &source)
{
    using Fault = Config::Fault;
    const toml::parse_result parsed =
        toml::parse(std::string_view(source.constData(), static_cast<size_t>(source.size())));
    if (!parsed) {
        const auto &error = parsed.error();
        return Failure{Fault{static_cast<int>(error.source().begin.line), {}, fromStd(error.description())}};
    }
    QList<ConfigValue> values;
    for (const auto &[section, sectionNode] : parsed.table()) {
        const QString sectionName = fromStd(section.str());
        if (!isSection(sectionName) || !sectionNode.is_table())
            return Failure{
                Fault{lineOf(sectionNode), sectionName, QStringLiteral("is not a section of the configuration")}};
        for (const auto &[name, node] : *sectionNode.as_table()) {
            const QString whole = sectionName + QLatin1Char('.') + fromStd(name.str());
            const ConfigKey *key = configKey(whole);
            if (!key) return Failure{Fault{lineOf(node), whole, QStringLiteral("is not a key of the configuration")}};
            const QVariant value = variantOf(node);
            if (!key->good(value)) return Failure{Fault{lineOf(node), whole, QStringLiteral("must ") + key->rule}};
            values.append({key, value, lineOf(node)});
        }
    }
    return values;
}

Result<Config, Config::Fault> Config::fromToml(const QByteArray &source)
{
    const auto values = readConfigValues(source);
    if (!values) return values.failure();
    Config config;
    for (const ConfigValue &value : *values)
        value.key->set(config, value.value);
    if (const auto checked = checkTogether(config, *values); !checked) return checked.failure();
    return config;
}

QStringList Config::keys()
{
    QStringList names;
    for (const ConfigKey &key : configSchema())
        names.append(key.name);
    return names;
}

Result<QByteArray, Config::Fault> Config::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Failure{Fault{0, {}, file.errorString()}};
    constexpr qint64 most = 1 << 20;
    const QByteArray text = file.read(most + 1); // a device or a pipe has no size to ask for
    if (text.size() > most) return Failure{Fault{0, {}, QStringLiteral("is larger than 1 MiB")}};
    return text;
}

Result<Config, Config::Fault> Config::fromFile(const QString &path)
{
    const auto text = readFile(path);
    if (!text) return text.failure();
    return fromToml(*text);
}

} // namespace caravan

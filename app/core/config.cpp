// SPDX-License-Identifier: Apache-2.0
#include "core/config.h"

#include <QFile>
#include <QRegularExpression>

// Debian's compiled library only has the entry points that throw; ours come from the headers.
#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <functional>
#include <map>
#include <string>

namespace caravan {

namespace {

QString fromStd(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// Checks one node and stores it; the message of what is wrong, empty where all is well.
using Setter = std::function<QString(const toml::node &)>;

Setter text(QString &target, const char *pattern)
{
    return [&target, pattern](const toml::node &node) -> QString {
        const auto value = node.value_exact<std::string>();
        if (!value) return QStringLiteral("must be a text");
        const QString read = fromStd(*value);
        static const QRegularExpression::PatternOptions none = QRegularExpression::NoPatternOption;
        const QRegularExpression expression(QRegularExpression::anchoredPattern(QLatin1String(pattern)), none);
        if (!expression.match(read).hasMatch()) return QStringLiteral("must match %1").arg(QLatin1String(pattern));
        target = read;
        return {};
    };
}

Setter number(int &target, qint64 least, qint64 most)
{
    return [&target, least, most](const toml::node &node) -> QString {
        const auto value = node.value_exact<int64_t>();
        if (!value || *value < least || *value > most)
            return QStringLiteral("must be a whole number from %1 to %2").arg(least).arg(most);
        target = static_cast<int>(*value);
        return {};
    };
}

Setter seconds(Milliseconds &target, double least, double most)
{
    return [&target, least, most](const toml::node &node) -> QString {
        const auto value = node.is_number() ? node.value<double>() : std::nullopt;
        if (!value || !(*value >= least && *value <= most))
            return QStringLiteral("must be a number of seconds from %1 to %2").arg(least).arg(most);
        target = Milliseconds(static_cast<qint64>(*value * 1000));
        return {};
    };
}

Setter flag(bool &target)
{
    return [&target](const toml::node &node) -> QString {
        const auto value = node.value_exact<bool>();
        if (!value) return QStringLiteral("must be true or false");
        target = *value;
        return {};
    };
}

Setter language(Language &target)
{
    return [&target](const toml::node &node) -> QString {
        const auto value = node.value_exact<std::string>();
        const auto read = value ? languageFromTag(fromStd(*value)) : std::nullopt;
        if (!read) return QStringLiteral("must be one of zh-CN, ug-CN, kk, ru, en");
        target = *read;
        return {};
    };
}

Setter priceRule(PricePolicy &target)
{
    return [&target](const toml::node &node) -> QString {
        const auto value = node.value_exact<std::string>();
        const auto read = value ? pricePolicyFromName(fromStd(*value)) : std::nullopt;
        if (!read) return QStringLiteral("must be one of honour, ask, accept");
        target = *read;
        return {};
    };
}

std::map<std::string, std::map<std::string, Setter>> settersFor(Config &c)
{
    return {
        {"terminal",
         {{"id", text(c.terminal.id, "[A-Z][0-9]{2}")},
          {"shop", text(c.terminal.shop, "[a-z0-9-]{1,40}")},
          {"price_rule", priceRule(c.terminal.priceRule)}}},
        {"store",
         {{"url", text(c.store.url, "https?://[^/\\s?#@]+")},
          {"publishable_key", text(c.store.publishableKey, "[A-Za-z0-9_-]{1,128}")},
          {"region_id", text(c.store.regionId, "[A-Za-z0-9_-]{1,128}")},
          {"country_code", text(c.store.countryCode, "[a-z]{2}")},
          {"kind_root", text(c.store.kindRoot, "[a-z0-9-]{1,64}")},
          {"origin_root", text(c.store.originRoot, "[a-z0-9-]{1,64}")}}},
        {"agent",
         {{"delta_seconds", seconds(c.agent.deltaInterval, 0.05, 86'400)},
          {"sweep_seconds", seconds(c.agent.sweepInterval, 0.05, 864'000)},
          {"full_seconds", seconds(c.agent.fullInterval, 0.05, 8'640'000)},
          {"request_timeout_seconds", seconds(c.agent.requestTimeout, 0.1, 600)},
          {"backoff_base_seconds", seconds(c.agent.backoffBase, 0.05, 60)},
          {"backoff_cap_seconds", seconds(c.agent.backoffCap, 0.1, 3'600)},
          {"audit_seconds", seconds(c.agent.auditInterval, 0.05, 86'400)},
          {"keep_days", number(c.agent.keepDays, 1, 365)},
          {"parallel_orders", number(c.agent.parallelOrders, 1, 16)}}},
        {"kiosk",
         {{"language", language(c.kiosk.language)},
          {"idle_warning_seconds", seconds(c.kiosk.idleWarning, 1, 3'600)},
          {"idle_wipe_seconds", seconds(c.kiosk.idleWipe, 2, 7'200)},
          {"scan_source", text(c.kiosk.scanSource, "camera|(picture|video):.+")},
          {"attract", flag(c.kiosk.attract)},
          {"fullscreen", flag(c.kiosk.fullscreen)},
          {"width", number(c.kiosk.width, 320, 7'680)},
          {"height", number(c.kiosk.height, 320, 7'680)},
          {"reduced_motion", flag(c.kiosk.reducedMotion)},
          {"scan_sound", flag(c.kiosk.scanSound)}}},
        {"scanner",
         {{"input",
           text(c.scanner.input, "none|udev|usb:[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}|/dev/input/[A-Za-z0-9/_.:-]{1,120}")},
          {"layout", text(c.scanner.layout, "[a-z]{2,8}")},
          {"prefix", text(c.scanner.prefix, "[^\\r\\n]{0,8}")},
          {"suffix", text(c.scanner.suffix, "enter|tab|none")},
          {"gs_key", text(c.scanner.gsKey, "[A-Za-z0-9_]{0,24}")},
          {"gap_seconds", seconds(c.scanner.gap, 0.05, 5)},
          {"serial", text(c.scanner.serial, "(/dev/[A-Za-z0-9/_.:-]{1,120})?")},
          {"serial_baud", number(c.scanner.serialBaud, 1'200, 1'000'000)}}},
        {"demostore", {{"port", number(c.demostore.port, 0, 65'535)}}},
    };
}

} // namespace

QString Config::Fault::toString(const QString &file) const
{
    const QString place = line > 0 ? QStringLiteral("%1:%2: ").arg(file).arg(line) : file + QStringLiteral(": ");
    return place + (key.isEmpty() ? QString() : key + QLatin1Char(' ')) + message;
}

Result<Config, Config::Fault> Config::fromToml(const QByteArray &source)
{
    const toml::parse_result parsed =
        toml::parse(std::string_view(source.constData(), static_cast<size_t>(source.size())));
    if (!parsed) {
        const auto &error = parsed.error();
        return Failure{Fault{static_cast<int>(error.source().begin.line), {}, fromStd(error.description())}};
    }
    Config config;
    const auto setters = settersFor(config);
    for (const auto &[section, sectionNode] : parsed.table()) {
        const auto line = static_cast<int>(sectionNode.source().begin.line);
        const auto known = setters.find(std::string(section.str()));
        if (known == setters.end() || !sectionNode.is_table())
            return Failure{
                Fault{line, fromStd(section.str()), QStringLiteral("is not a section of the configuration")}};
        for (const auto &[key, node] : *sectionNode.as_table()) {
            const QString name = fromStd(section.str()) + QLatin1Char('.') + fromStd(key.str());
            const auto setter = known->second.find(std::string(key.str()));
            const QString fault = setter == known->second.end() ? QStringLiteral("is not a key of the configuration")
                                                                : setter->second(node);
            if (!fault.isEmpty()) return Failure{Fault{static_cast<int>(node.source().begin.line), name, fault}};
        }
    }
    if (config.kiosk.idleWipe > config.kiosk.idleWarning) return config;
    // One of the two is in the file, as the defaults are in order.
    const auto wipe = parsed.table()["kiosk"]["idle_wipe_seconds"];
    const auto warning = parsed.table()["kiosk"]["idle_warning_seconds"];
    if (wipe.node())
        return Failure{Fault{static_cast<int>(wipe.node()->source().begin.line),
                             QStringLiteral("kiosk.idle_wipe_seconds"),
                             QStringLiteral("must be more than kiosk.idle_warning_seconds")}};
    return Failure{Fault{static_cast<int>(warning.node()->source().begin.line),
                         QStringLiteral("kiosk.idle_warning_seconds"),
                         QStringLiteral("must be less than kiosk.idle_wipe_seconds")}};
}

QStringList Config::keys()
{
    Config config;
    QStringList names;
    for (const auto &[section, setters] : settersFor(config))
        for (const auto &[key, setter] : setters)
            names.append(fromStd(section) + QLatin1Char('.') + fromStd(key));
    return names;
}

Result<Config, Config::Fault> Config::fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Failure{Fault{0, {}, file.errorString()}};
    constexpr qint64 most = 1 << 20;
    const QByteArray text = file.read(most + 1); // a device or a pipe has no size to ask for
    if (text.size() > most) return Failure{Fault{0, {}, QStringLiteral("is larger than 1 MiB")}};
    return fromToml(text);
}

} // namespace caravan

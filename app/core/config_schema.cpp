// SPDX-License-Identifier: Apache-2.0
#include "core/config_schema.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace caravan {

namespace {

template <class T> using Field = T &(*)(Config &);
// A member of the configuration as a function, so that a row of the table can both set and read it.
#define CARAVAN_FIELD(path)                                                                                            \
    [](Config & c) -> auto & { return c.path; }

template <class T> T fieldOf(Field<T> field, const Config &config)
{
    Config copy = config;
    return field(copy);
}

ConfigKey text(const char *name, Field<QString> field, const char *pattern, const char *meaning)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(QLatin1String(pattern)));
    return {QLatin1String(name),
            QStringLiteral("match ") + QLatin1String(pattern),
            QString::fromUtf8(meaning),
            [expression](const QVariant &value) {
                return value.typeId() == QMetaType::QString && expression.match(value.toString()).hasMatch();
            },
            [field](Config &config, const QVariant &value) { field(config) = value.toString(); },
            [field](const Config &config) -> QVariant { return fieldOf(field, config); }};
}

ConfigKey number(const char *name, Field<int> field, qint64 least, qint64 most, const char *meaning)
{
    return {QLatin1String(name),
            QStringLiteral("be a whole number from %1 to %2").arg(least).arg(most),
            QString::fromUtf8(meaning),
            [least, most](const QVariant &value) {
                return value.typeId() == QMetaType::LongLong && value.toLongLong() >= least &&
                       value.toLongLong() <= most;
            },
            [field](Config &config, const QVariant &value) { field(config) = value.toInt(); },
            [field](const Config &config) -> QVariant { return static_cast<qlonglong>(fieldOf(field, config)); }};
}

ConfigKey seconds(const char *name, Field<Milliseconds> field, double least, double most, const char *meaning)
{
    return {QLatin1String(name),
            QStringLiteral("be a number of seconds from %1 to %2").arg(least).arg(most, 0, 'f', 0),
            QString::fromUtf8(meaning),
            [least, most](const QVariant &value) {
                const bool numeric = value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Double;
                const double read = value.toDouble();
                return numeric && read >= least && read <= most; // false for nan
            },
            [field](Config &config, const QVariant &value) {
                field(config) = Milliseconds(static_cast<qint64>(value.toDouble() * 1000));
            },
            [field](const Config &config) -> QVariant {
                const auto millis = fieldOf(field, config).count();
                return millis % 1000 == 0 ? QVariant(static_cast<qlonglong>(millis / 1000))
                                          : QVariant(static_cast<double>(millis) / 1000);
            }};
}

ConfigKey flag(const char *name, Field<bool> field, const char *meaning)
{
    return {QLatin1String(name),
            QStringLiteral("be true or false"),
            QString::fromUtf8(meaning),
            [](const QVariant &value) { return value.typeId() == QMetaType::Bool; },
            [field](Config &config, const QVariant &value) { field(config) = value.toBool(); },
            [field](const Config &config) -> QVariant { return fieldOf(field, config); }};
}

ConfigKey language(const char *name, Field<Language> field, const char *meaning)
{
    return {QLatin1String(name),
            QStringLiteral("be one of zh-CN, ug-CN, kk, ru, en"),
            QString::fromUtf8(meaning),
            [](const QVariant &value) {
                return value.typeId() == QMetaType::QString && languageFromTag(value.toString()).has_value();
            },
            [field](Config &config, const QVariant &value) { field(config) = *languageFromTag(value.toString()); },
            [field](const Config &config) -> QVariant { return languageTag(fieldOf(field, config)); }};
}

ConfigKey pricePolicy(const char *name, Field<PricePolicy> field, const char *meaning)
{
    return {QLatin1String(name),
            QStringLiteral("be one of honour, ask, accept"),
            QString::fromUtf8(meaning),
            [](const QVariant &value) {
                return value.typeId() == QMetaType::QString && pricePolicyFromName(value.toString()).has_value();
            },
            [field](Config &config, const QVariant &value) { field(config) = *pricePolicyFromName(value.toString()); },
            [field](const Config &config) -> QVariant { return pricePolicyName(fieldOf(field, config)).toString(); }};
}

QList<ConfigKey> terminalKeys()
{
    return {
        text("terminal.id", CARAVAN_FIELD(terminal.id), "[A-Z][0-9]{2}",
             "a capital letter and two digits; stands in every order number, so no two terminals of a shop share it"),
        text("terminal.shop", CARAVAN_FIELD(terminal.shop), "[a-z0-9-]{1,40}",
             "the shop it stands in: 1 to 40 of `a-z`, `0-9` and `-`"),
        text("terminal.region", CARAVAN_FIELD(terminal.region), "[a-z0-9-]{1,40}",
             "the region of the shop, in the same form: whose settings of the fleet it takes"),
        pricePolicy(
            "terminal.price_rule", CARAVAN_FIELD(terminal.priceRule),
            "what is promised where the store's total turns out to be another one, see below: `honour`, `ask` or "
            "`accept`"),
    };
}

QList<ConfigKey> storeKeys()
{
    return {
        text("store.url", CARAVAN_FIELD(store.url), "https?://[^/\\s?#@]+",
             "origin of the store: `http` or `https`, host, optional port; no path"),
        text("store.publishable_key", CARAVAN_FIELD(store.publishableKey), "[A-Za-z0-9_-]{1,128}",
             "the store's publishable API key; its sales channel decides what is sold here"),
        text("store.region_id", CARAVAN_FIELD(store.regionId), "[A-Za-z0-9_-]{1,128}",
             "region of the store whose prices hold"),
        text("store.country_code", CARAVAN_FIELD(store.countryCode), "[a-z]{2}",
             "country of the prices: two small letters"),
        text("store.kind_root", CARAVAN_FIELD(store.kindRoot), "[a-z0-9-]{1,64}",
             "handle of the category whose children are the kinds of goods"),
        text("store.origin_root", CARAVAN_FIELD(store.originRoot), "[a-z0-9-]{1,64}",
             "handle of the category whose children are the regions, and theirs the places"),
    };
}

QList<ConfigKey> agentKeys()
{
    return {
        seconds("agent.delta_seconds", CARAVAN_FIELD(agent.deltaInterval), 0.05, 86'400,
                "how often changed products are asked for; 0.05 to 86,400"),
        seconds("agent.sweep_seconds", CARAVAN_FIELD(agent.sweepInterval), 0.05, 864'000,
                "how often all prices and stock levels are read; 0.05 to 864,000"),
        seconds("agent.full_seconds", CARAVAN_FIELD(agent.fullInterval), 0.05, 8'640'000,
                "how often the whole catalog is read; 0.05 to 8,640,000"),
        seconds("agent.request_timeout_seconds", CARAVAN_FIELD(agent.requestTimeout), 0.1, 600,
                "after this long without an answer a request counts as unknown; 0.1 to 600"),
        seconds("agent.backoff_base_seconds", CARAVAN_FIELD(agent.backoffBase), 0.05, 60,
                "pause after the first failure, doubled with each one; 0.05 to 60"),
        seconds("agent.backoff_cap_seconds", CARAVAN_FIELD(agent.backoffCap), 0.1, 3'600,
                "longest pause, so that a line that is back is noticed within a minute; 0.1 to 3,600"),
        seconds("agent.audit_seconds", CARAVAN_FIELD(agent.auditInterval), 0.05, 86'400,
                "how often it is looked whether the store still has what it acknowledged; 0.05 to 86,400"),
        number("agent.keep_days", CARAVAN_FIELD(agent.keepDays), 1, 365,
               "for how long an acknowledged order is looked after and sent again where the store lost it; 1 to 365"),
        number("agent.parallel_orders", CARAVAN_FIELD(agent.parallelOrders), 1, 16,
               "orders under way at once, one request each; 1 to 16"),
    };
}

QList<ConfigKey> kioskKeys()
{
    return {
        language("kiosk.language", CARAVAN_FIELD(kiosk.language),
                 "language in which a visit begins: `zh-CN`, `ug-CN`, `kk`, `ru` or `en`"),
        seconds("kiosk.idle_warning_seconds", CARAVAN_FIELD(kiosk.idleWarning), 1, 3'600,
                "without any input for so long, the screen asks whether the shopper is still there; 1 to 3,600"),
        seconds("kiosk.idle_wipe_seconds", CARAVAN_FIELD(kiosk.idleWipe), 2, 7'200,
                "and after so long it wipes the visit; more than the warning, 2 to 7,200"),
        text("kiosk.scan_source", CARAVAN_FIELD(kiosk.scanSource), "camera|(picture|video):.+",
             "`camera`, `picture:FILE` or `video:FILE`"),
        flag("kiosk.attract", CARAVAN_FIELD(kiosk.attract),
             "false: the shelves are the first page, without a poster and a choice of language"),
        flag("kiosk.fullscreen", CARAVAN_FIELD(kiosk.fullscreen), "false: a window"),
        number("kiosk.width", CARAVAN_FIELD(kiosk.width), 320, 7'680, "of the window in pixels, 320 to 7,680"),
        number("kiosk.height", CARAVAN_FIELD(kiosk.height), 320, 7'680, "of the window in pixels, 320 to 7,680"),
        flag("kiosk.reduced_motion", CARAVAN_FIELD(kiosk.reducedMotion), "true: no moving transitions"),
        flag("kiosk.scan_sound", CARAVAN_FIELD(kiosk.scanSound),
             "a tone for every code that was taken, another one for a code that is not to be had"),
        text("kiosk.theme", CARAVAN_FIELD(kiosk.theme), "light|dark|high-contrast",
             "palette in which a visit begins: `light`, `dark` or `high-contrast`"),
    };
}

QList<ConfigKey> scannerKeys()
{
    return {
        text("scanner.input", CARAVAN_FIELD(scanner.input),
             "none|udev|usb:[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}|/dev/input/[A-Za-z0-9/_.:-]{1,120}",
             "which keyboards are scanners, taken for the kiosk alone: `udev` those with the udev property "
             "`CARAVAN_SCANNER=1`, `usb:VVVV:PPPP` those of this vendor and product, a path below `/dev/input` that "
             "one, "
             "`none` none"),
        text("scanner.layout", CARAVAN_FIELD(scanner.layout), "[a-z]{2,8}",
             "keyboard layout that the scanner is set to: `us`, `de`, `fr`, `ru` or any other of xkeyboard-config"),
        text("scanner.prefix", CARAVAN_FIELD(scanner.prefix), "[^\\r\\n]{0,8}",
             "up to 8 characters that the scanner sends before every code; taken off"),
        text("scanner.suffix", CARAVAN_FIELD(scanner.suffix), "enter|tab|none",
             "what ends a code: `enter`, `tab`, or `none` for a pause"),
        text("scanner.gs_key", CARAVAN_FIELD(scanner.gsKey), "[A-Za-z0-9_]{0,24}",
             "key that the scanner presses for GS (FNC1), by its X name such as `\"F8\"`; Ctrl+] and Alt with 029 are "
             "always understood"),
        seconds("scanner.gap_seconds", CARAVAN_FIELD(scanner.gap), 0.05, 5, "longest pause within a code; 0.05 to 5"),
        text("scanner.serial", CARAVAN_FIELD(scanner.serial), "(/dev/[A-Za-z0-9/_.:-]{1,120})?",
             "serial port of a scanner, below `/dev`; none where empty"),
        number("scanner.serial_baud", CARAVAN_FIELD(scanner.serialBaud), 1'200, 1'000'000,
               "its speed; 1,200 to 1,000,000"),
    };
}

QList<ConfigKey> fleetKeys()
{
    return {
        seconds("fleet.poll_seconds", CARAVAN_FIELD(fleet.pollInterval), 0.05, 86'400,
                "how often the fleet's document is asked for; 0.05 to 86,400"),
        number("fleet.daily_megabytes", CARAVAN_FIELD(fleet.dailyMegabytes), 0, 1'000'000,
               "how much of releases, content and settings may be fetched a day; 0: no limit"),
        text("fleet.hours", CARAVAN_FIELD(fleet.hours), "([01][0-9]|2[0-4]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]",
             "local hours in which they may be fetched; `22:00-06:00` goes over midnight"),
    };
}

bool isSet(const QList<ConfigValue> &values, const QString &name, int &line)
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&name](const ConfigValue &v) { return v.key->name == name; });
    if (found == values.end()) return false;
    line = found->line;
    return true;
}

QString asToml(const QVariant &value)
{
    if (value.typeId() != QMetaType::QString) return value.toString();
    return value.toString().isEmpty() ? QString() : QString(u'"' + value.toString() + u'"');
}

} // namespace

const QList<ConfigKey> &configSchema()
{
    static const QList<ConfigKey> all =
        terminalKeys() + storeKeys() + agentKeys() + kioskKeys() + scannerKeys() + fleetKeys() +
        QList<ConfigKey>{number("demostore.port", CARAVAN_FIELD(demostore.port), 0, 65'535,
                                "port on loopback; 0: any free one, found in `store.json`")};
    return all;
}

const ConfigKey *configKey(const QString &name)
{
    const QList<ConfigKey> &all = configSchema();
    const auto found = std::find_if(all.begin(), all.end(), [&name](const ConfigKey &key) { return key.name == name; });
    return found == all.end() ? nullptr : &*found;
}

QString configSchemaText()
{
    const Config builtIn;
    QString out;
    QString section;
    for (const ConfigKey &key : configSchema()) {
        const QString own = key.name.section(u'.', 0, 0);
        if (own != section)
            out += (section.isEmpty() ? QString() : QStringLiteral("\n")) +
                   QStringLiteral("## `[%1]`\n\n| key | default | meaning |\n|---|---|---|\n").arg(own);
        section = own;
        const QString value = asToml(key.read(builtIn));
        out += QStringLiteral("| `%1` | %2 | %3 |\n")
                   .arg(key.name, value.isEmpty() ? QStringLiteral("none") : QString(u'`' + value + u'`'), key.meaning);
    }
    return out;
}

Result<Done, Config::Fault> checkTogether(const Config &config, const QList<ConfigValue> &newest)
{
    if (config.kiosk.idleWipe > config.kiosk.idleWarning) return Done{};
    int line = 0;
    const QString wipe = QStringLiteral("kiosk.idle_wipe_seconds");
    const QString warning = QStringLiteral("kiosk.idle_warning_seconds");
    if (isSet(newest, wipe, line) || !isSet(newest, warning, line))
        return Failure{Config::Fault{line, wipe, QStringLiteral("must be more than kiosk.idle_warning_seconds")}};
    return Failure{Config::Fault{line, warning, QStringLiteral("must be less than kiosk.idle_wipe_seconds")}};
}

} // namespace caravan

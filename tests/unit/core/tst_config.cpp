// SPDX-License-Identifier: Apache-2.0
#include "core/config_schema.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

class ConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyFileIsAWorkingTerminal();
    void everyKeyIsRead();
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void refusesForms_data();
    void refusesForms();
    void everyKeyHasRows();
    void file_data();
    void file();
    void faultText();
    void guideNamesEveryKey();
    void guideHasTheTablesOfTheSchema();
    void guideDefaultsAreValid();

private:
    QSet<QString> m_accepted;
    QSet<QString> m_refused;
    static QMap<QString, QString> guide();
};

void ConfigTest::emptyFileIsAWorkingTerminal()
{
    const auto config = Config::fromToml({});
    QVERIFY(config.ok());
    QCOMPARE(config->terminal.id, u"K01"_qs);
    QCOMPARE(config->kiosk.language, Language::ZhCn);
    QVERIFY(config->kiosk.idleWarning < config->kiosk.idleWipe);
    QCOMPARE(config->demostore.port, 0);
}

void ConfigTest::everyKeyIsRead()
{
    const auto read = Config::fromToml(R"(
[terminal]
id = "X42"
shop = "urumqi-1"
region = "xinjiang-north"
[store]
url = "https://shop.example:8443"
publishable_key = "pk_1"
region_id = "reg_1"
country_code = "kz"
kind_root = "sorts"
origin_root = "lands"
[agent]
delta_seconds = 1
sweep_seconds = 2.5
full_seconds = 3
request_timeout_seconds = 4
backoff_base_seconds = 0.05
backoff_cap_seconds = 6
parallel_orders = 7
[kiosk]
language = "kk"
idle_warning_seconds = 8
idle_wipe_seconds = 9
scan_source = "picture:/a b.png"
attract = false
fullscreen = false
width = 800
height = 600
reduced_motion = true
theme = "dark"
scan_sound = false
[scanner]
input = "usb:05f9:2204"
layout = "fr"
prefix = "~"
suffix = "tab"
gs_key = "F8"
gap_seconds = 0.2
serial = "/dev/ttyACM0"
serial_baud = 115200
[fleet]
poll_seconds = 10
daily_megabytes = 11
hours = "22:00-06:30"
[demostore]
port = 65535
)");
    QVERIFY(read.ok());
    const Config &c = read.value();
    QCOMPARE(c.terminal.id, u"X42"_qs);
    QCOMPARE(c.terminal.shop, u"urumqi-1"_qs);
    QCOMPARE(c.terminal.region, u"xinjiang-north"_qs);
    QCOMPARE(c.store.url, u"https://shop.example:8443"_qs);
    QCOMPARE(c.store.publishableKey, u"pk_1"_qs);
    QCOMPARE(c.store.regionId, u"reg_1"_qs);
    QCOMPARE(c.store.countryCode, u"kz"_qs);
    QCOMPARE(c.store.kindRoot, u"sorts"_qs);
    QCOMPARE(c.store.originRoot, u"lands"_qs);
    QCOMPARE(c.agent.deltaInterval.count(), 1000);
    QCOMPARE(c.agent.sweepInterval.count(), 2500);
    QCOMPARE(c.agent.fullInterval.count(), 3000);
    QCOMPARE(c.agent.requestTimeout.count(), 4000);
    QCOMPARE(c.agent.backoffBase.count(), 50);
    QCOMPARE(c.agent.backoffCap.count(), 6000);
    QCOMPARE(c.agent.parallelOrders, 7);
    QCOMPARE(c.kiosk.language, Language::Kk);
    QCOMPARE(c.kiosk.idleWarning.count(), 8000);
    QCOMPARE(c.kiosk.idleWipe.count(), 9000);
    QCOMPARE(c.kiosk.scanSource, u"picture:/a b.png"_qs);
    QCOMPARE(c.kiosk.attract, false);
    QCOMPARE(c.kiosk.fullscreen, false);
    QCOMPARE(c.kiosk.width, 800);
    QCOMPARE(c.kiosk.height, 600);
    QCOMPARE(c.kiosk.reducedMotion, true);
    QCOMPARE(c.kiosk.scanSound, false);
    QCOMPARE(c.scanner.input, u"usb:05f9:2204"_qs);
    QCOMPARE(c.scanner.layout, u"fr"_qs);
    QCOMPARE(c.scanner.prefix, u"~"_qs);
    QCOMPARE(c.scanner.suffix, u"tab"_qs);
    QCOMPARE(c.scanner.gsKey, u"F8"_qs);
    QCOMPARE(c.scanner.gap.count(), 200);
    QCOMPARE(c.scanner.serial, u"/dev/ttyACM0"_qs);
    QCOMPARE(c.scanner.serialBaud, 115'200);
    QCOMPARE(c.kiosk.theme, u"dark"_qs);
    QCOMPARE(c.fleet.pollInterval.count(), 10'000);
    QCOMPARE(c.fleet.dailyMegabytes, 11);
    QCOMPARE(c.fleet.hours, u"22:00-06:30"_qs);
    QCOMPARE(c.demostore.port, 65535);
}

namespace {

/// The value stands on line 3 of the file.
QByteArray fileWith(const QString &key, const QString &value)
{
    return QStringLiteral("# a comment\n[%1]\n%2 = %3\n")
        .arg(key.section(u'.', 0, 0), key.section(u'.', 1), value)
        .toUtf8();
}

void rows(const char *key, std::initializer_list<const char *> values)
{
    for (const char *value : values)
        QTest::addRow("%s = %.40s", key, value) << QString::fromLatin1(key) << QString::fromUtf8(value);
}

} // namespace

void ConfigTest::accepts_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    rows("terminal.id", {"\"A00\"", "'Z99'"});
    rows("terminal.shop", {"\"a\"", "\"shop-9\""});
    rows("terminal.region", {"\"a\"", "\"north-9\""});
    rows("terminal.price_rule", {"\"honour\"", "\"ask\"", "\"accept\""});
    rows("agent.audit_seconds", {"0.05", "86400"});
    rows("agent.keep_days", {"1", "365"});
    rows("store.url", {"\"http://127.0.0.1:9000\"", "\"https://shop.example\"", "\"http://[::1]:80\""});
    rows("store.publishable_key", {"\"pk_0aZ-\""});
    rows("store.region_id", {"\"reg_0\""});
    rows("store.country_code", {"\"cn\""});
    rows("store.kind_root", {"\"kind\""});
    rows("store.origin_root", {"\"origin\""});
    rows("agent.delta_seconds", {"0.05", "86400", "1e2"});
    rows("agent.sweep_seconds", {"0.05", "864000"});
    rows("agent.full_seconds", {"0.05", "8640000"});
    rows("agent.request_timeout_seconds", {"0.1", "600"});
    rows("agent.backoff_base_seconds", {"0.05", "60"});
    rows("agent.backoff_cap_seconds", {"0.1", "3600"});
    rows("agent.parallel_orders", {"1", "16"});
    rows("kiosk.language", {"\"zh-CN\"", "\"ug-CN\"", "\"kk\"", "\"ru\"", "\"en\""});
    rows("kiosk.idle_warning_seconds", {"1", "79.9"});
    rows("kiosk.idle_wipe_seconds", {"60.1", "7200"});
    rows("kiosk.scan_source", {"\"camera\"", "\"picture:a\"", "\"video:/b.ogv\""});
    rows("kiosk.attract", {"true", "false"});
    rows("kiosk.fullscreen", {"true", "false"});
    rows("kiosk.width", {"320", "7680"});
    rows("kiosk.height", {"320", "7680"});
    rows("kiosk.reduced_motion", {"true", "false"});
    rows("kiosk.scan_sound", {"true", "false"});
    rows("scanner.input", {"\"none\"", "\"udev\"", "\"usb:05F9:2204\"", "\"/dev/input/by-id/usb-x-event-kbd\""});
    rows("scanner.layout", {"\"us\"", "\"ru\""});
    rows("scanner.prefix", {"\"\"", "\"~\"", "\"\\u0002\"", "\"12345678\""});
    rows("scanner.suffix", {"\"enter\"", "\"tab\"", "\"none\""});
    rows("scanner.gs_key", {"\"\"", "\"F8\""});
    rows("scanner.gap_seconds", {"0.05", "5"});
    rows("scanner.serial", {"\"\"", "\"/dev/serial/by-id/usb-x\""});
    rows("scanner.serial_baud", {"1200", "1000000"});
    rows("kiosk.theme", {"\"light\"", "\"dark\"", "\"high-contrast\""});
    rows("fleet.poll_seconds", {"0.05", "86400"});
    rows("fleet.daily_megabytes", {"0", "1000000"});
    rows("fleet.hours", {"\"00:00-24:00\"", "\"22:15-06:00\""});
    rows("demostore.port", {"0", "65535"});
}

void ConfigTest::accepts()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    const auto config = Config::fromToml(fileWith(key, value));
    if (!config) QFAIL(qPrintable(config.error().toString(u"caravan.toml"_qs)));
    m_accepted.insert(key);
}

void ConfigTest::refuses_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    rows("terminal.id", {"\"\"", "\"K1\"", "\"k01\"", "\"K011\"", "\"K01\\n\"", "1", "true"});
    rows("terminal.shop", {"\"\"", "\"A\"", "\"a b\"", "\"12345678901234567890123456789012345678901\""});
    rows("terminal.region", {"\"\"", "\"A\"", "\"../x\""});
    rows("terminal.price_rule", {"\"\"", "\"Ask\"", "\"refuse\"", "1"});
    rows("agent.audit_seconds", {"0", "86401"});
    rows("agent.keep_days", {"0", "366", "1.5"});
    rows("store.url", {"\"\"", "\"ftp://a\"", "\"shop.example\"", "\"http://a/b\"", "\"http://u@a\"", "\"http://a?x\"",
                       "\"http://a b\"", "\"http://\"", "\"file:///etc\""});
    rows("store.publishable_key", {"\"\"", "\"a b\"", "\"a\\r\\nX: y\"", "7"});
    rows("store.region_id", {"\"\"", "\"reg/1\""});
    rows("store.country_code", {"\"CN\"", "\"chn\"", "\"c\""});
    rows("store.kind_root", {"\"\"", "\"Kind\""});
    rows("store.origin_root", {"\"\"", "\"or_igin\""});
    rows("agent.delta_seconds", {"0", "0.04", "86401", "-1", "nan", "inf", "-inf", "\"60\"", "true", "[60]"});
    rows("agent.sweep_seconds", {"0", "864001"});
    rows("agent.full_seconds", {"0", "8640001"});
    rows("agent.request_timeout_seconds", {"0", "601"});
    rows("agent.backoff_base_seconds", {"0", "61"});
    rows("agent.backoff_cap_seconds", {"0", "3601"});
    rows("agent.parallel_orders", {"0", "17", "2.0", "\"2\"", "9223372036854775807"});
    rows("kiosk.language", {"\"de\"", "\"zh\"", "\"\"", "1"});
    rows("kiosk.idle_warning_seconds", {"0", "3601"});
    rows("kiosk.idle_wipe_seconds", {"1", "7201", "60"});
    rows("kiosk.scan_source", {"\"\"", "\"picture:\"", "\"cameras\"", "\"http://a\"", "\"video:a\\nb\""});
    rows("kiosk.attract", {"1", "\"true\""});
    rows("kiosk.fullscreen", {"1", "\"true\""});
    rows("kiosk.width", {"319", "7681", "-1", "800.5"});
    rows("kiosk.height", {"319", "7681"});
    rows("kiosk.reduced_motion", {"0", "\"no\""});
    rows("kiosk.scan_sound", {"1", "\"yes\""});
    rows("scanner.input", {"\"\"", "\"usb:5f9:2204\"", "\"/dev/sda\"", "\"/dev/input/a b\"", "1"});
    rows("scanner.layout", {"\"\"", "\"US\"", "\"us,de\""});
    rows("scanner.prefix", {"\"123456789\"", "1"});
    rows("scanner.suffix", {"\"\"", "\"cr\""});
    rows("scanner.gs_key", {"\"Ctrl+]\"", "8"});
    rows("scanner.gap_seconds", {"0", "6", "\"1\""});
    rows("scanner.serial", {"\"ttyS0\"", "\"/etc/passwd\""});
    rows("scanner.serial_baud", {"0", "9600.0"});
    rows("kiosk.theme", {"\"\"", "\"pink\"", "true"});
    rows("fleet.poll_seconds", {"0", "86401"});
    rows("fleet.daily_megabytes", {"-1", "1000001", "1.5"});
    rows("fleet.hours", {"\"\"", "\"22-06\"", "\"22:60-06:00\"", "\"25:00-06:00\""});
    rows("demostore.port", {"-1", "65536", "8080.0"});
}

void ConfigTest::refuses()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    const auto config = Config::fromToml(fileWith(key, value));
    QVERIFY(!config.ok());
    QCOMPARE(config.error().key, key);
    QCOMPARE(config.error().line, 3);
    QVERIFY(config.error().message.startsWith(u"must "));
    m_refused.insert(key);
}

void ConfigTest::refusesForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("line");
    QTest::newRow("unknown section") << QByteArray("\n[kiosks]\n") << u"kiosks"_qs << 2;
    QTest::newRow("unknown key") << QByteArray("[kiosk]\nwidth = 800\nwitdh = 800\n") << u"kiosk.witdh"_qs << 3;
    QTest::newRow("key outside a section") << QByteArray("width = 800\n") << u"width"_qs << 1;
    QTest::newRow("section as a value") << QByteArray("\n\nkiosk = 1\n") << u"kiosk"_qs << 3;
    QTest::newRow("section as a list") << QByteArray("[[kiosk]]\nwidth = 800\n") << u"kiosk"_qs << 1;
    QTest::newRow("section within a section") << QByteArray("[kiosk.screen]\nwidth = 800\n") << u"kiosk.screen"_qs << 1;
    QTest::newRow("not TOML") << QByteArray("[kiosk]\nwidth 800\n") << QString() << 2;
    QTest::newRow("key twice") << QByteArray("[kiosk]\nwidth = 800\nwidth = 900\n") << QString() << 3;
    QTest::newRow("not UTF-8") << QByteArray("[terminal]\nshop = \"\xff\"\n") << QString() << 2;
    QTest::newRow("deep") << QByteArray("a = ") + QByteArray(100'000, '[') << QString() << 1;
    QTest::newRow("wipe before warning, warning set last")
        << QByteArray("[kiosk]\nidle_wipe_seconds = 10\nidle_warning_seconds = 10\n") << u"kiosk.idle_wipe_seconds"_qs
        << 2;
    QTest::newRow("warning after the default wipe")
        << QByteArray("[kiosk]\nidle_warning_seconds = 80\n") << u"kiosk.idle_warning_seconds"_qs << 2;
}

void ConfigTest::refusesForms()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, key);
    QFETCH(int, line);
    const auto config = Config::fromToml(text);
    QVERIFY(!config.ok());
    QCOMPARE(config.error().key, key);
    QCOMPARE(config.error().line, line);
    QVERIFY(!config.error().message.isEmpty());
}

void ConfigTest::everyKeyHasRows()
{
    if (m_accepted.isEmpty() || m_refused.isEmpty()) QSKIP("run with accepts and refuses");
    const QStringList names = Config::keys();
    const QSet<QString> keys(names.begin(), names.end());
    QCOMPARE(m_accepted, keys);
    QCOMPARE(m_refused, keys);
}

void ConfigTest::file_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("taken");
    QTest::newRow("good") << QByteArray("[kiosk]\nwidth = 800\n") << true;
    QTest::newRow("1 MiB of comment") << "#" + QByteArray((1 << 20) - 1, 'x') << true;
    QTest::newRow("a byte more") << "#" + QByteArray(1 << 20, 'x') << false;
    QTest::newRow("2 MiB") << "#" + QByteArray(2 << 20, 'x') << false;
}

void ConfigTest::file()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, taken);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"caravan.toml"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
    file.close();
    const auto config = Config::fromFile(file.fileName());
    QCOMPARE(config.ok(), taken);
    if (!taken) QCOMPARE(config.error().line, 0);
    QVERIFY(!Config::fromFile(dir.filePath(u"missing.toml"_qs)).ok());
    QVERIFY(!Config::fromFile(dir.path()).ok());
    // A file without a size of its own has a limit too.
    QVERIFY(!Config::fromFile(u"/dev/zero"_qs).ok());
}

void ConfigTest::faultText()
{
    const Config::Fault named{3, u"kiosk.width"_qs, u"must be a whole number"_qs};
    QCOMPARE(named.toString(u"a.toml"_qs), u"a.toml:3: kiosk.width must be a whole number"_qs);
    const Config::Fault whole{0, {}, u"is larger than 1 MiB"_qs};
    QCOMPARE(whole.toString(u"a.toml"_qs), u"a.toml: is larger than 1 MiB"_qs);
}

/// Key → default of the guide's rows "| `section.key` | default | …".
QMap<QString, QString> ConfigTest::guide()
{
    QFile file(QStringLiteral(CARAVAN_CONFIGURATION_GUIDE));
    if (!file.open(QIODevice::ReadOnly)) return {};
    static const QRegularExpression row(QStringLiteral("^\\| `([a-z_]+\\.[a-z_]+)` \\| ([^|]*) \\|"),
                                        QRegularExpression::MultilineOption);
    QMap<QString, QString> found;
    auto matches = row.globalMatch(QString::fromUtf8(file.readAll()));
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.insert(match.captured(1), match.captured(2));
    }
    return found;
}

void ConfigTest::guideNamesEveryKey()
{
    const QStringList documented = guide().keys();
    QStringList keys = Config::keys();
    keys.sort();
    QCOMPARE(documented, keys);
}

void ConfigTest::guideHasTheTablesOfTheSchema()
{
    QFile file(QStringLiteral(CARAVAN_CONFIGURATION_GUIDE));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    for (const QString &line : configSchemaText().split(u'\n'))
        QVERIFY2(text.contains(line), qPrintable(line));
}

void ConfigTest::guideDefaultsAreValid()
{
    const auto rows = guide();
    QVERIFY(!rows.isEmpty());
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        if (row.value() == u"none") continue;
        QVERIFY2(row.value().startsWith(u'`') && row.value().endsWith(u'`'), qPrintable(row.key()));
        const auto config = Config::fromToml(fileWith(row.key(), row.value().mid(1).chopped(1)));
        if (!config) QFAIL(qPrintable(config.error().toString(row.key())));
    }
}

QTEST_GUILESS_MAIN(ConfigTest)
#include "tst_config.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/config_files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

class LayeredConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void strongestLayerDecides();
    void badLayerKeepsTheLastGood();
    void identityIsTheTerminalsOwn();
    void layersMustFitTogether();
    void unknownKeyHasNoValue();
    void filesOfEveryLayer();
    void deliveredTerminalFileIsOverItsOwn();
    void badDeliveredFileKeepsTheLastGoodText();
    void deliveredIdentityIsRefused();
    void checkNamesTheFile();
    void ownFaultIsTheCallers();
};

namespace {

void write(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray width(int pixels) { return "[kiosk]\nwidth = " + QByteArray::number(pixels) + "\n"; }

constexpr auto ownFile = "[terminal]\nid = \"K07\"\nshop = \"urumqi-1\"\nregion = \"north\"\n";

} // namespace

void LayeredConfigTest::strongestLayerDecides()
{
    LayeredConfig config;
    QCOMPARE(config.value(u"kiosk.width"_qs)->layer, ConfigLayer::BuiltIn);
    QCOMPARE(config.value(u"kiosk.width"_qs)->value.toInt(), 1080);
    int pixels = 500;
    for (const ConfigLayer layer :
         {ConfigLayer::Fleet, ConfigLayer::Region, ConfigLayer::Shop, ConfigLayer::Terminal, ConfigLayer::Staff}) {
        QVERIFY(config.setLayer(layer, {width(++pixels)}).ok());
        QCOMPARE(config.value(u"kiosk.width"_qs)->layer, layer);
        QCOMPARE(config.value(u"kiosk.width"_qs)->value.toInt(), pixels);
        QCOMPARE(config.config().kiosk.width, pixels);
    }
    QVERIFY(config.setLayer(ConfigLayer::Fleet, {width(333)}).ok());
    QCOMPARE(config.config().kiosk.width, pixels);
    QVERIFY(config.setLayer(ConfigLayer::Staff, {}).ok());
    QCOMPARE(config.value(u"kiosk.width"_qs)->layer, ConfigLayer::Terminal);
}

void LayeredConfigTest::badLayerKeepsTheLastGood()
{
    LayeredConfig config;
    QVERIFY(config.setLayer(ConfigLayer::Shop, {width(700)}).ok());
    QVERIFY(!config.setLayer(ConfigLayer::Shop, {"[kiosk]\nattract = false\nwidth = 1\n"}).ok());
    QCOMPARE(config.config().kiosk.width, 700);
    QVERIFY(config.config().kiosk.attract);
    QCOMPARE(config.fault(ConfigLayer::Shop)->line, 3);
    QVERIFY(config.setLayer(ConfigLayer::Shop, {width(701)}).ok());
    QVERIFY(!config.fault(ConfigLayer::Shop));
}

void LayeredConfigTest::identityIsTheTerminalsOwn()
{
    LayeredConfig config;
    QVERIFY(!config.setLayer(ConfigLayer::Fleet, {"[terminal]\nid = \"K99\"\n"}).ok());
    QVERIFY(!config.setLayer(ConfigLayer::Staff, {"[terminal]\nshop = \"b\"\n"}).ok());
    QVERIFY(config.setLayer(ConfigLayer::Terminal, {"[terminal]\nid = \"K99\"\n"}).ok());
    QCOMPARE(config.config().terminal.id, u"K99"_qs);
}

void LayeredConfigTest::layersMustFitTogether()
{
    LayeredConfig config;
    QVERIFY(config.setLayer(ConfigLayer::Fleet, {"[kiosk]\nidle_wipe_seconds = 30\nidle_warning_seconds = 20\n"}).ok());
    const auto set = config.setLayer(ConfigLayer::Staff, {"[kiosk]\nidle_warning_seconds = 40\n"});
    QVERIFY(!set.ok());
    QCOMPARE(set.error().key, u"kiosk.idle_warning_seconds"_qs);
    QVERIFY(config.config().kiosk.idleWarning < config.config().kiosk.idleWipe);
}

void LayeredConfigTest::unknownKeyHasNoValue() { QVERIFY(!LayeredConfig().value(u"kiosk.witdh"_qs)); }

void LayeredConfigTest::filesOfEveryLayer()
{
    const QTemporaryDir dir;
    const ConfigFiles files = ConfigFiles::of(dir.path());
    write(files.own, ownFile);
    write(files.fleetDir + u"/fleet.toml", "[kiosk]\nwidth = 501\nheight = 501\nreduced_motion = true\n");
    write(files.fleetDir + u"/regions/north.toml", "[kiosk]\nwidth = 502\nheight = 502\n");
    write(files.fleetDir + u"/regions/south.toml", width(999));
    write(files.fleetDir + u"/shops/urumqi-1.toml", width(503));
    write(files.staff, "[kiosk]\nlanguage = \"kk\"\n");
    const auto config = readConfigFiles(files);
    QVERIFY(config.ok());
    QCOMPARE(config->value(u"kiosk.reduced_motion"_qs)->layer, ConfigLayer::Fleet);
    QCOMPARE(config->value(u"kiosk.height"_qs)->layer, ConfigLayer::Region);
    QCOMPARE(config->value(u"kiosk.width"_qs)->layer, ConfigLayer::Shop);
    QCOMPARE(config->value(u"terminal.id"_qs)->layer, ConfigLayer::Terminal);
    QCOMPARE(config->value(u"kiosk.language"_qs)->layer, ConfigLayer::Staff);
    QCOMPARE(config->config().kiosk.width, 503);
    QCOMPARE(config->config().kiosk.language, Language::Kk);
}

void LayeredConfigTest::deliveredTerminalFileIsOverItsOwn()
{
    const QTemporaryDir dir;
    const ConfigFiles files = ConfigFiles::of(dir.path());
    write(files.own, QByteArray(ownFile) + width(600));
    write(files.fleetDir + u"/terminals/K07.toml", width(601));
    const auto config = readConfigFiles(files);
    QVERIFY(config.ok());
    QCOMPARE(config->config().kiosk.width, 601);
    QCOMPARE(config->config().terminal.id, u"K07"_qs);
    QCOMPARE(config->value(u"kiosk.width"_qs)->layer, ConfigLayer::Terminal);
}

void LayeredConfigTest::badDeliveredFileKeepsTheLastGoodText()
{
    const QTemporaryDir dir;
    const ConfigFiles files = ConfigFiles::of(dir.path());
    const QString path = files.fleetDir + u"/fleet.toml";
    write(path, width(700));
    QVERIFY(readConfigFiles(files).ok());
    write(path, "[kiosk]\nwidth = 701\nkey_of_tomorrow = 1\n");
    const auto config = readConfigFiles(files);
    QVERIFY(config.ok());
    QCOMPARE(config->config().kiosk.width, 700);
    QCOMPARE(config->fault(ConfigLayer::Fleet)->key, u"kiosk.key_of_tomorrow"_qs);
    // A layer that is taken away is not to come back by its copy.
    QVERIFY(QFile::remove(path));
    QCOMPARE(readConfigFiles(files)->config().kiosk.width, 1080);
    write(path, "nonsense");
    QCOMPARE(readConfigFiles(files)->config().kiosk.width, 1080);
}

void LayeredConfigTest::deliveredIdentityIsRefused()
{
    const QTemporaryDir dir;
    const ConfigFiles files = ConfigFiles::of(dir.path());
    write(files.own, ownFile);
    write(files.fleetDir + u"/terminals/K07.toml", "[terminal]\nid = \"K08\"\n");
    const auto config = readConfigFiles(files);
    QVERIFY(config.ok());
    QCOMPARE(config->config().terminal.id, u"K07"_qs);
    QVERIFY(config->fault(ConfigLayer::Terminal).has_value());
}

void LayeredConfigTest::checkNamesTheFile()
{
    const QTemporaryDir dir;
    const ConfigFiles files = ConfigFiles::of(dir.path());
    write(files.own, ownFile);
    QVERIFY(checkDelivered(files).ok());
    write(files.fleetDir + u"/shops/urumqi-1.toml", "[kiosk]\nwidth = 1\n");
    const auto checked = checkDelivered(files);
    QVERIFY(!checked.ok());
    QVERIFY2(checked.error().startsWith(u"urumqi-1.toml:2: kiosk.width must"), qPrintable(checked.error()));
}

void LayeredConfigTest::ownFaultIsTheCallers()
{
    const QTemporaryDir dir;
    const ConfigFiles files = ConfigFiles::of(dir.path());
    write(files.own, "[kiosk]\nwidth = 1\n");
    QVERIFY(!readConfigFiles(files).ok());
}

QTEST_GUILESS_MAIN(LayeredConfigTest)
#include "tst_layered_config.moc"

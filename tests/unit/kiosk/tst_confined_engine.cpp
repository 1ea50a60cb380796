// SPDX-License-Identifier: Apache-2.0
#include "kiosk/no_network.h"

#include <QFile>
#include <QImage>
#include <QLibraryInfo>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

namespace {

/// Loopback server that counts who comes and hangs up on them.
class Counter
{
public:
    Counter()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                ++m_count;
                socket->abort();
                socket->deleteLater();
            }
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QString url(const QString &name) const
    {
        return QStringLiteral("http://127.0.0.1:%1/%2").arg(m_server.serverPort()).arg(name);
    }
    [[nodiscard]] int count() const { return m_count; }
    /// Connects once itself; whoever connected before was counted before.
    bool visit()
    {
        const int before = m_count;
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_server.serverPort());
        return QTest::qWaitFor([&] { return m_count > before; });
    }

private:
    QTcpServer m_server;
    int m_count = 0;
};

/// An object of this QML; its `settled` says that whatever it wanted to load has come or has failed.
std::unique_ptr<QObject> make(QQmlEngine &engine, const QString &qml)
{
    QQmlComponent component(&engine);
    component.setData(qml.toUtf8(), QUrl(QStringLiteral("qrc:/test.qml")));
    return std::unique_ptr<QObject>(component.create());
}

bool settle(const QObject &object)
{
    return QTest::qWaitFor([&object] { return object.property("settled").toBool(); });
}

} // namespace

class ConfinedEngineTest : public QObject
{
    Q_OBJECT

private slots:
    void http_data();
    void http();
    void httpModules_data();
    void httpModules();
    void files_data();
    void files();
    void relativeFile();
    void ownUrlsWork();

private:
    QTemporaryDir m_dir;
};

void ConfinedEngineTest::http_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("Image")
        << u"Image { property bool settled: status === Image.Ready || status === Image.Error || status === Image.Null; source: '%1' }"_qs;
    QTest::newRow("BorderImage")
        << u"BorderImage { property bool settled: status !== BorderImage.Loading; source: '%1' }"_qs;
    QTest::newRow("AnimatedImage")
        << u"AnimatedImage { property bool settled: status !== AnimatedImage.Loading; source: '%1' }"_qs;
    QTest::newRow("Loader") << u"Loader { property bool settled: status !== Loader.Loading; source: '%1' }"_qs;
    QTest::newRow("XMLHttpRequest") << u"Item { property bool settled: false; Component.onCompleted: {"
                                       "const request = new XMLHttpRequest(); request.onreadystatechange = () => {"
                                       "if (request.readyState === XMLHttpRequest.DONE) settled = true };"
                                       "request.open('GET', '%1'); request.send() } }"_qs;
    QTest::newRow("rich text")
        << u"Text { property bool settled: true; textFormat: Text.RichText; text: \"<img src='%1'>\" }"_qs;
    QTest::newRow("styled text")
        << u"Text { property bool settled: true; textFormat: Text.StyledText; text: \"<img src='%1'>\" }"_qs;
    QTest::newRow("FontLoader")
        << u"FontLoader { property bool settled: status !== FontLoader.Loading; source: '%1' }"_qs;
    QTest::newRow("createComponent")
        << u"Item { property bool settled: false; property var made; Component.onCompleted: {"
           "made = Qt.createComponent('%1', Component.Asynchronous); settled = true } }"_qs;
}

void ConfinedEngineTest::http()
{
    QFETCH(QString, body);
    Counter server;
    const QString qml = u"import QtQuick\n"_qs + body.arg(server.url(u"a.png"_qs));
    {
        QQmlEngine engine;
        const auto object = make(engine, qml);
        QVERIFY(object);
        QTRY_VERIFY2(server.count() > 0, "without the confinement the server is reached: this test can fail");
    }
    QVERIFY(server.visit()); // what the first engine still had under way has come
    const int before = server.count();
    QQmlEngine engine;
    confineEngine(engine);
    const auto object = make(engine, qml);
    QVERIFY(object);
    QVERIFY(settle(*object));
    QVERIFY(server.visit());
    QCOMPARE(server.count(), before + 1);
}

void ConfinedEngineTest::httpModules_data()
{
    QTest::addColumn<QString>("head");
    QTest::newRow("folder") << u"import '%1'"_qs;
    QTest::newRow("script") << u"import '%1/a.js' as Script"_qs;
}

void ConfinedEngineTest::httpModules()
{
    QFETCH(QString, head);
    Counter server;
    const QString qml = u"import QtQuick\n"_qs + head.arg(server.url(u"module"_qs)) + u"\nItem {}";
    const auto load = [&qml](QQmlEngine &engine) {
        QQmlComponent component(&engine);
        component.setData(qml.toUtf8(), QUrl(QStringLiteral("qrc:/test.qml")));
        return QTest::qWaitFor([&component] { return !component.isLoading(); });
    };
    {
        QQmlEngine engine;
        QVERIFY(load(engine));
        QVERIFY(server.count() > 0);
    }
    const int before = server.count();
    QQmlEngine engine;
    confineEngine(engine);
    QVERIFY(load(engine));
    QVERIFY(server.visit());
    QCOMPARE(server.count(), before + 1);
}

void ConfinedEngineTest::files_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("name");
    QTest::newRow("Image")
        << u"Image { property bool settled: status !== Image.Loading; property bool there: status === Image.Ready; source: '%1' }"_qs
        << u"secret.png"_qs;
    QTest::newRow("Loader")
        << u"Loader { property bool settled: status !== Loader.Loading; property bool there: status === Loader.Ready; source: '%1' }"_qs
        << u"Secret.qml"_qs;
}

void ConfinedEngineTest::files()
{
    QFETCH(QString, body);
    QFETCH(QString, name);
    QImage image(4, 4, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(m_dir.filePath(u"secret.png"_qs)));
    QFile file(m_dir.filePath(u"Secret.qml"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("import QtQuick\nItem {}\n");
    file.close();
    const QString plain = QUrl::fromLocalFile(m_dir.filePath(name)).toString();
    const QString modules = QUrl::fromLocalFile(QLibraryInfo::path(QLibraryInfo::QmlImportsPath)).toString();
    const QString upward = modules + u"/%2e%2e"_qs.repeated(12) + m_dir.filePath(name);
    for (const QString &url : {plain, upward}) {
        const QString qml = u"import QtQuick\n"_qs + body.arg(url);
        {
            QQmlEngine engine;
            const auto object = make(engine, qml);
            QVERIFY(object && settle(*object));
            if (url == plain) QVERIFY(object->property("there").toBool());
        }
        QQmlEngine engine;
        confineEngine(engine);
        const auto object = make(engine, qml);
        QVERIFY(object && settle(*object));
        QVERIFY2(!object->property("there").toBool(), qPrintable(url));
    }
}

void ConfinedEngineTest::relativeFile()
{
    QQmlEngine engine;
    engine.setBaseUrl(QUrl::fromLocalFile(m_dir.path() + u'/'));
    confineEngine(engine);
    const auto object = make(engine, u"import QtQuick\nImage { property bool settled: status !== Image.Loading; "
                                     "property bool there: status === Image.Ready; source: 'secret.png' }"_qs);
    QVERIFY(object && settle(*object));
    QVERIFY(!object->property("there").toBool());
}

void ConfinedEngineTest::ownUrlsWork()
{
    QQmlEngine engine;
    confineEngine(engine);
    const auto object =
        make(engine, u"import QtQuick\nimport QtQuick.Controls.Basic\nButton { property bool settled: true }"_qs);
    QVERIFY2(object, "Qt's own modules still load");
}

QTEST_MAIN(ConfinedEngineTest)
#include "tst_confined_engine.moc"

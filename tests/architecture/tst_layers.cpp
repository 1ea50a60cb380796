// SPDX-License-Identifier: Apache-2.0
#include "layer_rules.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace caravan;

namespace {

const QString sourceDir = QStringLiteral(CARAVAN_SOURCE_DIR);

/// Sources of these folders, relative to the tree.
QStringList sourcesOf(const QStringList &folders, const QStringList &patterns)
{
    QStringList found;
    for (const QString &folder : folders) {
        QDirIterator walk(sourceDir + u'/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = QDir(sourceDir).relativeFilePath(walk.next());
            if (!path.contains(u"/build/") && !path.contains(u"node_modules")) found.append(path);
        }
    }
    found.sort();
    return found;
}

void rowPerFile(const QStringList &files)
{
    QTest::addColumn<QString>("path");
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file;
}

QString textOf(const QString &path)
{
    QFile file(sourceDir + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class LayersTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheTree();
    void sources_data();
    void sources();
    void qml_data();
    void qml();
    void licences_data();
    void licences();
    void badSnippets_data();
    void badSnippets();
    void goodSnippets_data();
    void goodSnippets();
};

void LayersTest::findsTheTree()
{
    const QStringList sources = sourcesOf({u"app"_qs, u"sync"_qs}, {u"*.h"_qs, u"*.cpp"_qs});
    QVERIFY2(sources.size() > 100, "an empty tree is always in order");
    QVERIFY(sources.contains(u"app/core/result.h"_qs));
}

void LayersTest::sources_data()
{
    rowPerFile(sourcesOf({u"app"_qs, u"sync"_qs, u"fleet"_qs, u"qml"_qs}, {u"*.h"_qs, u"*.cpp"_qs}));
}

void LayersTest::sources()
{
    QFETCH(QString, path);
    const QString text = textOf(path);
    QVERIFY(!text.isEmpty());
    const QStringList faults = layerFaults(path, text) + libraryFaults(path, text);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void LayersTest::qml_data()
{
    rowPerFile(sourcesOf({u"qml"_qs}, {u"*.qml"_qs}));
    QTest::newRow("no file") << QString(); // a table without rows is a failure of QtTest
}

void LayersTest::qml()
{
    QFETCH(QString, path);
    if (path.isEmpty()) return;
    const QStringList faults = qmlFaults(path, textOf(path));
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void LayersTest::licences_data()
{
    rowPerFile(sourcesOf({u"app"_qs, u"sync"_qs, u"fleet"_qs, u"qml"_qs, u"tests"_qs, u"cmake"_qs, u"resources"_qs,
                          u"scripts"_qs, u"packaging"_qs},
                         {u"*.h"_qs, u"*.cpp"_qs, u"*.qml"_qs, u"*.cmake"_qs, u"CMakeLists.txt"_qs, u"*.py"_qs,
                          u"*.sh"_qs, u"*.rep"_qs}));
}

void LayersTest::licences()
{
    QFETCH(QString, path);
    const QStringList faults = licenceFaults(path, textOf(path));
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

namespace {

QStringList allFaults(const QString &path, const QString &text)
{
    return layerFaults(path, text) + libraryFaults(path, text) + qmlFaults(path, text) + licenceFaults(path, text);
}

constexpr auto licence = "// SPDX-License-Identifier: Apache-2.0\n";

void snippet(const char *path, const char *body)
{
    QTest::addRow("%s: %s", path, body) << QString::fromLatin1(path)
                                        << QString(QString::fromLatin1(licence) + QString::fromUtf8(body));
}

} // namespace

void LayersTest::badSnippets_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    snippet("app/core/a.h", "#include \"domain/ids.h\"");
    snippet("app/core/a.h", "#include <QImage>");
    snippet("app/domain/a.h", "#include \"storage/journal.h\"");
    snippet("app/domain/a.h", "  #  include \"app/viewmodels/texts.h\"");
    snippet("app/domain/codes/a.h", "#include \"../ids.h\"");
    snippet("app/domain/a.h", "#include <QObject>");
    snippet("app/domain/a.h", "#include <QFile>");
    snippet("app/domain/a.h", "class A : public B { Q_OBJECT };");
    snippet("app/domain/a.cpp", "#include <QQmlEngine>");
    snippet("app/storage/a.cpp", "#include \"devices/frame.h\"");
    snippet("app/viewmodels/a.h", "#include \"storage/journal.h\"");
    snippet("app/viewmodels/a.h", "#include \"devices/frame.h\"");
    snippet("app/viewmodels/a.h", "#include \"sync/store/store_client.h\"");
    snippet("app/viewmodels/a.cpp", "#include <SQLiteCpp/SQLiteCpp.h>");
    snippet("app/viewmodels/a.cpp", "#include <QNetworkAccessManager>");
    snippet("app/viewmodels/a.cpp", "#include \"rep_agent_link_replica.h\"");
    snippet("app/devices/a.h", "#include \"viewmodels/texts.h\"");
    snippet("app/devices/a.h", "#include <QTcpSocket>");
    snippet("app/devices/a.h", "#include <QtNetwork>");
    snippet("app/kiosk/a.cpp", "#include <QNetworkReply>");
    snippet("app/kiosk/a.cpp", "#include <sys/socket.h>");
    snippet("app/kiosk/a.cpp", "#include <sqlite3.h>");
    snippet("app/kiosk/a.cpp", "#include \"sync/store/store_client.h\"");
    snippet("app/kiosk/a.cpp", "#include <ZXing/ReadBarcode.h>");
    snippet("app/domain/a.cpp", "#include \"security/ed25519_check.h\"");
    snippet("app/scan/a.cpp", "#include <sodium.h>");
    snippet("app/new/a.cpp", "int a;");
    snippet("sync/store/a.cpp", "#include <SQLiteCpp/SQLiteCpp.h>");
    snippet("sync/store/a.cpp", "#include \"sync/outbox/dispatcher.h\"");
    snippet("sync/outbox/a.cpp", "#include \"storage/journal.h\"");
    snippet("sync/outbox/a.cpp", "#include \"sync/pull/catalog_pull.h\"");
    snippet("sync/agent/a.cpp", "#include \"viewmodels/texts.h\"");
    snippet("sync/agent/a.cpp", "#include \"sync/demostore/server.h\"");
    snippet("sync/demostore/a.cpp", "#include \"sync/store/store_client.h\"");
    snippet("sync/agent/a.cpp", "#include <sqlite3.h>");
    snippet("fleet/document/a.cpp", "#include \"fleet/release/tree_walk.h\"");
    snippet("fleet/document/a.cpp", "#include <QNetworkReply>");
    snippet("fleet/terminal/a.cpp", "#include <ostree.h>");
    snippet("fleet/terminal/a.cpp", "#include <sodium.h>");
    snippet("fleet/terminal/a.cpp", "#include \"fleet/operator/gpg.h\"");
    snippet("fleet/launcher/a.cpp", "#include \"fleet/terminal/fleet_updater.h\"");
    snippet("fleet/launcher/a.cpp", "#include <QNetworkReply>");
    snippet("fleet/slots/a.cpp", "#include \"fleet/document/envelope.h\"");
    snippet("app/kiosk/a.cpp", "#include \"fleet/slots/trial.h\"");
    snippet("qml/Caravan/Drawing/a.cpp", "#include \"viewmodels/texts.h\"");
    snippet("qml/Caravan/Input/a.cpp", "#include <QNetworkReply>");
    snippet("qml/Caravan/Input/A.qml", "import Caravan.Controls");
    snippet("qml/Caravan/Theme/A.qml", "import Caravan.Controls");
    snippet("qml/Caravan/Controls/A.qml", "import Caravan.ViewModels");
    snippet("qml/Caravan/Controls/A.qml", "import Caravan.Cart");
    snippet("qml/Caravan/Cart/A.qml", "import Caravan.Checkout");
    snippet("qml/Caravan/Cart/A.qml", "import Caravan.Shell");
    snippet("qml/Caravan/Cart/A.qml", "import \"../Checkout\"");
    snippet("qml/Caravan/Cart/A.qml", "import QtQuick 2.15");
    snippet("qml/Caravan/Cart/A.qml", "Rectangle { color: \"#ff0000\" }");
    snippet("qml/Caravan/Cart/A.qml", "Rectangle { color: '#fff' }");
    snippet("qml/Caravan/Cart/A.qml", "Rectangle { border.color: \"red\" }");
    snippet("qml/Caravan/Cart/A.qml", "Rectangle { color: Qt.rgba(0, 0, 0, 0.5) }");
    snippet("qml/Caravan/Shell/A.qml", "Rectangle { color: \"white\" }");
    QTest::newRow("no licence") << u"app/core/a.h"_qs << u"#pragma once\n"_qs;
    QTest::newRow("another licence") << u"app/core/a.h"_qs << u"// SPDX-License-Identifier: MIT\n"_qs;
    QTest::newRow("licence too late") << u"app/core/a.h"_qs
                                      << u"#pragma once\n// SPDX-License-Identifier: Apache-2.0\n"_qs;
    QTest::newRow("empty") << u"app/core/a.h"_qs << QString();
}

void LayersTest::badSnippets()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QCOMPARE(allFaults(path, text).size(), 1);
}

void LayersTest::goodSnippets_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    snippet("app/core/a.h", "#include \"core/result.h\"\n#include <QString>");
    snippet("app/domain/a.h", "#include \"core/result.h\"\n#include \"domain/ids.h\"");
    snippet("app/storage/a.cpp", "#include \"domain/ids.h\"\n#include <SQLiteCpp/SQLiteCpp.h>\n#include <sodium.h>");
    snippet("app/viewmodels/a.cpp", "#include \"viewmodels/texts.h\"\n#include <QQmlEngine>\n#include <QImage>");
    snippet("app/kiosk/a.cpp",
            "#include \"storage/a.h\"\n#include \"devices/a.h\"\n#include \"rep_agent_link_replica.h\"");
    snippet("app/kiosk/no_network.cpp", "#include <QNetworkReply>\n#include <seccomp.h>");
    snippet("app/security/a.cpp", "#include \"domain/codes/signed_code.h\"\n#include <sodium.h>");
    snippet("app/scan/a.cpp", "#include \"security/ed25519_check.h\"\n#include \"devices/frame.h\"");
    snippet("app/testdriver/a.cpp", "#include <QLocalServer>");
    snippet("sync/demostore/a.cpp", "#include <sqlite3.h>\n#include <QHttpServer>");
    snippet("sync/agent/main.cpp", "#include \"storage/a.h\"\n#include \"sync/pull/a.h\"");
    snippet("fleet/terminal/a.cpp", "#include \"fleet/release/tree_walk.h\"\n#include <QNetworkReply>");
    snippet("sync/agent/a.cpp", "#include \"fleet/terminal/fleet_updater.h\"");
    snippet("tests/unit/a.cpp", "#include <QNetworkReply>\n#include \"storage/a.h\"\n#include \"viewmodels/a.h\"");
    snippet("qml/Caravan/Theme/A.qml", "import QtQuick\nRectangle { color: \"#fff\" }");
    snippet("qml/Caravan/Controls/A.qml", "import Caravan.Theme\nRectangle { color: Theme.color.surface }");
    snippet("qml/Caravan/Controls/A.qml", "import Caravan.Input\nimport Caravan.Drawing");
    snippet("qml/Caravan/Input/a.cpp", "#include \"core/logging.h\"\n#include \"a.h\"\n#include <QQmlEngine>");
    snippet("qml/Caravan/Cart/A.qml", "import Caravan.Controls\nimport Caravan.ViewModels\nimport Caravan.Cart");
    snippet("qml/Caravan/Cart/A.qml", "Rectangle { color: \"transparent\" }");
    snippet("qml/Caravan/Shell/A.qml", "import Caravan.Cart\nimport Caravan.Checkout");
    QTest::newRow("script") << u"scripts/a.py"_qs
                            << u"#!/usr/bin/env python3\n# SPDX-License-Identifier: Apache-2.0\n"_qs;
}

void LayersTest::goodSnippets()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    const QStringList faults = allFaults(path, text);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_GUILESS_MAIN(LayersTest)
#include "tst_layers.moc"

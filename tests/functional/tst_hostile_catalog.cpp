// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/terminal.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>

using namespace caravan::functional;

/// Texts that a store could send by mistake or by malice are shown as what they are: characters.
class TestHostileCatalog : public QObject
{
    Q_OBJECT

private slots:
    void isShownAsTextOnly();
};

namespace {

QJsonObject texts(const QString &text)
{
    QJsonObject object;
    for (const char *tag : {"zh-CN", "ug-CN", "kk", "ru", "en"})
        object.insert(QLatin1String(tag), text);
    return object;
}

QByteArray line(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

QByteArray product(int number, const QString &title, const QString &description)
{
    const QJsonObject variant{{QStringLiteral("sku"), QStringLiteral("H-%1").arg(number)},
                              {QStringLiteral("title"), texts(title.left(100))},
                              {QStringLiteral("price_fen"), 1990},
                              {QStringLiteral("stock"), 50}};
    return line({{QStringLiteral("type"), QStringLiteral("product")},
                 {QStringLiteral("handle"), QStringLiteral("hostile-%1").arg(number)},
                 {QStringLiteral("categories"), QJsonArray{QStringLiteral("fruit")}},
                 {QStringLiteral("popularity"), 1000 - number},
                 {QStringLiteral("title"), texts(title)},
                 {QStringLiteral("description"), texts(description)},
                 {QStringLiteral("story"), texts(description)},
                 {QStringLiteral("variants"), QJsonArray{variant}}});
}

} // namespace

void TestHostileCatalog::isShownAsTextOnly()
{
    QTcpServer trap;
    QVERIFY(trap.listen(QHostAddress::LocalHost));
    const QString url = QStringLiteral("http://127.0.0.1:%1/pixel.png").arg(trap.serverPort());
    const QStringList titles{
        QStringLiteral("<img src=\"%1\"> raisins").arg(url),
        QStringLiteral("<b>bold</b> <a href=\"%1\">link</a>").arg(url),
        QStringLiteral("<img src=\"file:///etc/passwd\">"),
        QStringLiteral("\u202e\u2066\u2067 reversed \u202d\u2069 tail"),
        QStringLiteral("word").repeated(50),
        QStringLiteral("\u0627\u0644\u0644\u0647 mixed 葡萄 <script>alert(1)</script>"),
        QStringLiteral("a\u0301").repeated(90),
        QStringLiteral("\u06C7\u064A\u063A\u06C7\u0631 %1 %2 %n {0}"),
    };

    Terminal terminal(QStringLiteral(CARAVAN_BINARIES), QString());
    QVERIFY(terminal.configure());
    const QString file = terminal.stateDir() + QStringLiteral("/hostile.jsonl");
    QFile catalog(file);
    QVERIFY(catalog.open(QIODevice::WriteOnly));
    catalog.write(line({{QStringLiteral("type"), QStringLiteral("category")},
                        {QStringLiteral("handle"), QStringLiteral("kind")},
                        {QStringLiteral("rank"), 1},
                        {QStringLiteral("name"), texts(QStringLiteral("kind"))}}));
    catalog.write(line({{QStringLiteral("type"), QStringLiteral("category")},
                        {QStringLiteral("handle"), QStringLiteral("fruit")},
                        {QStringLiteral("parent"), QStringLiteral("kind")},
                        {QStringLiteral("rank"), 1},
                        {QStringLiteral("name"), texts(titles.first())}}));
    const QString longText =
        QStringLiteral("<img src=\"%1\">").arg(url) + QStringLiteral("lorem 葡萄干 ").repeated(280);
    for (int i = 0; i < titles.size(); ++i)
        catalog.write(product(i, titles.at(i), longText));
    catalog.close();

    terminal.startStore({QStringLiteral("--import"), file});
    terminal.startAgent();
    QVERIFY(terminal.startKiosk());
    QCOMPARE(terminal.waitForCatalog(), int(titles.size()));

    KioskRemote &remote = terminal.remote;
    remote.tap(QStringLiteral("attract.touch")).tap(QStringLiteral("language.ug-CN"));
    for (int i = 0; i < titles.size(); ++i) {
        const QString card = QStringLiteral("product.card.%1").arg(i);
        remote.tap(card).waitFor(QStringLiteral("product.add"));
        QVERIFY2(remote.ok(), qPrintable(remote.error()));
        if (i == 0) QCOMPARE(remote.read(QStringLiteral("product.title")).toString(), titles.first());
        remote.tap(QStringLiteral("product.add")).tap(QStringLiteral("header.back"));
    }
    remote.tap(QStringLiteral("nav.cart")).waitFor(QStringLiteral("cart.checkout"));
    const QString picture = terminal.stateDir() + QStringLiteral("/cart.png");
    remote.shot(picture);
    QVERIFY2(remote.ok(), qPrintable(remote.error()));
    QVERIFY(!QImage(picture).isNull());
    QVERIFY(terminal.kiosk.running());
    QVERIFY2(!trap.waitForNewConnection(1000), "something fetched a URL of the catalog");
    QStringList warnings = remote.warnings();
    // The category has no drawing of its own: a neutral tile stands in for it.
    warnings.removeIf([](const QString &warning) { return warning.endsWith(u"no such picture"); });
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestHostileCatalog)
#include "tst_hostile_catalog.moc"

// SPDX-License-Identifier: Apache-2.0
#include "test_store.h"

#include <QTest>

namespace caravan::demostore {

namespace {

const char baseCategory[] = R"({"type":"category","handle":"food","rank":1,"name":{"zh-CN":"食品"}})";

/// A product that is right, with one text replaced by another.
QByteArray spoiled(const QByteArray &right, const QByteArray &wrong)
{
    const QByteArray line =
        R"({"type":"product","handle":"p","categories":["food"],"popularity":1,"title":{"zh-CN":"名"},)"
        R"("description":{"zh-CN":"述"},"image":"a.png","tags":["gift"],"season":[9],)"
        R"("lots":[{"code":"L1","harvested":"2026-09-12","best_before":"2027-09-11"}],)"
        R"("variants":[{"sku":"S","gtin":"9521000000018","title":{"zh-CN":"袋"},"net_weight_g":250,"price_fen":1990,"stock":60}]})";
    if (!line.contains(right)) qFatal("the test spoils nothing: %s", right.constData());
    return QByteArray(line).replace(right, wrong);
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void badLineIsNamed_data();
    void badLineIsNamed();
    void wholeFileOrNothing();
    void upsertKeepsIds();
    void onlyRowChangesMoveUpdatedAt_data();
    void onlyRowChangesMoveUpdatedAt();
    void skuMovesBetweenProducts();
    void absentIsDeleted();
    void lineLimit();
    void missingFile();
    void emptyFile();
};

void TestImport::badLineIsNamed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("fault"); // after FILE:2:

    const auto row = [](const char *name, const QByteArray &line, const char *fault) {
        QTest::newRow(name) << line << QString::fromUtf8(fault);
    };
    const auto product = [&row](const char *name, const char *right, const QByteArray &wrong, const char *fault) {
        row(name, spoiled(right, wrong), fault);
    };
    row("no JSON", "{", " is not JSON: unterminated object at byte 1");
    row("no object", "[1]", " must be an object");
    row("not UTF-8", "{\"type\":\"\xff\"}", " is not JSON: invalid UTF8 string at byte 9");
    row("type", R"({"type":"thing"})", " type: must be category or product");
    row("no type", R"({"handle":"x"})", " type: must be category or product");
    row("category field", R"({"type":"category","handle":"x","rank":1,"name":{"zh-CN":"名"},"nam":1})",
        " nam: is not a field");
    row("category handle", R"({"type":"category","handle":"X","rank":1,"name":{"zh-CN":"名"}})",
        " handle: must be 1 to 64 of a-z, 0-9 and -");
    row("category twice", R"({"type":"category","handle":"food","rank":1,"name":{"zh-CN":"名"}})",
        " handle: is used on an earlier line");
    row("parent unknown", R"({"type":"category","handle":"x","parent":"y","rank":1,"name":{"zh-CN":"名"}})",
        " parent: is no category of an earlier line");
    row("own parent", R"({"type":"category","handle":"x","parent":"x","rank":1,"name":{"zh-CN":"名"}})",
        " parent: is no category of an earlier line");
    row("rank missing", R"({"type":"category","handle":"x","name":{"zh-CN":"名"}})", " rank: is missing");
    row("rank negative", R"({"type":"category","handle":"x","rank":-1,"name":{"zh-CN":"名"}})",
        " rank: must be a whole number from 0 to 1000000");
    row("base text", R"({"type":"category","handle":"x","rank":1,"name":{"en":"n"}})", " name.zh-CN: is missing");
    row("latitude", R"({"type":"category","handle":"x","rank":1,"name":{"zh-CN":"名"},"latitude":91,"longitude":1})",
        " latitude: must be degrees from -90 to 90");
    row("longitude", R"({"type":"category","handle":"x","rank":1,"name":{"zh-CN":"名"},"latitude":1})",
        " longitude: is missing");

    product("field", R"("popularity")", R"("popularty")", " popularty: is not a field");
    product("handle long", R"("handle":"p")", "\"handle\":\"" + QByteArray(65, 'p') + '"',
            " handle: must be 1 to 64 of a-z, 0-9 and -");
    product("handle missing", R"("handle":"p",)", "", " handle: is missing");
    product("category unknown", R"(["food"])", R"(["food","drink"])",
            " categories[1]: is no category of an earlier line");
    product("category repeated", R"(["food"])", R"(["food","food"])", " categories[1]: stands here twice");
    product("no category", R"(["food"])", "[]", " categories: must be a list of 1 to 8");
    product("category number", R"(["food"])", "[1]", " categories[0]: must be a handle");
    product("popularity", R"("popularity":1)", R"("popularity":1001)",
            " popularity: must be a whole number from 0 to 1000");
    product("title type", R"({"zh-CN":"名"})", R"("名")", " title: must be an object of texts");
    product("title language", R"({"zh-CN":"名"})", R"({"zh-CN":"名","fr":"n"})",
            " title.fr: is not one of zh-CN, ug-CN, kk, ru, en");
    product("title long", R"({"zh-CN":"名"})", "{\"zh-CN\":\"名\",\"en\":\"" + QByteArray(201, 'n') + "\"}",
            " title.en: must have at most 200 characters");
    product("title empty", R"({"zh-CN":"名"})", R"({"zh-CN":" "})", " title.zh-CN: must not be empty");
    product("title control", R"({"zh-CN":"名"})", R"({"zh-CN":"\u0000"})",
            " title.zh-CN: must not have control characters");
    product("description missing", R"("description":{"zh-CN":"述"},)", "", " description: is missing");
    product("description long", R"({"zh-CN":"述"})", "{\"zh-CN\":\"" + QByteArray(4001, 'n') + "\"}",
            " description.zh-CN: must have at most 4000 characters");
    product("image folder", "a.png", "../a.png", " image: must be the name of a PNG, JPEG or SVG file");
    product("image dots", "a.png", "..", " image: must be the name of a PNG, JPEG or SVG file");
    product("image NUL", "a.png", "a\\u0000.png", " image: must be the name of a PNG, JPEG or SVG file");
    product("image absent", "a.png", "z.png", " image: there is no file images/z.png");
    product("tag", R"(["gift"])", R"(["gifts"])",
            " tags[0]: must be one of gift, halal, organic, new, seasonal, handmade");
    product("month", "[9]", "[9,13]", " season[1]: must be a month from 1 to 12");
    product("half month", "[9]", "[9.5]", " season[0]: must be a month from 1 to 12");
    product("lot code", R"("code":"L1")", R"("code":"l1")", " lots[0].code: must be 1 to 20 of A-Z, 0-9 and -");
    product("lot date", "2026-09-12", "2026-02-30", " lots[0].harvested: must be a date as YYYY-MM-DD");
    product("lot date form", "2027-09-11", "11.09.2027", " lots[0].best_before: must be a date as YYYY-MM-DD");
    product("lot recalled", R"("code":"L1")", R"("code":"L1","recalled":"yes")",
            " lots[0].recalled: must be true or false");
    product("no variant", R"("variants":[)", R"("variants":[],"x":[)", " x: is not a field");
    product("sku", R"("sku":"S")", R"("sku":"S S")", " variants[0].sku: must be 1 to 40 of A-Z, a-z, 0-9, ., _ and -");
    product("check digit", "9521000000018", "9521000000019", " variants[0].gtin: has a wrong check digit");
    product("gtin length", "9521000000018", "952100000002", " variants[0].gtin: has a wrong check digit");
    product("gtin form", "9521000000018", "95210", " variants[0].gtin: must be 8, 12, 13 or 14 digits");
    product("gtin number", R"("9521000000018")", "9521000000018", " variants[0].gtin: must be 8, 12, 13 or 14 digits");
    product("weight zero", R"("net_weight_g":250)", R"("net_weight_g":0)",
            " variants[0].net_weight_g: must be a whole number from 1 to 1000000000");
    product("price", R"("price_fen":1990)", R"("price_fen":100000001)",
            " variants[0].price_fen: must be a whole number from 0 to 100000000");
    product("price fraction", R"("price_fen":1990)", R"("price_fen":19.9)",
            " variants[0].price_fen: must be a whole number from 0 to 100000000");
    product("price text", R"("price_fen":1990)", R"("price_fen":"1990")",
            " variants[0].price_fen: must be a whole number from 0 to 100000000");
    product("stock missing", R"(,"stock":60)", "", " variants[0].stock: is missing");
    product("stock huge", R"("stock":60)", R"("stock":1e300)",
            " variants[0].stock: must be a whole number from 0 to 1000000000");
    product("backorder", R"("stock":60)", R"("stock":60,"backorder":1)",
            " variants[0].backorder: must be true or false");
    product("variant field", R"("stock":60)", R"("stock":60,"colour":1)", " variants[0].colour: is not a field");
    product("sku twice", R"("stock":60})", R"("stock":60},{"sku":"S","title":{"zh-CN":"袋"},"price_fen":1,"stock":1})",
            " variants[1].sku: is used on an earlier line");
    product("gtin twice", R"("stock":60})",
            R"("stock":60},{"sku":"S2","gtin":"09521000000018","title":{"zh-CN":"袋"},"price_fen":1,"stock":1})",
            " variants[1].gtin: is used on an earlier line");
    product("variant no object", R"("stock":60})", R"("stock":60},7)", " variants[1]: must be an object");
}

void TestImport::badLineIsNamed()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, fault);
    TestStore store;
    const QString message = store.import(QByteArray(baseCategory) + '\n' + line + '\n');
    QCOMPARE(message, store.dir() + QStringLiteral("/catalog.jsonl:2:") + fault);
    QVERIFY(store.store().isEmpty());
}

void TestImport::wholeFileOrNothing()
{
    TestStore store;
    QCOMPARE(store.import(sampleCatalog()), QString());
    const QJsonObject before = store.product(QStringLiteral("raisins"));
    QByteArray lines = sampleCatalog();
    lines.replace("葡萄干", "改名");
    QVERIFY(!store.import(lines + R"({"type":"product","handle":"raisins"})").isEmpty());
    QCOMPARE(store.product(QStringLiteral("raisins")), before);
    QCOMPARE(store.get(QStringLiteral("/store/products")).json().value(QStringLiteral("count")).toInt(), 3);
}

void TestImport::upsertKeepsIds()
{
    TestStore store;
    QCOMPARE(store.import(sampleCatalog()), QString());
    const QJsonObject before = store.product(QStringLiteral("raisins"));
    QCOMPARE(store.import(sampleCatalog()), QString());
    QCOMPARE(store.product(QStringLiteral("raisins")), before);
}

void TestImport::onlyRowChangesMoveUpdatedAt_data()
{
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<bool>("productMoves");
    QTest::addColumn<bool>("variantMoves");
    QTest::newRow("title") << QByteArray("葡萄干") << QByteArray("提子干") << true << false;
    QTest::newRow("description") << QByteArray(R"("甜")") << QByteArray(R"("很甜")") << true << false;
    QTest::newRow("metadata") << QByteArray("晾房") << QByteArray("阴房") << true << false;
    QTest::newRow("variant title") << QByteArray("250 克") << QByteArray("半斤") << false << true;
    QTest::newRow("price") << QByteArray("1990") << QByteArray("1991") << false << true;
    QTest::newRow("stock") << QByteArray(R"("stock":60)") << QByteArray(R"("stock":61)") << false << false;
    QTest::newRow("image") << QByteArray(R"("image":"a.png","tags")") << QByteArray(R"("image":"b.png","tags")")
                           << false << false;
    QTest::newRow("category") << QByteArray(R"(["food","turpan"])") << QByteArray(R"(["food"])") << false << false;
    QTest::newRow("translation") << QByteArray(R"("en":"Raisins")") << QByteArray(R"("en":"Sultanas")") << false
                                 << false;
}

void TestImport::onlyRowChangesMoveUpdatedAt()
{
    QFETCH(QByteArray, right);
    QFETCH(QByteArray, wrong);
    QFETCH(bool, productMoves);
    QFETCH(bool, variantMoves);
    TestStore store;
    QCOMPARE(store.import(sampleCatalog()), QString());
    const QJsonObject before = store.product(QStringLiteral("raisins"));
    QVERIFY(sampleCatalog().contains(right));
    QCOMPARE(store.import(sampleCatalog().replace(right, wrong)), QString());
    const QJsonObject after = store.product(QStringLiteral("raisins"));
    if (right != QByteArray(R"("en":"Raisins")")) QVERIFY(before != after); // a translation shows with a locale only
    const QString stamp = QStringLiteral("updated_at");
    const auto firstVariant = [](const QJsonObject &product) {
        return product.value(QStringLiteral("variants")).toArray().first().toObject();
    };
    QCOMPARE(after.value(stamp).toString() > before.value(stamp).toString(), productMoves);
    QCOMPARE(firstVariant(after).value(stamp).toString() > firstVariant(before).value(stamp).toString(), variantMoves);
}

void TestImport::skuMovesBetweenProducts()
{
    TestStore store;
    QCOMPARE(store.import(sampleCatalog()), QString());
    const QString before = store.variant(QStringLiteral("M-1")).value(QStringLiteral("id")).toString();
    QByteArray lines = sampleCatalog();
    lines.replace("\"M-1\"", "\"X\"").replace("\"T-1\"", "\"M-1\"").replace("\"X\"", "\"T-1\"");
    QCOMPARE(store.import(lines), QString());
    const QJsonObject moved = store.variant(QStringLiteral("M-1"));
    QVERIFY(moved.value(QStringLiteral("id")).toString() != before);
    QCOMPARE(moved.value(QStringLiteral("product_id")),
             store.product(QStringLiteral("tea")).value(QStringLiteral("id")));
}

void TestImport::absentIsDeleted()
{
    TestStore store;
    QCOMPARE(store.import(sampleCatalog()), QString());
    const QString id = store.product(QStringLiteral("tea")).value(QStringLiteral("id")).toString();
    const QByteArray lines = sampleCatalog();
    QCOMPARE(store.import(lines.left(lines.indexOf(R"({"type":"product","handle":"tea")"))), QString());
    QCOMPARE(store.get(QStringLiteral("/store/products/") + id).status, 404);
    QVERIFY(store.variant(QStringLiteral("T-1")).isEmpty());
}

void TestImport::lineLimit()
{
    TestStore store;
    const QByteArray comment = '#' + QByteArray(maximumLine - 1, 'x') + '\n';
    QCOMPARE(store.import(comment + sampleCatalog()), QString());
    QCOMPARE(store.import('#' + comment + sampleCatalog()),
             store.dir() + QStringLiteral("/catalog.jsonl:1: is longer than 1 MiB"));
}

void TestImport::missingFile()
{
    TestStore store;
    const auto counts = store.store().import({store.dir() + QStringLiteral("/none.jsonl")});
    QVERIFY(!counts.ok());
    QVERIFY(counts.error().startsWith(store.dir() + QStringLiteral("/none.jsonl: ")));
}

void TestImport::emptyFile()
{
    TestStore store;
    QCOMPARE(store.import(sampleCatalog()), QString());
    for (const char *lines : {"", "# nothing\n\n"})
        QCOMPARE(store.import(lines), store.dir() + QStringLiteral("/catalog.jsonl: has no entries"));
    QVERIFY(!store.store().isEmpty());
}

} // namespace caravan::demostore

QTEST_GUILESS_MAIN(caravan::demostore::TestImport)
#include "tst_demostore_import.moc"

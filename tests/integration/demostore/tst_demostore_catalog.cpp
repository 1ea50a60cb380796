// SPDX-License-Identifier: Apache-2.0
#include "test_store.h"

#include <QTest>

#include <functional>

namespace caravan::demostore {

/// What happens to a store before a delta is asked for.
using Change = std::function<void(TestStore &)>;

class TestCatalog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keys_data();
    void keys();
    void regionsAndCategories();
    void productShape();
    void amountsAreExact();
    void fieldsTrim();
    void idFilter();
    void paging();
    void badQuery_data();
    void badQuery();
    void locale_data();
    void locale();
    void deltas_data();
    void deltas();
    void stampsNeverRepeat();
    void goneIs404();
    void notModified();
    void packedWhereItIsAsked();
    void pictures();
    void unknownPaths();

private:
    QStringList handlesAfter(const QString &time);
    QStringList skusAfter(const QString &time);
    std::unique_ptr<TestStore> m_store;
};

void TestCatalog::init()
{
    m_store = std::make_unique<TestStore>();
    QCOMPARE(m_store->import(sampleCatalog()), QString());
}

void TestCatalog::keys_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    const QString products = QStringLiteral("/store/products");
    const QString orders = QStringLiteral("/admin/orders");
    QTest::newRow("none") << products << QByteArray("x-nothing") << QByteArray("1") << 400
                          << QStringLiteral("not_allowed");
    QTest::newRow("wrong") << products << QByteArray("x-publishable-api-key") << QByteArray("pk_bad") << 400
                           << QStringLiteral("not_allowed");
    QTest::newRow("admin none") << orders << QByteArray("x-nothing") << QByteArray("1") << 401
                                << QStringLiteral("unauthorized");
    QTest::newRow("admin wrong") << orders << QByteArray("authorization") << QByteArray("Basic c2tfYmFkOg==") << 401
                                 << QStringLiteral("unauthorized");
    QTest::newRow("admin bearer") << orders << QByteArray("authorization") << QByteArray("Bearer x") << 401
                                  << QStringLiteral("unauthorized");
}

void TestCatalog::keys()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    const HttpReply reply = m_store->send("GET", path, {}, {{header, value}});
    QTEST(reply.status, "status");
    QTEST(reply.type(), "type");
    QCOMPARE(m_store->send("GET", QStringLiteral("/health"), {}, {}).body, QByteArray("OK"));
}

void TestCatalog::regionsAndCategories()
{
    const QJsonObject region =
        m_store->get(QStringLiteral("/store/regions")).array(QStringLiteral("regions")).first().toObject();
    QCOMPARE(region.value(QStringLiteral("id")).toString(), m_store->store().identity().regionId);
    QCOMPARE(region.value(QStringLiteral("currency_code")).toString(), QStringLiteral("cny"));

    const HttpReply reply = m_store->get(QStringLiteral(
        "/store/product-categories?limit=100&offset=0&fields=id,name,handle,parent_category_id,rank,metadata"));
    const QJsonArray rows = reply.array(QStringLiteral("product_categories"));
    QCOMPARE(rows.size(), 4);
    QCOMPARE(reply.json().value(QStringLiteral("count")).toInt(), 4);
    QHash<QString, QJsonObject> byHandle;
    for (const QJsonValue &row : rows)
        byHandle.insert(row[u"handle"].toString(), row.toObject());
    const QJsonObject turpan = byHandle.value(QStringLiteral("turpan"));
    QCOMPARE(turpan.value(QStringLiteral("parent_category_id")),
             byHandle.value(QStringLiteral("origin")).value(QStringLiteral("id")));
    QVERIFY(byHandle.value(QStringLiteral("origin")).value(QStringLiteral("parent_category_id")).isNull());
    QCOMPARE(turpan.value(QStringLiteral("name")).toString(), QStringLiteral("吐鲁番"));
    const QJsonObject metadata = turpan.value(QStringLiteral("metadata")).toObject();
    QCOMPARE(metadata.value(QStringLiteral("latitude")).toDouble(), 42.95);
    QCOMPARE(metadata.value(QStringLiteral("names")).toObject().value(QStringLiteral("en")).toString(),
             QStringLiteral("Turpan"));
    QCOMPARE(byHandle.value(QStringLiteral("food")).value(QStringLiteral("rank")).toInt(), 3);
}

void TestCatalog::productShape()
{
    const QJsonObject product = m_store->product(QStringLiteral("raisins"));
    for (const char *name : {"id", "title", "description", "handle", "updated_at", "thumbnail", "images", "categories",
                             "metadata", "variants"})
        QVERIFY2(product.contains(QLatin1String(name)), name);
    QVERIFY(product.value(QStringLiteral("id")).toString().startsWith(u"prod_"));
    QCOMPARE(product.value(QStringLiteral("id")).toString().size(), 5 + 26);
    QCOMPARE(product.value(QStringLiteral("categories")).toArray().size(), 2);
    const QJsonObject metadata = product.value(QStringLiteral("metadata")).toObject();
    QCOMPARE(metadata.value(QStringLiteral("popularity")).toInt(), 95);
    QCOMPARE(metadata.value(QStringLiteral("season")).toArray(), QJsonArray({9, 10}));
    QCOMPARE(metadata.value(QStringLiteral("lots"))[0][u"recalled"].toBool(), true);
    const QJsonArray variants = product.value(QStringLiteral("variants")).toArray();
    QCOMPARE(variants[0][u"sku"].toString(), QStringLiteral("R-250"));
    QCOMPARE(variants[0][u"ean"].toString(), QStringLiteral("9521000000018"));
    QCOMPARE(variants[0][u"inventory_quantity"].toInt(), 60);
    QCOMPARE(variants[0][u"manage_inventory"].toBool(), true);
    QCOMPARE(variants[0][u"metadata"][u"net_weight_g"].toInt(), 250);
    QVERIFY(variants[1][u"ean"].isNull()); // a GTIN-8 is no EAN-13
    QCOMPARE(variants[1][u"metadata"][u"gtin"].toString(), QStringLiteral("96385074"));
    QCOMPARE(m_store->variant(QStringLiteral("M-1")).value(QStringLiteral("allow_backorder")).toBool(), true);
    QVERIFY(m_store->product(QStringLiteral("tea")).value(QStringLiteral("thumbnail")).isNull());
    // Without a region there is no price, as in Medusa.
    const QByteArray unpriced = m_store->get(QStringLiteral("/store/products")).body;
    QVERIFY(!unpriced.contains("calculated_price"));
}

void TestCatalog::amountsAreExact()
{
    const QByteArray body =
        m_store->get(QStringLiteral("/store/products?region_id=") + m_store->store().identity().regionId).body;
    for (const char *amount :
         {"\"calculated_amount\":19.9,", "\"calculated_amount\":37.01,", "\"calculated_amount\":1000000,"})
        QVERIFY2(body.contains(amount), amount);
    // Every price of the catalog's range has a text of at most two decimals.
    for (qint64 fen = 0; fen <= 100'000'000; fen += 9'973) {
        const QByteArray text = Answer::json({{QStringLiteral("a"), yuan(fen)}}).body;
        const auto read = Money::fromYuanDecimal(QString::fromLatin1(text.mid(5, text.size() - 6)));
        QVERIFY2(read && read->fen() == fen, text.constData());
    }
}

void TestCatalog::fieldsTrim()
{
    const HttpReply ids = m_store->get(QStringLiteral("/store/products?fields=id&limit=1000"));
    const QJsonArray rows = ids.array(QStringLiteral("products"));
    QCOMPARE(rows.size(), 3);
    for (const QJsonValue &row : rows)
        QCOMPARE(row.toObject().keys(), QStringList{QStringLiteral("id")});
    const QString region = m_store->store().identity().regionId;
    const QJsonObject priced = m_store
                                   ->get(QStringLiteral("/store/"
                                                        "products?limit=1&region_id=%1&fields=id,variants.id,variants."
                                                        "calculated_price.calculated_amount,categories.id")
                                             .arg(region))
                                   .array(QStringLiteral("products"))
                                   .first()
                                   .toObject();
    QCOMPARE(priced.keys(),
             (QStringList{QStringLiteral("id"), QStringLiteral("variants")})); // categories.id is dropped
    QCOMPARE(priced.value(QStringLiteral("variants"))[0].toObject().keys(),
             (QStringList{QStringLiteral("calculated_price"), QStringLiteral("id")}));
    const QString raisins = m_store->product(QStringLiteral("raisins")).value(QStringLiteral("id")).toString();
    const QJsonObject whole = m_store->get(QStringLiteral("/store/products/%1?fields=id,*categories").arg(raisins))
                                  .object(QStringLiteral("product"));
    QCOMPARE(whole.value(QStringLiteral("categories")).toArray().size(), 2);
}

void TestCatalog::idFilter()
{
    const QString tea = m_store->product(QStringLiteral("tea")).value(QStringLiteral("id")).toString();
    const QString melon = m_store->product(QStringLiteral("melon")).value(QStringLiteral("id")).toString();
    const HttpReply reply =
        m_store->get(QStringLiteral("/store/products?fields=id&id[]=%1&id[]=%2&id[]=prod_none").arg(tea, melon));
    QCOMPARE(reply.array(QStringLiteral("products")).size(), 2);
    QCOMPARE(reply.json().value(QStringLiteral("count")).toInt(), 2);
}

void TestCatalog::paging()
{
    QStringList forward;
    for (int offset = 0; offset < 4; ++offset) {
        const QJsonArray page =
            m_store->get(QStringLiteral("/store/products?fields=id&limit=1&order=id&offset=%1").arg(offset))
                .array(QStringLiteral("products"));
        for (const QJsonValue &row : page)
            forward.append(row[u"id"].toString());
    }
    QCOMPARE(forward.size(), 3);
    QVERIFY(std::is_sorted(forward.begin(), forward.end()));
    // A page asked for out of turn is the same as in turn: what the store remembers of a sweep is only a short cut.
    const QJsonArray second =
        m_store->get(QStringLiteral("/store/products?fields=id&limit=1&offset=1")).array(QStringLiteral("products"));
    QCOMPARE(second[0][u"id"].toString(), forward[1]);
    QCOMPARE(m_store->adminDelete(QStringLiteral("/admin/products/") + forward[0]).status, 200);
    const QJsonArray shifted =
        m_store->get(QStringLiteral("/store/products?fields=id&limit=1&offset=2")).array(QStringLiteral("products"));
    QVERIFY(shifted.isEmpty());
    QCOMPARE(m_store->get(QStringLiteral("/store/products?limit=5000")).json().value(QStringLiteral("limit")).toInt(),
             1000);
}

void TestCatalog::badQuery_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("id[$gt]") << QStringLiteral("id[$gt]=prod_0") << 400;
    QTest::newRow("unknown") << QStringLiteral("nonsense=1") << 400;
    QTest::newRow("limit") << QStringLiteral("limit=-1") << 400;
    QTest::newRow("limit text") << QStringLiteral("limit=all") << 400;
    QTest::newRow("offset") << QStringLiteral("offset=99999999999999999999") << 400;
    QTest::newRow("time") << QStringLiteral("updated_at[$gt]=yesterday") << 400;
    QTest::newRow("order") << QStringLiteral("order=title") << 400;
    QTest::newRow("region") << QStringLiteral("region_id=reg_nope") << 400;
}

void TestCatalog::badQuery()
{
    QFETCH(QString, query);
    const HttpReply reply = m_store->get(QStringLiteral("/store/products?") + query);
    QTEST(reply.status, "status");
    QCOMPARE(reply.type(), QStringLiteral("invalid_data"));
}

void TestCatalog::locale_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QString>("title");
    QTest::newRow("base") << QByteArray("zh-CN") << QStringLiteral("葡萄干");
    QTest::newRow("Uyghur") << QByteArray("ug-CN") << QStringLiteral("كىشمىش");
    QTest::newRow("not stored") << QByteArray("kk") << QStringLiteral("葡萄干");
    QTest::newRow("unknown") << QByteArray("xx") << QStringLiteral("葡萄干");
}

void TestCatalog::locale()
{
    QFETCH(QByteArray, tag);
    QFETCH(QString, title);
    const QString id = m_store->product(QStringLiteral("raisins")).value(QStringLiteral("id")).toString();
    const QString path = QStringLiteral("/store/products/") + id;
    QCOMPARE(m_store->get(path, {{"x-medusa-locale", tag}})
                 .object(QStringLiteral("product"))
                 .value(QStringLiteral("title"))
                 .toString(),
             title);
    QCOMPARE(m_store->get(path + QStringLiteral("?locale=") + QString::fromLatin1(tag))
                 .object(QStringLiteral("product"))
                 .value(QStringLiteral("title"))
                 .toString(),
             title);
}

QStringList TestCatalog::handlesAfter(const QString &time)
{
    QStringList handles;
    const QJsonArray rows = m_store->get(QStringLiteral("/store/products?fields=handle&updated_at[$gt]=") + time)
                                .array(QStringLiteral("products"));
    for (const QJsonValue &row : rows)
        handles.append(row[u"handle"].toString());
    return handles;
}

QStringList TestCatalog::skusAfter(const QString &time)
{
    QStringList skus;
    const QJsonArray rows = m_store->get(QStringLiteral("/store/product-variants?limit=100&updated_at[$gt]=") + time)
                                .array(QStringLiteral("variants"));
    for (const QJsonValue &row : rows)
        skus.append(row[u"sku"].toString());
    return skus;
}

void TestCatalog::deltas_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("products");
    QTest::addColumn<QStringList>("variants");
    const auto productPath = [](TestStore &store) -> QString {
        return QStringLiteral("/admin/products/") +
               store.product(QStringLiteral("raisins")).value(QStringLiteral("id")).toString();
    };
    const auto variantPath = [productPath](TestStore &store) -> QString {
        return productPath(store) + QStringLiteral("/variants/") +
               store.variant(QStringLiteral("R-250")).value(QStringLiteral("id")).toString();
    };
    const QStringList none;
    const QStringList raisins{QStringLiteral("raisins")};
    const QStringList small{QStringLiteral("R-250")};
    QTest::newRow("product title") << Change([=](TestStore &s) {
        QCOMPARE(s.adminPost(productPath(s), {{QStringLiteral("title"), QStringLiteral("新")}}).status, 200);
    }) << raisins << none;
    QTest::newRow("metadata") << Change([=](TestStore &s) {
        QCOMPARE(
            s.adminPost(productPath(s), {{QStringLiteral("metadata"), QJsonObject{{QStringLiteral("popularity"), 1}}}})
                .status,
            200);
    }) << raisins << none;
    QTest::newRow("variant title") << Change([=](TestStore &s) {
        QCOMPARE(s.adminPost(variantPath(s), {{QStringLiteral("title"), QStringLiteral("新")}}).status, 200);
    }) << none << small;
    QTest::newRow("price") << Change([](TestStore &s) { s.setPrice(QStringLiteral("R-250"), 77.7); }) << none << small;
    QTest::newRow("stock") << Change([](TestStore &s) { s.setStock(QStringLiteral("R-250"), 7); }) << none << none;
    QTest::newRow("unpublish") << Change([=](TestStore &s) {
        QCOMPARE(s.adminPost(productPath(s), {{QStringLiteral("status"), QStringLiteral("draft")}}).status, 200);
    }) << none << none;
    QTest::newRow("delete") << Change([=](TestStore &s) { QCOMPARE(s.adminDelete(productPath(s)).status, 200); })
                            << none << none;
    QTest::newRow("variant delete") << Change([=](TestStore &s) {
        QCOMPARE(s.adminDelete(variantPath(s)).status, 200);
    }) << none << none;
}

void TestCatalog::deltas()
{
    QFETCH(Change, change);
    const QString time = m_store->product(QStringLiteral("raisins")).value(QStringLiteral("updated_at")).toString();
    const QByteArray before =
        m_store->get(QStringLiteral("/store/products?region_id=") + m_store->store().identity().regionId).body;
    QCOMPARE(handlesAfter(time), QStringList());
    change(*m_store);
    QTEST(handlesAfter(time), "products");
    QTEST(skusAfter(time), "variants");
    QVERIFY(m_store->get(QStringLiteral("/store/products?region_id=") + m_store->store().identity().regionId).body !=
            before);
}

void TestCatalog::stampsNeverRepeat()
{
    QString last = m_store->product(QStringLiteral("tea")).value(QStringLiteral("updated_at")).toString();
    const QString path = QStringLiteral("/admin/products/") +
                         m_store->product(QStringLiteral("tea")).value(QStringLiteral("id")).toString();
    for (int i = 0; i < 5; ++i) {
        if (i == 3) m_store->clock().set(utcFromMillis(0)); // the clock's battery is empty
        QCOMPARE(m_store->adminPost(path, {{QStringLiteral("title"), QString::number(i)}}).status, 200);
        const QString now = m_store->product(QStringLiteral("tea")).value(QStringLiteral("updated_at")).toString();
        QVERIFY2(now > last, qPrintable(now));
        last = now;
    }
}

void TestCatalog::goneIs404()
{
    const auto idOf = [this](const QString &handle) {
        return m_store->product(handle).value(QStringLiteral("id")).toString();
    };
    const QString tea = idOf(QStringLiteral("tea"));
    const QString melon = idOf(QStringLiteral("melon"));
    QCOMPARE(m_store->get(QStringLiteral("/store/products/") + tea).status, 200);
    QCOMPARE(m_store->adminDelete(QStringLiteral("/admin/products/") + tea).status, 200);
    QCOMPARE(m_store
                 ->adminPost(QStringLiteral("/admin/products/") + melon,
                             {{QStringLiteral("status"), QStringLiteral("draft")}})
                 .status,
             200);
    QCOMPARE(m_store->get(QStringLiteral("/store/products/") + tea).status, 404);
    QCOMPARE(m_store->get(QStringLiteral("/store/products/") + melon).type(), QStringLiteral("not_found"));
    QCOMPARE(
        m_store->get(QStringLiteral("/store/products?fields=id&limit=1000")).array(QStringLiteral("products")).size(),
        1);
    QCOMPARE(m_store->adminDelete(QStringLiteral("/admin/products/") + tea).status, 404);
}

void TestCatalog::packedWhereItIsAsked()
{
    // A header of our own keeps Qt from unpacking.
    const QString path = QStringLiteral("/store/products");
    const HttpReply packed = m_store->get(path, {{"accept-encoding", "br, gzip;q=0.5"}});
    const HttpReply plain = m_store->get(path, {{"accept-encoding", "identity"}});
    const HttpReply refused = m_store->get(path, {{"accept-encoding", "gzip;q=0"}});
    QVERIFY(packed.body.startsWith("\x1f\x8b"));
    QVERIFY(packed.body.size() < plain.body.size() / 2);
    QVERIFY(plain.body.startsWith('{'));
    QCOMPARE(refused.body, plain.body);
    QCOMPARE(packed.etag, plain.etag);
    // Not worth it.
    QVERIFY(m_store->get(QStringLiteral("/store/regions"), {{"accept-encoding", "gzip"}}).body.startsWith('{'));
}

void TestCatalog::notModified()
{
    const HttpReply first = m_store->get(QStringLiteral("/store/products"));
    QVERIFY(!first.etag.isEmpty());
    const HttpReply again = m_store->get(QStringLiteral("/store/products"), {{"if-none-match", first.etag}});
    QCOMPARE(again.status, 304);
    QVERIFY(again.body.isEmpty());
    m_store->setStock(QStringLiteral("R-250"), 59);
    QCOMPARE(m_store->get(QStringLiteral("/store/products"), {{"if-none-match", "W/" + first.etag + ", \"x\""}}).status,
             200);
}

void TestCatalog::pictures()
{
    const QString url = m_store->product(QStringLiteral("raisins")).value(QStringLiteral("thumbnail")).toString();
    QVERIFY(url.startsWith(m_store->store().url() + QStringLiteral("/static/")));
    QCOMPARE(m_store->product(QStringLiteral("melon")).value(QStringLiteral("thumbnail")).toString(), url);
    const HttpReply picture = m_store->send("GET", url, {}, {});
    QCOMPARE(picture.status, 200);
    QCOMPARE(picture.contentType, QByteArray("image/png"));
    QVERIFY(picture.body.startsWith("\x89PNG"));
    QCOMPARE(m_store->send("GET", url, {}, {{"if-none-match", picture.etag}}).status, 304);
    for (const char *path :
         {"/static/a.png", "/static/..%2Fstore.db", "/static/../store.db", "/static/%00", "/static/"})
        QCOMPARE(m_store->send("GET", QLatin1String(path), {}, {}).status, 404);
    // Another picture has another address, and the old one goes.
    QCOMPARE(m_store->import(sampleCatalog().replace("a.png", "b.png")), QString());
    QVERIFY(m_store->product(QStringLiteral("raisins")).value(QStringLiteral("thumbnail")).toString() != url);
    QCOMPARE(m_store->send("GET", url, {}, {}).status, 404);
}

void TestCatalog::unknownPaths()
{
    for (const char *path : {"/", "/store", "/store/products/a/b", "/admin", "/store/locales"})
        QCOMPARE(m_store->get(QLatin1String(path)).status, 404);
    QCOMPARE(m_store->send("PUT", QStringLiteral("/store/products"), "{}", {}).status, 404);
}

} // namespace caravan::demostore

QTEST_GUILESS_MAIN(caravan::demostore::TestCatalog)
#include "tst_demostore_catalog.moc"

// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/catalog_contract.h"

#include <QSet>
#include <QTest>

namespace caravan::contract {

namespace {

QString textOf(const QJsonObject &row, const char16_t *key) { return row.value(QStringView(key)).toString(); }

QString baseText(const QJsonObject &row, const char16_t *key)
{
    return row.value(QStringView(key)).toObject().value(QStringLiteral("zh-CN")).toString();
}

QStringList handlesOf(const QList<RemoteProduct> &products)
{
    QStringList handles;
    for (const RemoteProduct &product : products)
        handles.append(product.handle);
    return handles;
}

QString describe(const Lot &lot)
{
    return lot.code + u' ' + lot.harvested.toString(Qt::ISODate) + u' ' + lot.bestBefore.toString(Qt::ISODate) +
           (lot.recalled ? QStringLiteral(" recalled") : QString());
}

QStringList describe(const QList<Lot> &lots)
{
    QStringList texts;
    for (const Lot &lot : lots)
        texts.append(describe(lot));
    return texts;
}

QList<Lot> seededLots(const QJsonObject &row)
{
    QList<Lot> lots;
    const QJsonArray array = row.value(QStringLiteral("lots")).toArray();
    for (const QJsonValue &value : array) {
        const QJsonObject lot = value.toObject();
        lots.append({textOf(lot, u"code"), QDate::fromString(textOf(lot, u"harvested"), Qt::ISODate),
                     QDate::fromString(textOf(lot, u"best_before"), Qt::ISODate),
                     lot.value(QStringLiteral("recalled")).toBool()});
    }
    return lots;
}

template <class T, class Read> QList<T> seededList(const QJsonObject &row, const char16_t *key, Read read)
{
    QList<T> values;
    const QJsonArray array = row.value(QStringView(key)).toArray();
    for (const QJsonValue &value : array)
        values.append(read(value));
    return values;
}

QStringList seededStrings(const QJsonObject &row, const char16_t *key)
{
    return seededList<QString>(row, key, [](const QJsonValue &value) { return value.toString(); });
}

} // namespace

void CatalogContract::initTestCase()
{
    QVERIFY2(!m_catalog.products().isEmpty(), "CARAVAN_CONTRACT_CATALOG names no catalog file");
    const auto page =
        awaited<RemotePage<RemoteCategory>>([&](auto reply) { m_store.client().categories(0, 1'000, reply); });
    VERIFY_OK(page);
    m_categories = page->rows;
    m_products = pulledProducts(50);
    QVERIFY(!m_products.isEmpty());
}

QList<RemoteProduct> CatalogContract::pulledProducts(int limit)
{
    QList<RemoteProduct> products;
    for (int offset = 0, count = 1; offset < count; offset += limit) {
        const auto page = awaited<RemotePage<RemoteProduct>>(
            [&](auto reply) { m_store.client().products(offset, limit, {}, reply); });
        if (!page || page->rows.size() != page->rowsOnWire) return {};
        count = page->count;
        products += page->rows;
    }
    return products;
}

void CatalogContract::answersHealth()
{
    const RawAnswer answer = m_store.get(QStringLiteral("/health"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("OK"));
}

void CatalogContract::namesItsRegion()
{
    const RawAnswer answer = m_store.get(QStringLiteral("/store/regions"));
    QCOMPARE(answer.status, 200);
    const QJsonArray regions = answer.json().value(QStringLiteral("regions")).toArray();
    QCOMPARE(regions.size(), 1);
    QCOMPARE(textOf(regions.at(0).toObject(), u"id"), m_store.connection().regionId);
    QCOMPARE(textOf(regions.at(0).toObject(), u"currency_code"), QStringLiteral("cny"));
}

void CatalogContract::categoriesAreAsSeeded()
{
    QHash<CategoryId, QString> handles;
    QHash<QString, RemoteCategory> byHandle;
    for (const RemoteCategory &category : std::as_const(m_categories)) {
        handles.insert(category.id, category.handle);
        byHandle.insert(category.handle, category);
    }
    QCOMPARE(byHandle.size(), m_catalog.categories().size());
    for (const QJsonObject &row : m_catalog.categories()) {
        QVERIFY2(byHandle.contains(textOf(row, u"handle")), qPrintable(textOf(row, u"handle")));
        const RemoteCategory category = byHandle.value(textOf(row, u"handle"));
        QCOMPARE(category.name, baseText(row, u"name"));
        QCOMPARE(handles.value(category.parent), textOf(row, u"parent"));
        QVERIFY2(category.names == SeededCatalog::texts(row.value(u"name")), qPrintable(category.handle));
        QVERIFY2(category.story == SeededCatalog::texts(row.value(u"story")), qPrintable(category.handle));
    }
    // A store may count its ranks in its own way; the order of siblings is what counts.
    for (const QJsonObject &one : m_catalog.categories())
        for (const QJsonObject &other : m_catalog.categories())
            if (one.value(u"parent") == other.value(u"parent") &&
                one.value(u"rank").toInt() < other.value(u"rank").toInt())
                QVERIFY2(byHandle.value(textOf(one, u"handle")).rank < byHandle.value(textOf(other, u"handle")).rank,
                         qPrintable(textOf(one, u"handle")));
}

void CatalogContract::productsAreAsSeeded()
{
    QHash<CategoryId, QString> handles;
    for (const RemoteCategory &category : std::as_const(m_categories))
        handles.insert(category.id, category.handle);
    QCOMPARE(m_products.size(), m_catalog.products().size());
    for (const RemoteProduct &product : std::as_const(m_products)) {
        const QJsonObject row = m_catalog.product(product.handle);
        const char *name = qPrintable(product.handle);
        QVERIFY2(!row.isEmpty(), name);
        QCOMPARE(product.title, baseText(row, u"title"));
        QCOMPARE(product.description, baseText(row, u"description"));
        QVERIFY2(product.story == SeededCatalog::texts(row.value(u"story")), name);
        QVERIFY2(product.storage == SeededCatalog::texts(row.value(u"storage")), name);
        QCOMPARE(product.tags, seededStrings(row, u"tags"));
        QCOMPARE(product.season,
                 seededList<int>(row, u"season", [](const QJsonValue &value) { return value.toInt(); }));
        QCOMPARE(describe(product.lots), describe(seededLots(row)));
        QCOMPARE(product.popularity, row.value(u"popularity").toInt());
        QCOMPARE(product.imageUrl.isEmpty(), textOf(row, u"image").isEmpty());
        QVERIFY2(!product.updatedAt.isEmpty(), name);
        QStringList categories;
        for (const CategoryId &id : product.categories)
            categories.append(handles.value(id));
        QStringList seeded = seededStrings(row, u"categories");
        categories.sort();
        seeded.sort();
        QCOMPARE(categories, seeded);
    }
}

void CatalogContract::variantsAreAsSeeded()
{
    for (const RemoteProduct &product : std::as_const(m_products)) {
        QHash<QString, RemoteVariant> bySku;
        for (const RemoteVariant &variant : product.variants)
            bySku.insert(variant.sku.toString(), variant);
        const QJsonArray rows = m_catalog.product(product.handle).value(u"variants").toArray();
        QCOMPARE(bySku.size(), rows.size());
        for (const QJsonValue &value : rows) {
            const QJsonObject row = value.toObject();
            QVERIFY2(bySku.contains(textOf(row, u"sku")), qPrintable(textOf(row, u"sku")));
            const RemoteVariant variant = bySku.value(textOf(row, u"sku"));
            QCOMPARE(variant.title, baseText(row, u"title"));
            QVERIFY2(variant.titles == SeededCatalog::texts(row.value(u"title")), qPrintable(textOf(row, u"sku")));
            const auto gtin = Gtin::parse(textOf(row, u"gtin"));
            QCOMPARE(variant.gtin ? variant.gtin->toString() : QString(), gtin ? gtin->toString() : QString());
            QCOMPARE(variant.netWeightGrams, row.value(u"net_weight_g").toInt());
            QCOMPARE(variant.netVolumeMl, row.value(u"net_volume_ml").toInt());
            QVERIFY2(variant.price, qPrintable(textOf(row, u"sku")));
            QCOMPARE(variant.price->fen(), row.value(u"price_fen").toInteger());
            QCOMPARE(variant.stock, row.value(u"stock").toInt());
            QCOMPARE(variant.backorder, row.value(u"backorder").toBool());
        }
    }
}

void CatalogContract::documentedFieldsArePresent()
{
    const RawAnswer answer = m_store.get(
        QStringLiteral("/store/products?limit=3&order=id&country_code=cn&region_id=%1&fields=id,title,description,"
                       "handle,updated_at,thumbnail,images.url,*categories,metadata,variants.id,variants.title,"
                       "variants.sku,variants.ean,variants.weight,variants.updated_at,variants.manage_inventory,"
                       "variants.allow_backorder,variants.inventory_quantity,variants.metadata,"
                       "variants.calculated_price.calculated_amount,variants.calculated_price.currency_code,"
                       "variants.calculated_price.is_calculated_price_tax_inclusive")
            .arg(m_store.connection().regionId));
    QCOMPARE(answer.status, 200);
    const QJsonObject product = answer.json().value(u"products").toArray().at(0).toObject();
    for (const char *key : {"id", "title", "description", "handle", "updated_at", "thumbnail", "images", "categories",
                            "metadata", "variants"})
        QVERIFY2(product.contains(QLatin1String(key)), key);
    const QJsonObject variant = product.value(u"variants").toArray().at(0).toObject();
    for (const char *key : {"id", "title", "sku", "ean", "weight", "updated_at", "manage_inventory", "allow_backorder",
                            "inventory_quantity", "metadata", "calculated_price"})
        QVERIFY2(variant.contains(QLatin1String(key)), key);
    const QJsonObject price = variant.value(u"calculated_price").toObject();
    QVERIFY(price.value(u"calculated_amount").isDouble());
    QCOMPARE(textOf(price, u"currency_code"), QStringLiteral("cny"));
    QCOMPARE(price.value(u"is_calculated_price_tax_inclusive"), QJsonValue(true));
}

void CatalogContract::pagesJoinWithoutGapOrOverlap()
{
    QCOMPARE(handlesOf(pulledProducts(7)), handlesOf(m_products));
    const QStringList handles = handlesOf(m_products);
    QCOMPARE(QSet<QString>(handles.begin(), handles.end()).size(), handles.size());
}

void CatalogContract::idSweepFindsAllInOnePage()
{
    const auto page = awaited<RemotePage<ProductId>>([&](auto reply) { m_store.client().productIds(0, 1'000, reply); });
    VERIFY_OK(page);
    QCOMPARE(page->count, m_products.size());
    QCOMPARE(page->rows.size(), m_products.size());
    for (qsizetype i = 0; i < m_products.size(); ++i)
        QCOMPARE(page->rows.at(i), m_products.at(i).id);
}

void CatalogContract::pageBeyondTheEndIsEmpty()
{
    const auto page =
        awaited<RemotePage<RemoteProduct>>([&](auto reply) { m_store.client().products(100'000, 100, {}, reply); });
    VERIFY_OK(page);
    QCOMPARE(page->rowsOnWire, 0);
    QCOMPARE(page->count, m_products.size());
}

void CatalogContract::productsByIdLeaveOutTheUnknown()
{
    QList<ProductId> ids{ProductId::parse(QStringLiteral("prod_00000000000000000000000000"))};
    for (const RemoteProduct &product : std::as_const(m_products))
        if (ids.size() < 100) ids.append(product.id);
    const auto page =
        awaited<RemotePage<RemoteProduct>>([&](auto reply) { m_store.client().productsById(ids, reply); });
    VERIFY_OK(page);
    QCOMPARE(page->rows.size(), 99);
    QCOMPARE(page->rows.first().title, m_products.first().title);
    QCOMPARE(page->rows.first().variants.size(), m_products.first().variants.size());
}

void CatalogContract::textsAreThoseOfTheLanguage_data()
{
    QTest::addColumn<int>("language");
    for (const Language language : allLanguages)
        QTest::newRow(qPrintable(languageTag(language))) << static_cast<int>(language);
}

void CatalogContract::textsAreThoseOfTheLanguage()
{
    QFETCH(int, language);
    const auto wanted = static_cast<Language>(language);
    QHash<ProductId, QString> handles;
    for (const RemoteProduct &product : std::as_const(m_products))
        handles.insert(product.id, product.handle);
    const auto page =
        awaited<RemotePage<RemoteTexts>>([&](auto reply) { m_store.client().texts(wanted, 0, 1'000, reply); });
    VERIFY_OK(page);
    QCOMPARE(page->rows.size(), m_products.size());
    for (const RemoteTexts &texts : page->rows) {
        const QJsonObject row = m_catalog.product(handles.value(texts.product));
        QCOMPARE(texts.title, SeededCatalog::texts(row.value(u"title")).in(wanted));
        QCOMPARE(texts.description, SeededCatalog::texts(row.value(u"description")).in(wanted));
    }
}

void CatalogContract::textsByIdAreThoseOfTheLanguage()
{
    const RemoteProduct &product = m_products.first();
    const auto page = awaited<RemotePage<RemoteTexts>>(
        [&](auto reply) { m_store.client().textsById(Language::UgCn, {product.id}, reply); });
    VERIFY_OK(page);
    QCOMPARE(page->rows.size(), 1);
    QCOMPARE(page->rows.first().title,
             SeededCatalog::texts(m_catalog.product(product.handle).value(u"title")).exactly(Language::UgCn));
}

void CatalogContract::unknownLanguageGetsTheBaseText_data()
{
    QTest::addColumn<QByteArray>("tag");
    for (const char *tag : {"fr", "en-US", "ru-RU", "kk-KZ", "ug", "", "../..", "zh"})
        QTest::newRow(*tag == '\0' ? "empty" : tag) << QByteArray(tag);
}

void CatalogContract::unknownLanguageGetsTheBaseText()
{
    QFETCH(QByteArray, tag);
    const RemoteProduct &product = m_products.first();
    const RawAnswer answer = m_store.get(
        QStringLiteral("/store/products?fields=id,title&id[]=") + product.id.toString(), {{"x-medusa-locale", tag}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(textOf(answer.json().value(u"products").toArray().at(0).toObject(), u"title"), product.title);
}

void CatalogContract::sweepOfPricesAndStock()
{
    QHash<VariantId, RemotePriceAndStock> swept;
    for (int offset = 0, count = 1; offset < count; offset += 100) {
        const auto page = awaited<RemotePage<RemotePriceAndStock>>(
            [&](auto reply) { m_store.client().pricesAndStock(offset, 100, {}, reply); });
        VERIFY_OK(page);
        count = page->count;
        for (const RemotePriceAndStock &row : page->rows)
            swept.insert(row.variant, row);
    }
    for (const RemoteProduct &product : std::as_const(m_products)) {
        for (const RemoteVariant &variant : product.variants) {
            QVERIFY2(swept.contains(variant.id), qPrintable(variant.sku.toString()));
            const RemotePriceAndStock row = swept.value(variant.id);
            QCOMPARE(row.product, product.id);
            QVERIFY(row.price == variant.price);
            QCOMPARE(row.stock, variant.stock);
            QCOMPARE(row.backorder, variant.backorder);
        }
    }
}

void CatalogContract::unchangedJsonIsNotSentAgain()
{
    const QString target = QStringLiteral("/store/products?limit=5&order=id&fields=id,title");
    const RawAnswer first = m_store.get(target);
    QCOMPARE(first.status, 200);
    QVERIFY(!first.etag.isEmpty());
    // Qt adds `no-cache` of its own where a request has no Cache-Control, and a store then sends everything again.
    const RawAnswer second = m_store.get(target, {{"If-None-Match", first.etag}, {"Cache-Control", "max-age=0"}});
    QCOMPARE(second.status, 304);
    QVERIFY(second.body.isEmpty());
}

void CatalogContract::imageArrivesAndIsNotSentAgain()
{
    const QString url = m_products.first().imageUrl;
    const auto image = awaited<RemoteImage>([&](auto reply) { m_store.client().image(url, {}, reply); });
    VERIFY_OK(image);
    QVERIFY(image->bytes.startsWith("\x89PNG") || image->bytes.startsWith("\xff\xd8"));
    QVERIFY(!image->etag.isEmpty());
    const auto again = awaited<RemoteImage>([&](auto reply) { m_store.client().image(url, image->etag, reply); });
    VERIFY_OK(again);
    QVERIFY2(again->notModified, "the whole image was sent again");
}

void CatalogContract::missingImageIsNotFound()
{
    const QString url = m_store.url().toString() + QStringLiteral("/static/none.png");
    const auto image = awaited<RemoteImage>([&](auto reply) { m_store.client().image(url, {}, reply); });
    QVERIFY(!image);
    QCOMPARE(kindName(image.error().kind), kindName(StoreFaultKind::NotFound));
}

void CatalogContract::wrongKeyIsUnauthorized_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("unknown") << QStringLiteral("pk_0000000000000000000000000000000000000000000000000000000000000000");
    QTest::newRow("garbage") << QStringLiteral("x");
}

void CatalogContract::wrongKeyIsUnauthorized()
{
    QFETCH(QString, key);
    const auto client = m_store.anotherClient(key, m_store.connection().regionId);
    const auto page = awaited<RemotePage<RemoteProduct>>([&](auto reply) { client->products(0, 1, {}, reply); });
    QVERIFY(!page);
    QCOMPARE(faultText(page.error()), QStringLiteral("Unauthorized 400 not_allowed"));
    const auto cart = awaited<RemoteCart>(
        [&](auto reply) { client->createCart(newOrder({lineOf(m_products.first().variants.first())}), {}, reply); });
    QVERIFY(!cart);
    QCOMPARE(faultText(cart.error()), QStringLiteral("Unauthorized 400 not_allowed"));
}

void CatalogContract::unknownRegionIsRefused()
{
    const QString region = QStringLiteral("reg_00000000000000000000000000");
    const auto client = m_store.anotherClient(m_store.connection().publishableKey, region);
    const auto page = awaited<RemotePage<RemoteProduct>>([&](auto reply) { client->products(0, 1, {}, reply); });
    QVERIFY(!page);
    QCOMPARE(faultText(page.error()), QStringLiteral("Refused 400 invalid_data"));
    const auto cart = awaited<RemoteCart>(
        [&](auto reply) { client->createCart(newOrder({lineOf(m_products.first().variants.first())}), {}, reply); });
    QVERIFY(!cart);
    QCOMPARE(faultText(cart.error()), QStringLiteral("Refused 400 invalid_data"));
}

void CatalogContract::unknownParameterIsRefused()
{
    const RawAnswer answer = m_store.get(QStringLiteral("/store/products?fields=id&nonsense=1"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.type(), QStringLiteral("invalid_data"));
}

void CatalogContract::unknownAddressIsNotFound()
{
    QCOMPARE(m_store.get(QStringLiteral("/store/nothing-here")).status, 404);
    const RawAnswer answer = m_store.get(QStringLiteral("/store/products/prod_00000000000000000000000000"));
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.type(), QStringLiteral("not_found"));
}

} // namespace caravan::contract

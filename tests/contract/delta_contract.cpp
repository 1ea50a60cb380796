// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/delta_contract.h"

#include <QJsonArray>
#include <QTest>

namespace caravan::contract {

namespace {

QString productPath(const ProductId &id) { return QStringLiteral("/products/") + id.toString(); }

} // namespace

QString DeltaContract::cursorOf(const QString &list)
{
    QString latest;
    for (int offset = 0, count = 1; offset < count; offset += 1'000) {
        const RawAnswer answer =
            m_store.get(QStringLiteral("/store/%1?limit=1000&offset=%2&fields=id,updated_at").arg(list).arg(offset));
        const QJsonObject json = answer.json();
        count = json.value(u"count").toInt();
        const QJsonArray rows = json.value(list == u"products" ? u"products" : u"variants").toArray();
        for (const QJsonValue &row : rows)
            latest = qMax(latest, row.toObject().value(u"updated_at").toString());
    }
    return latest;
}

bool DeltaContract::inProductDelta(const QString &since, const ProductId &id)
{
    const auto page =
        awaited<RemotePage<RemoteProduct>>([&](auto reply) { m_store.client().products(0, 100, since, reply); });
    if (!page) return false;
    return std::any_of(page->rows.begin(), page->rows.end(), [&](const RemoteProduct &row) { return row.id == id; });
}

bool DeltaContract::inVariantDelta(const QString &since, const ProductId &id)
{
    const auto page =
        awaited<RemotePage<ProductId>>([&](auto reply) { m_store.client().variantsChanged(0, 100, since, reply); });
    return page && page->rows.contains(id);
}

int DeltaContract::change(const QString &what, const Shelf::Pick &pick)
{
    const ProductId &product = pick.product.id;
    const QString variant = productPath(product) + QStringLiteral("/variants/") + pick.variant.id.toString();
    if (what == u"title") return m_store.admin("POST", productPath(product), {{what, QStringLiteral("新名")}}).status;
    if (what == u"metadata")
        return m_store.admin("POST", productPath(product), {{what, QJsonObject{{QStringLiteral("popularity"), 7}}}})
            .status;
    if (what == u"unpublish") return m_store.setPublished(product, false).status;
    if (what == u"republish") return m_store.setPublished(product, true).status;
    if (what == u"delete") return m_store.removeProduct(product).status;
    if (what == u"variant title")
        return m_store.admin("POST", variant, {{QStringLiteral("title"), QStringLiteral("新规格")}}).status;
    if (what == u"price") return m_store.setPrice(product, pick.variant.id, Money::fromFen(12'345)).status;
    if (what == u"stock") return m_store.setStock(pick.variant.sku, 7).status;
    if (what == u"variant delete") return m_store.removeVariant(product, pick.variant.id).status;
    return changeOfWebShop(what, pick);
}

int DeltaContract::changeOfWebShop(const QString &what, const Shelf::Pick &pick)
{
    const QString product = pick.product.id.toString();
    if (what == u"image") {
        const QJsonObject image{{QStringLiteral("url"), QString(m_store.url().toString() + u"/static/other.png")}};
        return m_store.admin("POST", productPath(pick.product.id), {{QStringLiteral("images"), QJsonArray{image}}})
            .status;
    }
    if (what == u"category")
        return m_store
            .admin("POST",
                   QStringLiteral("/product-categories/%1/products").arg(pick.product.categories.first().toString()),
                   {{QStringLiteral("remove"), QJsonArray{product}}})
            .status;
    const QJsonObject texts{{QStringLiteral("title"), QStringLiteral("traduit")}};
    const QJsonObject row{{QStringLiteral("reference"), QStringLiteral("product")},
                          {QStringLiteral("reference_id"), product},
                          {QStringLiteral("locale_code"), QStringLiteral("fr")},
                          {QStringLiteral("translations"), texts}};
    return m_store.admin("POST", QStringLiteral("/translations/batch"), {{QStringLiteral("create"), QJsonArray{row}}})
        .status;
}

void DeltaContract::changesShowInTheirDelta_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("before"); ///< done first, not looked at
    QTest::addColumn<bool>("inProducts");
    QTest::addColumn<bool>("inVariants");
    const auto row = [](const char16_t *what, bool products, bool variants, const char16_t *before = u"") {
        const QString name = QString::fromUtf16(what);
        QTest::newRow(qPrintable(name)) << name << QString::fromUtf16(before) << products << variants;
    };
    row(u"title", true, false);
    row(u"metadata", true, false);
    row(u"republish", true, false, u"unpublish");
    row(u"variant title", false, true);
    row(u"price", false, true);
    row(u"stock", false, false);
    row(u"unpublish", false, false);
    row(u"delete", false, false);
    row(u"variant delete", false, false);
    row(u"image", false, false);
    row(u"category", false, false);
    row(u"translation", false, false);
}

void DeltaContract::changesShowInTheirDelta()
{
    QFETCH(QString, what);
    QFETCH(QString, before);
    const Shelf::Pick pick = m_shelf.take(what == u"variant delete" ? 2 : 1);
    QVERIFY(!pick.product.id.isNull());
    if (!before.isEmpty()) QCOMPARE(change(before, pick), 200);
    const QString productsSince = cursorOf(QStringLiteral("products"));
    const QString variantsSince = cursorOf(QStringLiteral("product-variants"));
    QVERIFY(!productsSince.isEmpty() && !variantsSince.isEmpty());
    QTest::qWait(5); // two changes of one millisecond would be one to the cursor: the agent overlaps by more

    const int status = change(what, pick);
    if (status == 404 && QStringList{QStringLiteral("category"), QStringLiteral("translation")}.contains(what))
        QSKIP("the office of this store has no such change");
    if (status == 400 && what == u"image") QSKIP("the office of this store has no such change");
    QCOMPARE(status, 200);
    QTEST(inProductDelta(productsSince, pick.product.id), "inProducts");
    QTEST(inVariantDelta(variantsSince, pick.product.id), "inVariants");
}

void DeltaContract::theLatestRowIsNotRepeated()
{
    const auto page = awaited<RemotePage<RemoteProduct>>(
        [&](auto reply) { m_store.client().products(0, 100, cursorOf(QStringLiteral("products")), reply); });
    VERIFY_OK(page);
    QCOMPARE(page->count, 0);
    QCOMPARE(page->rowsOnWire, 0);
}

void DeltaContract::changedTextsArrive()
{
    const Shelf::Pick pick = m_shelf.take();
    QCOMPARE(change(QStringLiteral("title"), pick), 200);
    QCOMPARE(change(QStringLiteral("metadata"), pick), 200);
    QCOMPARE(change(QStringLiteral("variant title"), pick), 200);
    const auto now = m_shelf.now(pick.product.id);
    QVERIFY(now);
    QCOMPARE(now->title, QStringLiteral("新名"));
    QCOMPARE(now->popularity, 7);
    QVERIFY2(now->story == pick.product.story, "metadata that was not named is gone");
    QVERIFY(now->updatedAt > pick.product.updatedAt);
    const auto variant =
        std::find_if(now->variants.begin(), now->variants.end(),
                     [&pick](const RemoteVariant &candidate) { return candidate.id == pick.variant.id; });
    QVERIFY(variant != now->variants.end());
    QCOMPARE(variant->title, QStringLiteral("新规格"));
    QVERIFY2(variant->titles == pick.variant.titles, "the variant's metadata is gone");
}

void DeltaContract::changedPriceArrives()
{
    const Shelf::Pick pick = m_shelf.take();
    QCOMPARE(m_store.setPrice(pick.product.id, pick.variant.id, Money::fromFen(1'999)).status, 200);
    const auto now = m_shelf.now(pick.product.id);
    QVERIFY(now);
    for (const RemoteVariant &variant : std::as_const(now->variants))
        if (variant.id == pick.variant.id) QCOMPARE(variant.price->fen(), 1'999);
}

void DeltaContract::changedStockArrives()
{
    const Shelf::Pick pick = m_shelf.take();
    QCOMPARE(m_store.setStock(pick.variant.sku, 3).status, 200);
    const auto now = m_shelf.now(pick.product.id);
    QVERIFY(now);
    for (const RemoteVariant &variant : std::as_const(now->variants))
        if (variant.id == pick.variant.id) QCOMPARE(variant.stock, 3);
}

void DeltaContract::goneIsAbsentEverywhere_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("unpublished") << QStringLiteral("unpublish");
    QTest::newRow("deleted") << QStringLiteral("delete");
}

void DeltaContract::goneIsAbsentEverywhere()
{
    QFETCH(QString, what);
    const Shelf::Pick pick = m_shelf.take();
    const auto before =
        awaited<RemotePage<ProductId>>([&](auto reply) { m_store.client().productIds(0, 1'000, reply); });
    VERIFY_OK(before);
    QVERIFY(before->rows.contains(pick.product.id));
    QCOMPARE(change(what, pick), 200);
    const auto after =
        awaited<RemotePage<ProductId>>([&](auto reply) { m_store.client().productIds(0, 1'000, reply); });
    VERIFY_OK(after);
    QCOMPARE(after->count, before->count - 1);
    QVERIFY(!after->rows.contains(pick.product.id));
    QVERIFY(!m_shelf.now(pick.product.id));
    const auto texts = awaited<RemotePage<RemoteTexts>>(
        [&](auto reply) { m_store.client().textsById(Language::Ru, {pick.product.id}, reply); });
    VERIFY_OK(texts);
    QCOMPARE(texts->rows.size(), 0);
    QCOMPARE(m_store.get(QStringLiteral("/store") + productPath(pick.product.id)).status, 404);
}

void DeltaContract::removedVariantIsAbsent()
{
    const Shelf::Pick pick = m_shelf.take(2);
    QCOMPARE(m_store.removeVariant(pick.product.id, pick.variant.id).status, 200);
    const auto now = m_shelf.now(pick.product.id);
    QVERIFY(now);
    QCOMPARE(now->variants.size(), pick.product.variants.size() - 1);
    for (const RemoteVariant &variant : std::as_const(now->variants))
        QVERIFY(variant.id != pick.variant.id);
}

} // namespace caravan::contract

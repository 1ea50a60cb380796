// SPDX-License-Identifier: Apache-2.0
#include "bench/sample_orders.h"

#include "storage/catalog_reader_sqlite.h"

namespace caravan::bench {

namespace {

constexpr int productsLookedAt = 500;

LineItem sampleLine(const QString &key, qint64 fen, int quantity)
{
    LineItem line;
    line.variant = VariantId::parse(QStringLiteral("variant_") + key);
    line.product = ProductId::parse(QStringLiteral("prod_") + key);
    line.sku = Sku::parse(QStringLiteral("BENCH-") + key);
    line.productTitle.set(Language::ZhCn, QStringLiteral("吐鲁番绿葡萄干"));
    line.variantTitle.set(Language::ZhCn, QStringLiteral("250 克袋装"));
    line.unitPrice = Money::fromFen(fen);
    line.quantity = quantity;
    return line;
}

} // namespace

OrderDraft orderWithContact()
{
    OrderDraft draft;
    draft.lines = {sampleLine(QStringLiteral("a"), 1'990, 2), sampleLine(QStringLiteral("b"), 3'500, 1)};
    draft.fulfilment = FulfilmentKind::Ship;
    draft.shippingPrice = Money::fromFen(800);
    draft.catalogVersion = 1;
    draft.contact = Contact{QStringLiteral("样例"), QStringLiteral("13800000000"),
                            PostalAddress{QStringLiteral("新疆"), QStringLiteral("吐鲁番市"), QStringLiteral("高昌区"),
                                          QStringLiteral("样例路 1 号"), QStringLiteral("838000")}};
    draft.noticeVersion = QStringLiteral("bench");
    return draft;
}

Result<QList<LineItem>, QString> sellableLines(const QString &catalogDatabase, int leastStock)
{
    CatalogReaderSqlite catalog(catalogDatabase);
    ProductQuery query;
    query.limit = productsLookedAt;
    const auto page = catalog.products(query);
    if (!page) return Failure{QStringLiteral("the catalog cannot be read")};
    QList<LineItem> lines;
    for (const ProductSummary &summary : *page) {
        const auto product = catalog.product(summary.id);
        if (!product) continue;
        for (const ProductVariant &variant : product->variants) {
            if (variant.stock.quantity < leastStock) continue;
            LineItem line;
            line.variant = variant.id;
            line.product = product->id;
            line.sku = variant.sku;
            line.productTitle = product->title;
            line.variantTitle = variant.title;
            line.unitPrice = variant.price;
            lines.append(line);
        }
    }
    if (lines.isEmpty()) return Failure{QStringLiteral("the catalog has nothing to sell")};
    return lines;
}

OrderDraft orderOf(const LineItem &line, Money pickupPrice)
{
    OrderDraft draft;
    draft.lines = {line};
    draft.fulfilment = FulfilmentKind::TakeAway;
    draft.shippingPrice = pickupPrice;
    draft.catalogVersion = 1;
    return draft;
}

Result<Money, QString> pickupPrice(const QString &catalogDatabase)
{
    CatalogReaderSqlite catalog(catalogDatabase);
    const auto options = catalog.shippingOptions();
    if (!options) return Failure{QStringLiteral("the catalog cannot be read")};
    for (const ShippingOption &option : *options)
        if (option.code == u"pickup") return option.price;
    return Failure{QStringLiteral("the store offers no pick-up")};
}

} // namespace caravan::bench

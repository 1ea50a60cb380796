// SPDX-License-Identifier: Apache-2.0
#include "orders/draft_source.h"

#include <algorithm>
#include <numeric>

namespace caravan::orders {

namespace {

constexpr int shelvesLookedAt = 500;
constexpr int lookAgainAfter = 100; ///< orders: prices and stock move while a long run sells
constexpr qint64 neverSoldOut = 1'000;

LineItem sampleLine()
{
    LineItem line;
    line.variant = VariantId::parse(QStringLiteral("variant_sample"));
    line.product = ProductId::parse(QStringLiteral("prod_sample"));
    line.sku = Sku::parse(QStringLiteral("SAMPLE-250"));
    line.productTitle.set(Language::ZhCn, QStringLiteral("样品葡萄干"));
    line.variantTitle.set(Language::ZhCn, QStringLiteral("250 克袋装"));
    line.unitPrice = Money::fromFen(1'990);
    return line;
}

Contact sampleContact(FulfilmentKind kind)
{
    Contact contact{QStringLiteral("样例"), QStringLiteral("13800000000"), std::nullopt};
    if (kind == FulfilmentKind::Ship)
        contact.address = PostalAddress{QStringLiteral("新疆"), QStringLiteral("乌鲁木齐市"), QStringLiteral("天山区"),
                                        QStringLiteral("样例路 1 号"), QStringLiteral("830000")};
    return contact;
}

} // namespace

Result<DraftSource, QString> DraftSource::open(CatalogReader &catalog, const Wish &wish)
{
    DraftSource source(catalog, wish);
    if (const auto looked = source.look(); !looked) return looked.failure();
    return source;
}

Result<Done, QString> DraftSource::look()
{
    const auto freshness = m_catalog.freshness();
    const bool none = !freshness && freshness.error() == CatalogError::NotReady;
    if (none || (freshness && !freshness->published)) {
        m_hasCatalog = false;
        if (!m_wish.variant.isNull()) return Failure{QStringLiteral("there is no catalog to find the variant in")};
        return Done();
    }
    ProductQuery query;
    query.limit = shelvesLookedAt;
    const auto page = m_catalog.products(query);
    const auto options = m_catalog.shippingOptions();
    if (!freshness || !page || !options)
        return Failure{QStringLiteral("the catalog cannot be read; the agent pulls a damaged one anew")};
    m_hasCatalog = true;
    m_catalogVersion = freshness->version;
    m_options = *options;
    m_choices.clear();
    for (const ProductSummary &summary : *page)
        if (const auto product = m_catalog.product(summary.id)) offer(*product);
    if (m_choices.isEmpty() && !m_wish.variant.isNull())
        return Failure{QStringLiteral("the catalog does not sell the variant %1").arg(m_wish.variant.toString())};
    if (m_choices.isEmpty()) return Failure{QStringLiteral("the catalog has nothing in stock")};
    return Done();
}

void DraftSource::offer(const Product &product)
{
    for (const ProductVariant &variant : product.variants) {
        if (!m_wish.variant.isNull() && variant.id != m_wish.variant) continue;
        const qint64 pieces = variant.stock.backorder ? neverSoldOut : variant.stock.quantity;
        if (pieces > 0) m_choices.append({product.id, variant.id, pieces});
    }
}

DraftSource::Choice &DraftSource::draw()
{
    const qint64 pieces = std::accumulate(m_choices.begin(), m_choices.end(), qint64{0},
                                          [](qint64 sum, const Choice &choice) { return sum + choice.weight; });
    qint64 at = m_random.bounded(pieces);
    const auto found = std::find_if(m_choices.begin(), m_choices.end(),
                                    [&at](const Choice &choice) { return (at -= choice.weight) < 0; });
    return *found;
}

Result<LineItem, QString> DraftSource::lineFromCatalog()
{
    Choice &choice = draw();
    choice.weight = std::max<qint64>(choice.weight - 1, 1);
    const auto product = m_catalog.product(choice.product);
    if (!product) return Failure{QStringLiteral("the catalog cannot be read")};
    const auto variant = std::find_if(product->variants.begin(), product->variants.end(),
                                      [&choice](const ProductVariant &each) { return each.id == choice.variant; });
    if (variant == product->variants.end()) return Failure{QStringLiteral("the variant is not sold any more")};
    LineItem line;
    line.variant = variant->id;
    line.product = product->id;
    line.sku = variant->sku;
    line.gtin = variant->gtin;
    line.productTitle = product->title;
    line.variantTitle = variant->title;
    line.image = product->image;
    line.unitPrice = variant->price;
    return line;
}

Money DraftSource::priceOf(FulfilmentKind kind) const
{
    const QStringView code = kind == FulfilmentKind::Ship ? u"shipping" : u"pickup";
    for (const ShippingOption &option : m_options)
        if (kind != FulfilmentKind::TakeAway && option.code == code) return option.price;
    return {};
}

FulfilmentKind DraftSource::nextFulfilment()
{
    if (m_wish.fulfilment) return *m_wish.fulfilment;
    QList<FulfilmentKind> offered{FulfilmentKind::TakeAway, FulfilmentKind::PickUp};
    if (std::any_of(m_options.begin(), m_options.end(),
                    [](const ShippingOption &option) { return option.code == u"shipping"; }))
        offered.append(FulfilmentKind::Ship);
    return offered.at(m_drawn % offered.size());
}

Result<OrderDraft, QString> DraftSource::next()
{
    if (m_drawn > 0 && m_drawn % lookAgainAfter == 0)
        if (const auto looked = look(); !looked) return looked.failure();
    const auto line = m_hasCatalog ? lineFromCatalog() : Result<LineItem, QString>(sampleLine());
    if (!line) return line.failure();
    Cart cart;
    cart.add(*line);

    OrderDraft draft;
    draft.language = m_wish.language;
    draft.lines = cart.lines();
    draft.fulfilment = nextFulfilment();
    draft.shippingPrice = priceOf(draft.fulfilment);
    draft.catalogVersion = m_catalogVersion;
    if (draft.fulfilment != FulfilmentKind::TakeAway) {
        draft.contact = sampleContact(draft.fulfilment);
        draft.noticeVersion = QStringLiteral("sample");
    }
    ++m_drawn;
    return draft;
}

} // namespace caravan::orders

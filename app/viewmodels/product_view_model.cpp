// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/product_view_model.h"

#include "viewmodels/texts.h"

#include <algorithm>

namespace caravan {

namespace {
constexpr int fewLeft = 5;
}

ProductViewModel::ProductViewModel(Services services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_variants(this)
    , m_lots(this)
{
}

const ProductVariant *ProductViewModel::variant() const
{
    const bool there = m_variantIndex >= 0 && m_variantIndex < m_product.variants.size();
    return there ? &m_product.variants.at(m_variantIndex) : nullptr;
}

QString ProductViewModel::placeName() const
{
    return m_product.place ? m_product.place->name.in(m_language) : QString();
}

QString ProductViewModel::placeStory() const
{
    return m_product.place ? m_product.place->story.in(m_language) : QString();
}

QString ProductViewModel::seasonText() const
{
    if (m_product.season.isEmpty()) return {};
    QStringList months;
    for (const int month : m_product.season)
        months.append(QString::number(month));
    return isolated(months.join(QStringLiteral(", ")));
}

QUrl ProductViewModel::imageSource() const { return productImageUrl(m_product.image); }

QString ProductViewModel::priceText() const { return variant() ? formatMoney(variant()->price) : QString(); }

QString ProductViewModel::unitPriceJinText() const
{
    return variant() ? unitPriceText(variant()->price, variant()->netWeightGrams, 0) : QString();
}

QString ProductViewModel::unitPriceKgText() const
{
    return variant() ? caravan::unitPriceKgText(variant()->price, variant()->netWeightGrams) : QString();
}

QString ProductViewModel::unitPriceLitreText() const
{
    return variant() ? unitPriceText(variant()->price, 0, variant()->netVolumeMl) : QString();
}

ProductViewModel::Availability ProductViewModel::availability() const
{
    if (!variant() || !variant()->stock.canSell(1)) return NotHere;
    return variant()->stock.backorder || variant()->stock.quantity > fewLeft ? Available : FewLeft;
}

QString ProductViewModel::stockText() const
{
    if (!variant()) return {};
    switch (availability()) {
    //: Stock of a product
    //% "In stock"
    case Available:
        return qtTrId("stock.available");
    //: Stock of a product; %1 is a small number
    //% "Only %1 left"
    case FewLeft:
        return qtTrId("stock.few").arg(variant()->stock.quantity);
    case NotHere:
        break;
    }
    //: Stock of a product: none on this shelf
    //% "Not on this shelf right now"
    return qtTrId("stock.none");
}

QString ProductViewModel::stockAge() const
{
    return variant() ? ageText(variant()->stock.asOf, m_services.clock.utcNow()) : QString();
}

QString ProductViewModel::gtinText() const
{
    return variant() && variant()->gtin ? isolated(variant()->gtin->toDisplay()) : QString();
}

QString ProductViewModel::blockedReason() const
{
    if (m_lot.isEmpty()) return {};
    const QDate today = toDateTime(m_services.clock.utcNow()).toLocalTime().date();
    for (const Lot &lot : m_product.lots) {
        if (lot.code != m_lot) continue;
        switch (lotState(lot, today)) {
        case LotListModel::Good:
            return {};
        //: The scanned pack belongs to a batch that was called back
        //% "This batch has been recalled. Please hand the pack to our staff."
        case LotListModel::Recalled:
            return qtTrId("lot.recalled");
        //: The scanned pack is too old
        //% "This batch is past its best-before date. Please take another pack."
        case LotListModel::Expired:
            return qtTrId("lot.expired");
        }
    }
    return {};
}

bool ProductViewModel::canBuy() const
{
    return m_loaded && variant() && variant()->stock.canSell(m_quantity) && blockedReason().isEmpty();
}

void ProductViewModel::setVariantIndex(int index)
{
    if (index == m_variantIndex || index < 0 || index >= m_product.variants.size()) return;
    m_variantIndex = index;
    showLists();
    emit changed();
}

void ProductViewModel::setQuantity(int quantity)
{
    const int kept = std::clamp(quantity, 1, Cart::maximumQuantity);
    if (kept == m_quantity) return;
    m_quantity = kept;
    emit changed();
}

void ProductViewModel::openVariant(const QString &productId, const QString &variantId, const QString &lot)
{
    m_id = ProductId::parse(productId);
    m_product = {};
    m_lot = lot;
    m_variantIndex = 0;
    m_quantity = 1;
    m_loaded = false;
    m_missing = false;
    showLists();
    read(VariantId::parse(variantId));
}

void ProductViewModel::addToCart()
{
    if (!canBuy()) return;
    LineItem line;
    line.variant = variant()->id;
    line.product = m_product.id;
    line.sku = variant()->sku;
    line.gtin = variant()->gtin;
    line.productTitle = m_product.title;
    line.variantTitle = variant()->title;
    line.image = m_product.image;
    line.lot = m_lot;
    line.unitPrice = variant()->price;
    line.quantity = m_quantity;
    line.available = variant()->stock.backorder ? Cart::maximumQuantity : variant()->stock.quantity;
    emit lineReady(line);
    emit added();
}

void ProductViewModel::setLanguage(Language language)
{
    m_language = language;
    showLists();
    emit changed();
}

void ProductViewModel::reload()
{
    if (!m_id.isNull()) read(variant() ? variant()->id : VariantId());
}

void ProductViewModel::close()
{
    ++m_generation;
    m_id = {};
    m_product = {};
    m_lot.clear();
    m_variantIndex = 0;
    m_quantity = 1;
    m_loading = m_loaded = m_missing = false;
    showLists();
    emit changed();
}

void ProductViewModel::read(const VariantId &wanted)
{
    const quint64 generation = ++m_generation;
    m_loading = true;
    emit changed();
    m_services.database.run([catalog = &m_services.catalog, id = m_id] { return catalog->product(id); })
        .then(this, [this, generation, wanted](const Result<Product, CatalogError> &product) {
            if (generation == m_generation) take(product, wanted);
        });
}

void ProductViewModel::take(const Result<Product, CatalogError> &product, const VariantId &wanted)
{
    m_loading = false;
    m_loaded = product.ok();
    m_missing = !product.ok();
    m_product = product.valueOr({});
    m_variantIndex = 0;
    for (qsizetype i = 0; i < m_product.variants.size(); ++i)
        if (m_product.variants.at(i).id == wanted) m_variantIndex = static_cast<int>(i);
    showLists();
    emit changed();
}

void ProductViewModel::showLists()
{
    m_variants.show(m_product.variants, m_language, m_variantIndex);
    m_lots.show(m_product.lots, m_language, toDateTime(m_services.clock.utcNow()).toLocalTime().date());
}

} // namespace caravan

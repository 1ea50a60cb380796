// SPDX-License-Identifier: Apache-2.0
#include "support/preview/demo_catalog.h"

#include "search/loaded_catalog.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace caravan::preview {

namespace {

using namespace std::chrono_literals;

LocalizedText texts(const QJsonValue &value)
{
    LocalizedText result;
    const QJsonObject object = value.toObject();
    for (const Language language : allLanguages)
        result.set(language, object.value(languageTag(language)).toString());
    return result;
}

QString imageIdOf(const QString &file)
{
    return QString::fromLatin1(QCryptographicHash::hash(file.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

DemoCatalog::DemoCatalog(const QString &folder, const Clock &clock)
    : m_asOf(clock.utcNow() - 7min)
{
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.jsonl")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) continue;
        while (!file.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
            if (line.value(u"type") == QStringLiteral("category")) readCategory(line);
            if (line.value(u"type") == QStringLiteral("product")) readProduct(line);
        }
    }
    std::stable_sort(m_products.begin(), m_products.end(), [this](const Product &a, const Product &b) {
        return m_popularity.value(a.handle) > m_popularity.value(b.handle);
    });
    if (auto loaded = LoadedCatalog::open(folder); loaded.ok()) m_searched = std::move(loaded).value();
}

DemoCatalog::~DemoCatalog() = default;

void DemoCatalog::readCategory(const QJsonObject &line)
{
    Category category;
    category.handle = line.value(u"handle").toString();
    category.id = CategoryId::parse(category.handle);
    category.parent = CategoryId::parse(line.value(u"parent").toString());
    category.name = texts(line.value(u"name"));
    category.story = texts(line.value(u"story"));
    category.rank = line.value(u"rank").toInt();
    m_categories.append(category);
}

void DemoCatalog::readProduct(const QJsonObject &line)
{
    Product product;
    product.handle = line.value(u"handle").toString();
    product.id = ProductId::parse(product.handle);
    product.title = texts(line.value(u"title"));
    product.description = texts(line.value(u"description"));
    product.story = texts(line.value(u"story"));
    product.storage = texts(line.value(u"storage"));
    const QString image = line.value(u"image").toString();
    product.image = ImageId::parse(imageIdOf(image));
    m_images.insert(product.image.toString(), image.chopped(4));
    product.tags = line.value(u"tags").toVariant().toStringList();
    for (const QJsonValue &month : line.value(u"season").toArray())
        product.season.append(month.toInt());
    for (const QJsonValue &value : line.value(u"lots").toArray()) {
        const auto date = [&value](QStringView key) {
            return QDate::fromString(value.toObject().value(key).toString(), Qt::ISODate);
        };
        product.lots.append({value.toObject().value(u"code").toString(), date(u"harvested"), date(u"best_before"),
                             value.toObject().value(u"recalled").toBool()});
    }
    for (const QJsonValue &handle : line.value(u"categories").toArray())
        for (const Category &category : std::as_const(m_categories))
            if (category.handle == handle.toString()) product.categories.append(category);
    for (const QJsonValue &value : line.value(u"variants").toArray()) {
        const QJsonObject object = value.toObject();
        ProductVariant variant;
        variant.sku = Sku::parse(object.value(u"sku").toString());
        variant.id = VariantId::parse(object.value(u"sku").toString());
        variant.gtin = Gtin::parse(object.value(u"gtin").toString());
        variant.title = texts(object.value(u"title"));
        variant.netWeightGrams = object.value(u"net_weight_g").toInt();
        variant.netVolumeMl = object.value(u"net_volume_ml").toInt();
        variant.price = Money::fromFen(object.value(u"price_fen").toInteger());
        variant.priceAsOf = m_asOf;
        variant.stock = {object.value(u"stock").toInt(), object.value(u"backorder").toBool(), m_asOf};
        product.variants.append(variant);
    }
    m_popularity.insert(product.handle, line.value(u"popularity").toInt());
    if (!product.variants.isEmpty()) m_products.append(product);
}

bool DemoCatalog::isBelow(const CategoryId &id, const CategoryId &ancestor) const
{
    if (id == ancestor) return true;
    for (const Category &category : m_categories)
        if (category.id == id) return !category.parent.isNull() && isBelow(category.parent, ancestor);
    return false;
}

Result<QList<ProductSummary>, CatalogError> DemoCatalog::products(const ProductQuery &query)
{
    QList<ProductSummary> page;
    for (qsizetype row = query.afterRow + 1; row < m_products.size() && page.size() < query.limit; ++row) {
        const Product &product = m_products.at(row);
        const auto below = [&](const CategoryId &wanted) {
            return wanted.isNull() || std::any_of(product.categories.begin(), product.categories.end(),
                                                  [&](const Category &own) { return isBelow(own.id, wanted); });
        };
        if (!below(query.category) || !below(query.origin)) continue;
        if (!product.title.in(query.language).contains(query.text, Qt::CaseInsensitive)) continue;
        const auto cheapest = std::min_element(product.variants.begin(), product.variants.end(),
                                               [](const auto &a, const auto &b) { return a.price < b.price; });
        ProductSummary summary{row,
                               product.id,
                               product.title.in(query.language),
                               {},
                               product.image,
                               cheapest->price,
                               product.variants.size() > 1,
                               cheapest->netWeightGrams,
                               cheapest->netVolumeMl,
                               false,
                               product.tags};
        for (const ProductVariant &variant : product.variants)
            summary.inStock |= variant.stock.canSell(1);
        for (const Category &category : product.categories)
            if (isBelow(category.id, CategoryId::parse(QStringLiteral("origin"))))
                summary.place = category.name.in(query.language);
        page.append(summary);
    }
    return page;
}

Result<SearchAnswer, CatalogError> DemoCatalog::search(const ProductQuery &query)
{
    if (!m_searched) return Failure{CatalogError::Failed};
    // There the ids have Medusa's prefixes.
    ProductQuery asked = query;
    for (auto *ids : {&asked.filter.kinds, &asked.filter.origins})
        for (CategoryId &id : *ids)
            if (!id.toString().startsWith(u"pcat_")) id = CategoryId::parse(u"pcat_" + id.toString());
    auto answer = m_searched->reader().search(asked);
    if (!answer.ok()) return answer;
    for (ProductSummary &hit : answer.value().products) {
        hit.id = ProductId::parse(hit.id.toString().section(u'_', 1));
        if (const auto own = product(hit.id); own.ok()) hit.image = own->image;
    }
    return answer;
}

Result<Product, CatalogError> DemoCatalog::product(const ProductId &id)
{
    for (const Product &product : std::as_const(m_products))
        if (product.id == id) return product;
    return Failure{CatalogError::NotFound};
}

Result<ProductVariant, CatalogError> DemoCatalog::variant(const VariantId &id)
{
    for (const Product &product : std::as_const(m_products))
        for (const ProductVariant &variant : product.variants)
            if (variant.id == id) return variant;
    return Failure{CatalogError::NotFound};
}

Result<std::pair<ProductId, VariantId>, CatalogError> DemoCatalog::findByGtin(const Gtin &gtin)
{
    for (const Product &product : std::as_const(m_products))
        for (const ProductVariant &variant : product.variants)
            if (variant.gtin == gtin) return std::pair(product.id, variant.id);
    return Failure{CatalogError::NotFound};
}

Result<QList<ShippingOption>, CatalogError> DemoCatalog::shippingOptions()
{
    return QList<ShippingOption>{
        {ShippingOptionId::parse(QStringLiteral("so_pickup")), QStringLiteral("pickup"), Money()},
        {ShippingOptionId::parse(QStringLiteral("so_shipping")), QStringLiteral("shipping"), Money::fromFen(1200)}};
}

Result<CatalogFreshness, CatalogError> DemoCatalog::freshness()
{
    return CatalogFreshness{!m_products.isEmpty(), 1, static_cast<int>(m_products.size()), m_asOf, m_asOf};
}

} // namespace caravan::preview

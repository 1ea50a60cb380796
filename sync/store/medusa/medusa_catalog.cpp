// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/medusa_catalog.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <optional>

namespace caravan::medusa {

namespace {

constexpr int maximumStock = 1'000'000'000;
constexpr int maximumVariants = 200;
constexpr int maximumMeasure = 100'000'000; // grams or millilitres: 100 t
constexpr qsizetype maximumUrl = 2'048;

template <class Id> Id readId(const QJsonValue &value) { return Id::parse(value.toString()); }

/// Takes the envelope of a list apart and gives each row to `read`, which appends what it could make of it.
template <class T, class Read>
Result<RemotePage<T>, StoreFault> readPage(const QByteArray &body, QLatin1String name, Read read)
{
    const auto object = readObject(body);
    if (!object) return object.failure();
    const QJsonValue list = object->value(name);
    const auto count = readInteger(object->value(u"count"), 0, 100'000'000);
    if (!list.isArray() || !count) return Failure{foreign(u"no_list"_qs)};
    const QJsonArray rows = list.toArray();
    if (rows.size() > maximumRows) return Failure{foreign(u"too_many_rows"_qs)};
    RemotePage<T> page;
    page.count = *count;
    page.rowsOnWire = static_cast<int>(rows.size());
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        page.latestUpdate = qMax(page.latestUpdate, readTimestamp(row.value(u"updated_at")));
        read(row, page.rows);
    }
    return page;
}

QDate readDate(const QJsonValue &value) { return QDate::fromString(value.toString().left(10), Qt::ISODate); }

QList<Lot> readLots(const QJsonValue &value)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Z0-9-]{1,20}\\z"));
    QList<Lot> lots;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array) {
        const QJsonObject object = element.toObject();
        const QString code = object.value(u"code").toString();
        if (!form.match(code).hasMatch() || lots.size() >= 200) continue;
        Lot lot{code, readDate(object.value(u"harvested")), readDate(object.value(u"best_before"))};
        // A recall that is spelled in another way is still a recall: only false, null and nothing clear a lot.
        const QJsonValue recalled = object.value(u"recalled");
        lot.recalled = !recalled.isUndefined() && !recalled.isNull() && recalled != QJsonValue(false);
        lots.append(lot);
    }
    return lots;
}

QStringList readTags(const QJsonValue &value)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9-]{1,40}\\z"));
    QStringList tags;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array) {
        const QString tag = element.toString();
        if (tags.size() < 20 && form.match(tag).hasMatch() && !tags.contains(tag)) tags.append(tag);
    }
    return tags;
}

QList<int> readSeason(const QJsonValue &value)
{
    QList<int> months;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array)
        if (const auto month = readInteger(element, 1, 12); month && !months.contains(*month)) months.append(*month);
    return months;
}

QString readImageUrl(const QJsonObject &product, const QUrl &store)
{
    QString text = product.value(u"thumbnail").toString();
    if (text.isEmpty()) text = product.value(u"images").toArray().at(0).toObject().value(u"url").toString();
    if (text.isEmpty() || text.size() > maximumUrl) return {};
    const QUrl url = store.resolved(QUrl(text, QUrl::StrictMode));
    return url.isValid() && isSameOrigin(store, url) ? url.toString(QUrl::FullyEncoded) : QString();
}

std::optional<Money> readPrice(const QJsonObject &variant)
{
    const QJsonObject price = variant.value(u"calculated_price").toObject();
    const QJsonValue currency = price.value(u"currency_code");
    if (!currency.isUndefined() && currency.toString().compare(u"cny", Qt::CaseInsensitive) != 0) return std::nullopt;
    // Sold with tax included (docs/store-api.md): a net price would be shown too low, so it is no price.
    if (price.value(u"is_calculated_price_tax_inclusive") == QJsonValue(false)) return std::nullopt;
    return readMoney(price.value(u"calculated_amount"));
}

int readStock(const QJsonObject &variant)
{
    const double stock = variant.value(u"inventory_quantity").toDouble();
    return stock > 0 ? static_cast<int>(qMin(stock, double(maximumStock))) : 0;
}

bool readBackorder(const QJsonObject &variant)
{
    return variant.value(u"allow_backorder").toBool() || variant.value(u"manage_inventory") == QJsonValue(false);
}

std::optional<Gtin> readGtin(const QJsonObject &variant, const QJsonObject &metadata)
{
    const QString text = metadata.value(u"gtin").toString();
    return Gtin::parse(text.isEmpty() ? variant.value(u"ean").toString() : text);
}

std::optional<RemoteVariant> readVariant(const QJsonObject &object)
{
    const QJsonObject metadata = object.value(u"metadata").toObject();
    RemoteVariant variant;
    variant.id = readId<VariantId>(object.value(u"id"));
    if (variant.id.isNull()) return std::nullopt;
    variant.title = readText(object.value(u"title"), maximumTitle);
    variant.sku = readId<Sku>(object.value(u"sku"));
    variant.gtin = readGtin(object, metadata);
    variant.netWeightGrams = readInteger(metadata.value(u"net_weight_g"), 1, maximumMeasure).value_or(0);
    variant.netVolumeMl = readInteger(metadata.value(u"net_volume_ml"), 1, maximumMeasure).value_or(0);
    variant.titles = readTexts(metadata.value(u"titles"), maximumTitle);
    variant.price = readPrice(object);
    variant.stock = readStock(object);
    variant.backorder = readBackorder(object);
    return variant;
}

std::optional<RemoteProduct> readProduct(const QJsonObject &object, const QUrl &store)
{
    const QJsonObject metadata = object.value(u"metadata").toObject();
    RemoteProduct product;
    product.id = readId<ProductId>(object.value(u"id"));
    product.title = readText(object.value(u"title"), maximumTitle);
    if (product.id.isNull() || product.title.isEmpty() || !object.value(u"variants").isArray()) return std::nullopt;
    product.handle = readText(object.value(u"handle"), 128);
    product.description = readText(object.value(u"description"), maximumDescription);
    product.story = readTexts(metadata.value(u"story"), maximumDescription);
    product.storage = readTexts(metadata.value(u"storage"), maximumDescription);
    product.updatedAt = readTimestamp(object.value(u"updated_at"));
    product.imageUrl = readImageUrl(object, store);
    product.tags = readTags(metadata.value(u"tags"));
    product.season = readSeason(metadata.value(u"season"));
    product.lots = readLots(metadata.value(u"lots"));
    product.popularity = readInteger(metadata.value(u"popularity"), 0, 1'000).value_or(0);
    const QJsonArray categories = object.value(u"categories").toArray();
    for (const QJsonValue &value : categories) {
        const auto id = readId<CategoryId>(value.toObject().value(u"id"));
        if (!id.isNull() && product.categories.size() < 32 && !product.categories.contains(id))
            product.categories.append(id);
    }
    const QJsonArray variants = object.value(u"variants").toArray();
    for (const QJsonValue &value : variants)
        if (const auto variant = readVariant(value.toObject()); variant && product.variants.size() < maximumVariants)
            product.variants.append(*variant);
    return product;
}

std::optional<RemoteCategory> readCategory(const QJsonObject &object)
{
    const QJsonObject metadata = object.value(u"metadata").toObject();
    RemoteCategory category;
    category.id = readId<CategoryId>(object.value(u"id"));
    category.name = readText(object.value(u"name"), maximumTitle);
    if (category.id.isNull() || category.name.isEmpty()) return std::nullopt;
    category.parent = readId<CategoryId>(object.value(u"parent_category_id"));
    category.handle = readText(object.value(u"handle"), 128);
    category.names = readTexts(metadata.value(u"names"), maximumTitle);
    category.story = readTexts(metadata.value(u"story"), maximumDescription);
    category.rank = readInteger(object.value(u"rank"), 0, 1'000'000).value_or(0);
    return category;
}

} // namespace

bool isSameOrigin(const QUrl &store, const QUrl &url)
{
    const auto port = [](const QUrl &u) { return u.port(u.scheme() == u"https" ? 443 : 80); };
    return store.scheme() == url.scheme() && store.host() == url.host() && port(store) == port(url) &&
           url.userInfo().isEmpty();
}

Result<RemotePage<RemoteCategory>, StoreFault> parseCategories(const QByteArray &body)
{
    return readPage<RemoteCategory>(body, QLatin1String("product_categories"), [](const QJsonObject &row, auto &rows) {
        if (const auto category = readCategory(row)) rows.append(*category);
    });
}

Result<RemotePage<RemoteProduct>, StoreFault> parseProducts(const QByteArray &body, const QUrl &store)
{
    return readPage<RemoteProduct>(body, QLatin1String("products"), [&store](const QJsonObject &row, auto &rows) {
        if (const auto product = readProduct(row, store)) rows.append(*product);
    });
}

Result<RemotePage<RemoteTexts>, StoreFault> parseTexts(const QByteArray &body)
{
    return readPage<RemoteTexts>(body, QLatin1String("products"), [](const QJsonObject &row, auto &rows) {
        RemoteTexts texts{readId<ProductId>(row.value(u"id")), readText(row.value(u"title"), maximumTitle),
                          readText(row.value(u"description"), maximumDescription),
                          readTimestamp(row.value(u"updated_at"))};
        if (!texts.product.isNull()) rows.append(texts);
    });
}

Result<RemotePage<ProductId>, StoreFault> parseProductIds(const QByteArray &body)
{
    return readPage<ProductId>(body, QLatin1String("products"), [](const QJsonObject &row, auto &rows) {
        if (const auto id = readId<ProductId>(row.value(u"id")); !id.isNull()) rows.append(id);
    });
}

Result<RemotePage<ProductId>, StoreFault> parseVariantsChanged(const QByteArray &body)
{
    QSet<ProductId> seen;
    return readPage<ProductId>(body, QLatin1String("variants"), [&seen](const QJsonObject &row, auto &rows) {
        const auto id = readId<ProductId>(row.value(u"product_id"));
        if (id.isNull() || seen.contains(id)) return;
        seen.insert(id);
        rows.append(id);
    });
}

Result<RemotePage<RemotePriceAndStock>, StoreFault> parsePricesAndStock(const QByteArray &body)
{
    return readPage<RemotePriceAndStock>(body, QLatin1String("products"), [](const QJsonObject &row, auto &rows) {
        const auto product = readId<ProductId>(row.value(u"id"));
        if (product.isNull()) return;
        const QJsonArray variants = row.value(u"variants").toArray();
        for (const QJsonValue &value : variants) {
            const QJsonObject variant = value.toObject();
            const auto id = readId<VariantId>(variant.value(u"id"));
            if (!id.isNull())
                rows.append({id, product, readPrice(variant), readStock(variant), readBackorder(variant)});
        }
    });
}

} // namespace caravan::medusa

// SPDX-License-Identifier: Apache-2.0
#include "bench/generated_catalog.h"

#include "bench/measured_program.h"
#include "core/clock.h"
#include "storage/catalog_writer.h"
#include "sync/demostore/generator/catalog_generator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace caravan::bench {

namespace {

LocalizedText texts(const QJsonValue &value)
{
    LocalizedText text;
    const QJsonObject object = value.toObject();
    for (const Language language : allLanguages)
        text.set(language, object.value(languageTag(language)).toString());
    return text;
}

CategoryId categoryId(const QString &handle)
{
    return handle.isEmpty() ? CategoryId() : CategoryId::parse(QStringLiteral("pcat_") + handle);
}

CatalogCategoryRow categoryOf(const QJsonObject &object)
{
    const QString handle = object.value(u"handle").toString();
    return {categoryId(handle),
            categoryId(object.value(u"parent").toString()),
            handle,
            texts(object.value(u"name")),
            {},
            object.value(u"rank").toInt()};
}

CatalogVariantRow variantOf(const QJsonObject &object)
{
    CatalogVariantRow row;
    const QString sku = object.value(u"sku").toString();
    row.id = VariantId::parse(QStringLiteral("variant_") + sku);
    row.sku = Sku::parse(sku);
    if (const auto gtin = Gtin::parse(object.value(u"gtin").toString())) row.gtin = *gtin;
    row.title = texts(object.value(u"title"));
    row.netWeightGrams = object.value(u"net_weight_g").toInt();
    row.price = Money::fromFen(object.value(u"price_fen").toInteger());
    row.stock = object.value(u"stock").toInt();
    return row;
}

CatalogProductRow productOf(const QJsonObject &object)
{
    CatalogProductRow row;
    row.handle = object.value(u"handle").toString();
    row.id = ProductId::parse(QStringLiteral("prod_") + row.handle);
    row.title = texts(object.value(u"title")).in(Language::ZhCn);
    row.description = texts(object.value(u"description")).in(Language::ZhCn);
    row.popularity = object.value(u"popularity").toInt();
    const QJsonArray categories = object.value(u"categories").toArray();
    for (const QJsonValue &handle : categories)
        row.categories.append(categoryId(handle.toString()));
    const QJsonArray variants = object.value(u"variants").toArray();
    for (const QJsonValue &variant : variants)
        row.variants.append(variantOf(variant.toObject()));
    return row;
}

} // namespace

GeneratedCatalog::GeneratedCatalog(const QString &file)
    : m_file(file)
{
}

Result<std::unique_ptr<GeneratedCatalog>, QString> GeneratedCatalog::make(int products, const QString &folder)
{
    std::unique_ptr<GeneratedCatalog> catalog(new GeneratedCatalog(folder + QStringLiteral("/generated.jsonl")));
    if (!catalog->m_file.open(QIODevice::ReadWrite | QIODevice::Truncate))
        return Failure{catalog->m_file.errorString()};
    generator::Settings settings;
    settings.products = products;
    const auto written = generator::generateCatalog(settings, catalog->m_file);
    if (!written) return written.failure();
    catalog->m_file.seek(0);
    catalog->readCategories();
    return catalog;
}

void GeneratedCatalog::readCategories()
{
    while (!m_file.atEnd()) {
        const QByteArray line = m_file.readLine();
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value(u"type").toString() != u"category") {
            m_ahead = line;
            return;
        }
        m_categories.append(categoryOf(object));
    }
}

std::optional<GeneratedCatalog::Page> GeneratedCatalog::nextPage()
{
    Page page;
    for (const Language language : allLanguages)
        if (language != Language::ZhCn) page.texts.append({language, {}});
    while (page.products.size() < pageSize && (!m_ahead.isEmpty() || !m_file.atEnd())) {
        const QByteArray line = m_ahead.isEmpty() ? m_file.readLine() : std::exchange(m_ahead, {});
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        const CatalogProductRow row = productOf(object);
        const LocalizedText title = texts(object.value(u"title"));
        const LocalizedText description = texts(object.value(u"description"));
        for (Texts &other : page.texts)
            other.rows.append({row.id, title.in(other.language), description.in(other.language)});
        page.products.append(row);
    }
    if (page.products.isEmpty()) return std::nullopt;
    return page;
}

Result<Done, QString> fillCatalog(const QString &database, int products, const QString &scratchFolder)
{
    const auto failed = [](StorageError error) {
        return Failure{QStringLiteral("the catalog cannot be written: %1").arg(QLatin1String(storageErrorName(error)))};
    };
    auto catalog = GeneratedCatalog::make(products, scratchFolder);
    if (!catalog) return catalog.failure();
    const auto writer = CatalogWriter::open(database);
    if (!writer) return failed(writer.error());
    CatalogWriter &into = **writer;
    if (const auto done = into.replaceCategories((*catalog)->categories()); !done) return failed(done.error());
    const UtcTime now = SystemClock().utcNow();
    while (const auto page = (*catalog)->nextPage()) {
        if (interrupted()) return Failure{QStringLiteral("interrupted")};
        if (const auto done = into.applyPage(page->products, now); !done) return failed(done.error());
        for (const GeneratedCatalog::Texts &texts : page->texts)
            if (const auto done = into.applyTexts(texts.language, texts.rows); !done) return failed(done.error());
    }
    const ShippingOption pickup{ShippingOptionId::parse(QStringLiteral("so_pickup")), QStringLiteral("pickup"), {}};
    if (const auto done = into.replaceShippingOptions({pickup}); !done) return failed(done.error());
    if (const auto done = into.publish(); !done) return failed(done.error());
    return Done{};
}

} // namespace caravan::bench

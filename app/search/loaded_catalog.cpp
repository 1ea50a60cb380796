// SPDX-License-Identifier: Apache-2.0
#include "search/loaded_catalog.h"

#include "storage/catalog_writer.h"
#include "sync/demostore/catalog_import.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

namespace caravan {

namespace {

using demostore::CategoryEntry;
using demostore::EntryFault;
using demostore::ProductEntry;

constexpr qsizetype pageSize = 200;

template <class Id> Id idOf(const QString &prefix, const QString &handle) { return Id::parse(prefix + handle); }

CategoryId categoryId(const QString &handle)
{
    return handle.isEmpty() ? CategoryId() : idOf<CategoryId>(u"pcat_"_qs, handle);
}

CatalogProductRow rowOf(const ProductEntry &entry)
{
    CatalogProductRow row;
    row.id = idOf<ProductId>(u"prod_"_qs, entry.handle);
    row.handle = entry.handle;
    row.title = entry.title.in(Language::ZhCn);
    row.description = entry.description.in(Language::ZhCn);
    row.story = entry.story;
    row.storage = entry.storage;
    row.tags = entry.tags;
    row.season = entry.season;
    row.lots = entry.lots;
    row.popularity = entry.popularity;
    for (const QString &handle : entry.categories)
        row.categories.append(categoryId(handle));
    for (const demostore::VariantEntry &variant : entry.variants)
        row.variants.append({idOf<VariantId>(u"variant_"_qs, variant.sku), Sku::parse(variant.sku),
                             Gtin::parse(variant.gtin), variant.title, variant.netWeightGrams, variant.netVolumeMl,
                             variant.price, variant.stock, variant.backorder});
    return row;
}

/// Gathers the lines and writes them as the agent would.
class Loader final : public demostore::CatalogSink
{
public:
    explicit Loader(CatalogWriter &writer)
        : m_writer(writer)
    {
    }

    std::optional<EntryFault> add(const CategoryEntry &entry) override
    {
        m_categories.append(
            {categoryId(entry.handle), categoryId(entry.parent), entry.handle, entry.name, entry.story, entry.rank});
        return std::nullopt;
    }
    std::optional<EntryFault> add(const ProductEntry &entry, const QString &) override
    {
        if (m_handles.contains(entry.handle)) return EntryFault{u"handle"_qs, u"stands here twice"_qs};
        m_handles.insert(entry.handle);
        m_products.append(rowOf(entry));
        for (const Language language : allLanguages)
            if (language != Language::ZhCn)
                m_texts[language].append(
                    {m_products.last().id, entry.title.in(language), entry.description.in(language)});
        if (m_products.size() >= pageSize && !write()) return EntryFault{{}, u"cannot be written"_qs};
        return std::nullopt;
    }
    bool finish()
    {
        // Categories last: products name them by id, and a file may define one at its end.
        return write() && m_writer.replaceCategories(m_categories).ok() && m_writer.publish().ok();
    }

private:
    bool write()
    {
        if (!m_writer.applyPage(std::exchange(m_products, {}), {}).ok()) return false;
        for (auto texts = m_texts.cbegin(); texts != m_texts.cend(); ++texts)
            if (!m_writer.applyTexts(texts.key(), texts.value()).ok()) return false;
        m_texts.clear();
        return true;
    }

    CatalogWriter &m_writer;
    QList<CatalogCategoryRow> m_categories;
    QList<CatalogProductRow> m_products;
    QHash<Language, QList<CatalogTextRow>> m_texts;
    QSet<QString> m_handles;
};

bool isDatabase(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(15) == "SQLite format 3";
}

QStringList catalogFiles(const QString &path)
{
    if (!QFileInfo(path).isDir()) return {path};
    QStringList files;
    const QDir folder(path);
    const auto names = folder.entryList({u"*.jsonl"_qs}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        files.append(folder.filePath(name));
    return files;
}

} // namespace

Result<std::unique_ptr<LoadedCatalog>, QString> LoadedCatalog::open(const QString &path)
{
    std::unique_ptr<LoadedCatalog> catalog(new LoadedCatalog);
    if (!QFileInfo::exists(path)) return Failure{QString(path + u": no such file or folder")};
    if (isDatabase(path)) {
        catalog->m_reader = std::make_unique<CatalogReaderSqlite>(path);
        return catalog;
    }
    const QStringList files = catalogFiles(path);
    if (files.isEmpty()) return Failure{QString(path + u": has no *.jsonl")};
    catalog->m_folder = std::make_unique<QTemporaryDir>();
    const QString database = catalog->m_folder->filePath(u"catalog.db"_qs);
    const auto writer = CatalogWriter::open(database);
    if (!writer) return Failure{QString(database + u": " + QLatin1String(storageErrorName(writer.error())))};
    Loader loader(**writer);
    if (const auto counts = demostore::streamCatalog(files, loader); !counts) return Failure{counts.error().toString()};
    if (!loader.finish()) return Failure{QString(database + u": cannot be written")};
    catalog->m_reader = std::make_unique<CatalogReaderSqlite>(database);
    return catalog;
}

} // namespace caravan

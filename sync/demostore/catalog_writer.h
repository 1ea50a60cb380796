// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/catalog_import.h"
#include "sync/demostore/image_shelf.h"
#include "sync/demostore/store_database.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <memory>

namespace caravan::demostore {

/// Writes one import into store.db, in one transaction: upsert by handle (products, categories) and SKU (variants),
/// then delete what the import did not name. Rows keep their ids. `updated_at` moves as the contract's table of deltas
/// says: a product's for title, description and metadata, a variant's for title, price and metadata; neither for
/// stock, picture, category or translation. Destroyed without finish(), it takes everything back.
class CatalogWriter final : public CatalogSink
{
public:
    static Result<std::unique_ptr<CatalogWriter>, QString> begin(StoreDatabase &database, ImageShelf &images);
    ~CatalogWriter() override;

    [[nodiscard]] std::optional<EntryFault> add(const CategoryEntry &entry) override;
    [[nodiscard]] std::optional<EntryFault> add(const ProductEntry &entry, const QString &imageDir) override;
    /// Deletes what was not named and commits.
    Result<Done, QString> finish();

private:
    struct Statements;
    using MaybeFault = std::optional<EntryFault>;

    CatalogWriter(StoreDatabase &database, ImageShelf &images);
    MaybeFault writeCategory(const CategoryEntry &entry);
    MaybeFault writeProduct(const ProductEntry &entry, const QString &imageDir);
    MaybeFault writeVariant(const VariantEntry &entry, qint64 product, int position);
    /// Ids of the product's categories, separated by commas.
    Result<QString, EntryFault> categoryIds(const QStringList &handles);
    [[nodiscard]] bool gtinTaken(const QString &gtin);

    StoreDatabase &m_database;
    ImageShelf &m_images;
    SQLite::Transaction m_transaction;
    std::unique_ptr<Statements> m_statements;
    qint64 m_import; ///< number of this import, and the stamp of all its changes
};

} // namespace caravan::demostore

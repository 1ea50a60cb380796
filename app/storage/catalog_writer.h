// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "storage/catalog_rows.h"
#include "storage/storage_error.h"

#include <functional>
#include <memory>

namespace caravan {

class CatalogProducts;
class Connection;

/// The agent's side of catalog.db. Every call is one transaction: its rows and its cursors are there together or not at
/// all. Calls return the number of products (categories, options, images) that changed; what is already there as it
/// should be costs no write, and the catalog's version grows by one with each call that changed what a shopper sees.
/// The kiosk shows nothing before publish(). Lives on the agent's database thread.
class CatalogWriter
{
public:
    struct Tuning
    {
        int maximumPages = 0; ///< limit of the file's size, for tests; 0: none
        const char *vfs = nullptr;
    };

    /// Opens or makes the file. One that is of another schema or whose structure is damaged (all of it is looked
    /// through) is thrown away and begun anew: it is a cache.
    static Result<std::unique_ptr<CatalogWriter>, StorageError> open(const QString &path);
    static Result<std::unique_ptr<CatalogWriter>, StorageError> open(const QString &path, const Tuning &tuning);
    /// Throws the file away, where damage shows itself later: the next open() begins anew. Readers notice that the file
    /// is another one.
    static void discard(const QString &path);
    ~CatalogWriter();
    Q_DISABLE_COPY_MOVE(CatalogWriter)

    /// All categories of the store; the ones that are not among them are gone.
    Result<int, StorageError> replaceCategories(const QList<CatalogCategoryRow> &rows);
    Result<int, StorageError> replaceShippingOptions(const QList<ShippingOption> &options);

    /// A page of whole products as the store has them at `asOf`.
    Result<int, StorageError> applyPage(const QList<CatalogProductRow> &rows, UtcTime asOf,
                                        const QList<CatalogCursor> &cursors = {});
    /// Texts of another language than the base; unknown products are passed over.
    Result<int, StorageError> applyTexts(Language language, const QList<CatalogTextRow> &rows,
                                         const QList<CatalogCursor> &cursors = {});
    Result<int, StorageError> applyPricesAndStock(const QList<CatalogPriceAndStockRow> &rows, UtcTime asOf,
                                                  const QList<CatalogCursor> &cursors = {});
    /// A whole sweep of prices and stock, begun at `asOf`, has been applied: no figure is older than that.
    Result<Done, StorageError> sweepDone(UtcTime asOf);

    /// For mark and sweep: what is here and not in the store goes to removeProducts().
    Result<QList<ProductId>, StorageError> productIds();
    Result<int, StorageError> removeProducts(const QList<ProductId> &ids, const QList<CatalogCursor> &cursors = {});

    /// Pictures to fetch, at most `limit`: first the ones never asked for, most popular product first; then the ones
    /// last asked for before `checkedBefore`, longest ago first.
    Result<QList<WantedImage>, StorageError> imagesWanted(int limit, UtcTime checkedBefore);
    /// The picture at this address has been asked for at `checkedAt`: it is `image` now. A null image records a
    /// failure, so that the others get their turn; what was there stays.
    Result<int, StorageError> setImage(const QString &url, const ImageId &image, const QString &etag,
                                       UtcTime checkedAt);
    /// Every picture that a product shows; other files of the image folder may go.
    Result<QList<ImageId>, StorageError> imagesInUse();

    /// Empty where it was never set.
    Result<QString, StorageError> cursor(const QString &key);
    Result<Done, StorageError> setCursors(const QList<CatalogCursor> &cursors);

    /// The first snapshot is whole: from now on the kiosk shows the catalog.
    Result<Done, StorageError> publish();
    Result<CatalogFreshness, StorageError> freshness();

private:
    explicit CatalogWriter(std::unique_ptr<Connection> connection);
    Result<int, StorageError> change(const QList<CatalogCursor> &cursors, const std::function<int()> &body);
    /// Makes the search index where it was made by other rules, or not at all.
    Result<Done, StorageError> ensureIndex();
    void storeCursors(const QList<CatalogCursor> &cursors);
    int storeCategories(const QList<CatalogCategoryRow> &rows);

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<CatalogProducts> m_products;
};

} // namespace caravan

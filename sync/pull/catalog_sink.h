// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/catalog_reader.h"
#include "sync/store/store_client.h"

namespace caravan {

/// A place to go on from, under a name of the puller's.
struct PullCursor
{
    QString key;
    QString value; ///< empty: removed
};

struct WantedPicture
{
    QString url;
    QString etag; ///< of the copy that is there; empty where there is none
};

/// Where the puller writes: the catalog's cache, seen from here. Blocking; used on the JobQueue only. Every call is one
/// transaction: its rows and cursors are there together or not at all. Writing what is already there is no change.
/// The counts are of rows that changed.
class CatalogSink
{
public:
    template <class T> using Written = Result<T, CatalogError>;

    virtual ~CatalogSink() = default;
    virtual Written<int> replaceCategories(const QList<RemoteCategory> &rows) = 0;
    virtual Written<int> replaceShippingOptions(const QList<ShippingOption> &options) = 0;
    virtual Written<int> applyProducts(const QList<RemoteProduct> &rows, UtcTime asOf,
                                       const QList<PullCursor> &cursors) = 0;
    virtual Written<int> applyTexts(Language language, const QList<RemoteTexts> &rows,
                                    const QList<PullCursor> &cursors) = 0;
    virtual Written<int> applyPricesAndStock(const QList<RemotePriceAndStock> &rows, UtcTime asOf) = 0;
    /// A whole sweep begun at `asOf` has been applied: no figure is older.
    virtual Written<Done> sweepDone(UtcTime asOf) = 0;
    virtual Written<QList<ProductId>> productIds() = 0;
    virtual Written<int> removeProducts(const QList<ProductId> &ids) = 0;
    /// First the ones never asked for, most popular first, then those last asked for before `checkedBefore`.
    virtual Written<QList<WantedPicture>> imagesWanted(int limit, UtcTime checkedBefore) = 0;
    /// A null image records that this address was asked for in vain.
    virtual Written<int> setImage(const QString &url, const ImageId &image, const QString &etag, UtcTime checkedAt) = 0;
    virtual Written<QString> cursor(const QString &key) = 0; ///< empty where it was never set
    virtual Written<Done> setCursors(const QList<PullCursor> &cursors) = 0;
    virtual Written<Done> publish() = 0;
    virtual Written<CatalogFreshness> freshness() = 0;
};

} // namespace caravan

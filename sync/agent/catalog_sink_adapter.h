// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/catalog_writer.h"
#include "sync/pull/catalog_sink.h"

#include <atomic>

namespace caravan {

/// Gives what the puller read to storage's writer; the two layers know nothing of each other. Used on the agent's
/// database thread; the writer outlives it.
class CatalogSinkAdapter final : public CatalogSink
{
public:
    explicit CatalogSinkAdapter(CatalogWriter &writer)
        : m_writer(writer)
    {
    }

    Written<int> replaceCategories(const QList<RemoteCategory> &rows) override;
    Written<int> replaceShippingOptions(const QList<ShippingOption> &options) override;
    Written<int> applyProducts(const QList<RemoteProduct> &rows, UtcTime asOf,
                               const QList<PullCursor> &cursors) override;
    Written<int> applyTexts(Language language, const QList<RemoteTexts> &rows,
                            const QList<PullCursor> &cursors) override;
    Written<int> applyPricesAndStock(const QList<RemotePriceAndStock> &rows, UtcTime asOf) override;
    Written<Done> sweepDone(UtcTime asOf) override;
    Written<QList<ProductId>> productIds() override;
    Written<int> removeProducts(const QList<ProductId> &ids) override;
    Written<QList<WantedPicture>> imagesWanted(int limit, UtcTime checkedBefore) override;
    Written<int> setImage(const QString &url, const ImageId &image, const QString &etag, UtcTime checkedAt) override;
    Written<QString> cursor(const QString &key) override;
    Written<Done> setCursors(const QList<PullCursor> &cursors) override;
    Written<Done> publish() override;
    Written<CatalogFreshness> freshness() override;

    /// A write or a reading found the file damaged. Any thread.
    [[nodiscard]] bool damaged() const { return m_damaged; }

private:
    template <class T> Result<T, CatalogError> translated(Result<T, StorageError> result);
    CatalogWriter &m_writer;
    std::atomic<bool> m_damaged = false;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/pull/catalog_sink.h"

#include <QHash>
#include <QMap>

namespace caravan {

/// The catalog's cache in memory.
class MemorySink final : public CatalogSink
{
public:
    QList<RemoteCategory> categories;
    QList<ShippingOption> options;
    QMap<ProductId, RemoteProduct> products;
    QMap<ProductId, QMap<QString, QString>> titles; ///< by language tag
    QMap<VariantId, RemotePriceAndStock> figures;
    QMap<QString, QString> cursors;
    QMap<QString, ImageId> images; ///< by url, null: asked for in vain
    bool published = false;
    int publishedWith = 0; ///< products at the moment of the first publish
    bool failing = false;
    bool failingFigures = false; ///< prices and stock only

    Written<int> replaceCategories(const QList<RemoteCategory> &rows) override
    {
        categories = rows;
        return 1;
    }
    Written<int> replaceShippingOptions(const QList<ShippingOption> &rows) override
    {
        options = rows;
        return 1;
    }
    Written<int> applyProducts(const QList<RemoteProduct> &rows, UtcTime, const QList<PullCursor> &places) override
    {
        if (failing) return Failure{CatalogError::Failed};
        for (const RemoteProduct &row : rows)
            products.insert(row.id, row);
        return store(places);
    }
    Written<int> applyTexts(Language language, const QList<RemoteTexts> &rows, const QList<PullCursor> &places) override
    {
        for (const RemoteTexts &row : rows)
            titles[row.product][languageTag(language)] = row.title;
        return store(places);
    }
    Written<int> applyPricesAndStock(const QList<RemotePriceAndStock> &rows, UtcTime) override
    {
        if (failingFigures) return Failure{CatalogError::Failed};
        for (const RemotePriceAndStock &row : rows)
            figures.insert(row.variant, row);
        return 1;
    }
    Written<Done> sweepDone(UtcTime) override { return Done(); }
    Written<QList<ProductId>> productIds() override { return products.keys(); }
    Written<int> removeProducts(const QList<ProductId> &ids) override
    {
        for (const ProductId &id : ids)
            products.remove(id);
        return static_cast<int>(ids.size());
    }
    Written<QList<WantedPicture>> imagesWanted(int limit, UtcTime) override
    {
        QList<WantedPicture> wanted;
        for (const RemoteProduct &product : std::as_const(products))
            if (!product.imageUrl.isEmpty() && !images.contains(product.imageUrl) && wanted.size() < limit)
                wanted.append({product.imageUrl, {}});
        return wanted;
    }
    Written<int> setImage(const QString &url, const ImageId &image, const QString &, UtcTime) override
    {
        images.insert(url, image);
        return 1;
    }
    Written<QString> cursor(const QString &key) override { return cursors.value(key); }
    Written<Done> setCursors(const QList<PullCursor> &places) override
    {
        store(places);
        return Done();
    }
    Written<Done> publish() override
    {
        if (!published) publishedWith = static_cast<int>(products.size());
        published = true;
        return Done();
    }
    Written<CatalogFreshness> freshness() override
    {
        CatalogFreshness freshness;
        freshness.published = published;
        return freshness;
    }

private:
    int store(const QList<PullCursor> &places)
    {
        for (const PullCursor &place : places) {
            if (place.value.isEmpty())
                cursors.remove(place.key);
            else
                cursors.insert(place.key, place.value);
        }
        return 1;
    }
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/catalog_sink_adapter.h"

#include "core/logging.h"

namespace caravan {

namespace {

QList<CatalogCursor> cursorsOf(const QList<PullCursor> &cursors)
{
    QList<CatalogCursor> list;
    for (const PullCursor &cursor : cursors)
        list.append({cursor.key, cursor.value});
    return list;
}

/// The base text is what a language falls back to, so it stands in for zh-CN.
LocalizedText withBase(LocalizedText texts, const QString &base)
{
    if (texts.exactly(Language::ZhCn).isEmpty()) texts.set(Language::ZhCn, base);
    return texts;
}

CatalogVariantRow rowOf(const RemoteVariant &variant)
{
    return {variant.id,
            variant.sku,
            variant.gtin,
            withBase(variant.titles, variant.title),
            variant.netWeightGrams,
            variant.netVolumeMl,
            variant.price,
            variant.stock,
            variant.backorder};
}

CatalogProductRow rowOf(const RemoteProduct &product)
{
    CatalogProductRow row{product.id,
                          product.handle,
                          product.title,
                          product.description,
                          product.story,
                          product.storage,
                          product.imageUrl,
                          product.tags,
                          product.season,
                          product.lots,
                          product.popularity,
                          product.categories,
                          {}};
    for (const RemoteVariant &variant : product.variants)
        row.variants.append(rowOf(variant));
    return row;
}

} // namespace

template <class T> Result<T, CatalogError> CatalogSinkAdapter::translated(Result<T, StorageError> result)
{
    if (result) return std::move(result).value();
    qCWarning(lcCatalog) << "catalog was not written" << storageErrorName(result.error());
    if (result.error() == StorageError::Damaged) m_damaged = true;
    return Failure{toCatalogError(result.error())};
}

CatalogSink::Written<int> CatalogSinkAdapter::replaceCategories(const QList<RemoteCategory> &rows)
{
    QList<CatalogCategoryRow> list;
    for (const RemoteCategory &row : rows)
        list.append({row.id, row.parent, row.handle, withBase(row.names, row.name), row.story, row.rank});
    return translated(m_writer.replaceCategories(list));
}

CatalogSink::Written<int> CatalogSinkAdapter::replaceShippingOptions(const QList<ShippingOption> &options)
{
    return translated(m_writer.replaceShippingOptions(options));
}

CatalogSink::Written<int> CatalogSinkAdapter::applyProducts(const QList<RemoteProduct> &rows, UtcTime asOf,
                                                            const QList<PullCursor> &cursors)
{
    QList<CatalogProductRow> list;
    for (const RemoteProduct &row : rows)
        list.append(rowOf(row));
    return translated(m_writer.applyPage(list, asOf, cursorsOf(cursors)));
}

CatalogSink::Written<int> CatalogSinkAdapter::applyTexts(Language language, const QList<RemoteTexts> &rows,
                                                         const QList<PullCursor> &cursors)
{
    QList<CatalogTextRow> list;
    for (const RemoteTexts &row : rows)
        list.append({row.product, row.title, row.description});
    return translated(m_writer.applyTexts(language, list, cursorsOf(cursors)));
}

CatalogSink::Written<int> CatalogSinkAdapter::applyPricesAndStock(const QList<RemotePriceAndStock> &rows, UtcTime asOf)
{
    QList<CatalogPriceAndStockRow> list;
    for (const RemotePriceAndStock &row : rows)
        list.append({row.variant, row.price, row.stock, row.backorder});
    return translated(m_writer.applyPricesAndStock(list, asOf));
}

CatalogSink::Written<Done> CatalogSinkAdapter::sweepDone(UtcTime asOf) { return translated(m_writer.sweepDone(asOf)); }

CatalogSink::Written<QList<ProductId>> CatalogSinkAdapter::productIds() { return translated(m_writer.productIds()); }

CatalogSink::Written<int> CatalogSinkAdapter::removeProducts(const QList<ProductId> &ids)
{
    return translated(m_writer.removeProducts(ids));
}

CatalogSink::Written<QList<WantedPicture>> CatalogSinkAdapter::imagesWanted(int limit, UtcTime checkedBefore)
{
    const auto wanted = translated(m_writer.imagesWanted(limit, checkedBefore));
    if (!wanted) return wanted.failure();
    QList<WantedPicture> list;
    for (const WantedImage &image : *wanted)
        list.append({image.url, image.etag});
    return list;
}

CatalogSink::Written<int> CatalogSinkAdapter::setImage(const QString &url, const ImageId &image, const QString &etag,
                                                       UtcTime checkedAt)
{
    return translated(m_writer.setImage(url, image, etag, checkedAt));
}

CatalogSink::Written<QString> CatalogSinkAdapter::cursor(const QString &key)
{
    return translated(m_writer.cursor(key));
}

CatalogSink::Written<Done> CatalogSinkAdapter::setCursors(const QList<PullCursor> &cursors)
{
    return translated(m_writer.setCursors(cursorsOf(cursors)));
}

CatalogSink::Written<Done> CatalogSinkAdapter::publish() { return translated(m_writer.publish()); }

CatalogSink::Written<CatalogFreshness> CatalogSinkAdapter::freshness() { return translated(m_writer.freshness()); }

} // namespace caravan

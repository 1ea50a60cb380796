// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/language.h"
#include "core/money.h"
#include "core/result.h"
#include "domain/catalog/product.h"
#include "domain/orders/order_document.h"
#include "sync/store/traffic_counts.h"

#include <functional>
#include <optional>

namespace caravan {

/// Why a request to the store brought no usable answer. What to do about it is the caller's policy.
enum class StoreFaultKind {
    Unreachable,  ///< no connection, name not found, TLS refused: the request did not reach the store
    Unknown,      ///< sent, but no whole answer: it may have had its effect (I4)
    Overloaded,   ///< 429, 503: wait retryAfter
    ServerError,  ///< other 5xx
    Foreign,      ///< an answer that is not the store's: HTML, other schema, truncated, too large, redirect (I5)
    Unauthorized, ///< 401, 403, or the 400 that Medusa gives for a wrong publishable key
    NotFound,     ///< 404
    Conflict,     ///< 409: somebody else is working on it; try again
    OutOfStock,   ///< 400 insufficient_inventory, or not_allowed at complete for want of stock
    Refused,      ///< any other 4xx: sending the same again cannot help
};

struct StoreFault
{
    StoreFaultKind kind = StoreFaultKind::Unknown;
    int status = 0;             ///< HTTP status, 0 where there was none
    QString code;               ///< the store's own word, cut to 64 characters of [a-z0-9_.-]; no personal data
    Milliseconds retryAfter{0}; ///< 0: none given; capped at one hour
};

template <class T> using StoreReply = std::function<void(Result<T, StoreFault>)>;

struct RemoteVariant
{
    VariantId id;
    QString title; ///< base text
    Sku sku;
    std::optional<Gtin> gtin;
    int netWeightGrams = 0;
    int netVolumeMl = 0;
    LocalizedText titles;       ///< from metadata; may be empty
    std::optional<Money> price; ///< absent: not sold in this region
    int stock = 0;
    bool backorder = false; ///< true also where the store does not manage its inventory
};

struct RemoteProduct
{
    ProductId id;
    QString handle;
    QString title;       ///< base text
    QString description; ///< base text
    LocalizedText story; ///< from metadata
    LocalizedText storage;
    QString updatedAt; ///< the store's own text, an opaque cursor
    QString imageUrl;
    QStringList tags;
    QList<int> season;
    QList<Lot> lots;
    int popularity = 0;
    QList<CategoryId> categories;
    QList<RemoteVariant> variants;
};

struct RemoteCategory
{
    CategoryId id;
    CategoryId parent;
    QString handle;
    QString name;        ///< base text
    LocalizedText names; ///< from metadata; may be empty
    LocalizedText story;
    int rank = 0;
};

template <class T> struct RemotePage
{
    QList<T> rows;            ///< empty where it is not modified
    int count = 0;            ///< of the whole list, as the store says
    int rowsOnWire = 0;       ///< rows of the answer, the ones that could not be read included: offsets advance by it
    QString latestUpdate;     ///< greatest updated_at of its rows, the store's own text; empty where the rows have none
    QString etag;             ///< of the answer; empty: the store gave none
    bool notModified = false; ///< it is as the etag of the request says; nothing else of it is known
};

/// Texts of one product in one language.
struct RemoteTexts
{
    ProductId product;
    QString title;
    QString description;
};

struct RemotePriceAndStock
{
    VariantId variant;
    ProductId product;
    std::optional<Money> price;
    int stock = 0;
    bool backorder = false;
};

struct RemoteCart
{
    CartId id;
    OrderId order; ///< as echoed from metadata.client_order_id; null where it is absent or another form
    Money total;
    bool completed = false;
    RemoteOrderId remoteOrder; ///< where it is completed and the store says so
};

/// An order as the store's own answer describes it (I5).
struct RemoteOrder
{
    RemoteOrderId id;
    OrderId order; ///< echoed OrderId
    Money total;
};

struct RemoteImage
{
    QByteArray bytes;
    QString etag;
    bool notModified = false;
};

/// The online store as the agent sees it: the subset of Medusa v2's Store API in docs/store-api.md, one call a request.
/// Lives on the agent's thread; replies arrive there, exactly once, never from within the call, and not at all after
/// the client was destroyed. A time-out is part of the client. Texts are cut to the catalog's limits; rows that cannot
/// be read are skipped and counted in a log line.
class StoreClient
{
public:
    virtual ~StoreClient() = default;

    virtual void categories(int offset, int limit, StoreReply<RemotePage<RemoteCategory>> reply) = 0;
    /// Whole products by id order. `updatedAfter` empty: all.
    virtual void products(int offset, int limit, const QString &updatedAfter,
                          StoreReply<RemotePage<RemoteProduct>> reply) = 0;
    /// At most 100 whole products by id; the ones that are gone are absent from the answer.
    virtual void productsById(const QList<ProductId> &ids, StoreReply<RemotePage<RemoteProduct>> reply) = 0;
    /// Products whose variants changed (price or title): id of each product once.
    virtual void variantsChanged(int offset, int limit, const QString &updatedAfter,
                                 StoreReply<RemotePage<ProductId>> reply) = 0;
    virtual void texts(Language language, int offset, int limit, StoreReply<RemotePage<RemoteTexts>> reply) = 0;
    virtual void textsById(Language language, const QList<ProductId> &ids,
                           StoreReply<RemotePage<RemoteTexts>> reply) = 0;
    /// Ids of all products that can be sold: what is missing has gone.
    virtual void productIds(int offset, int limit, StoreReply<RemotePage<ProductId>> reply) = 0;
    /// `etag` of the same page as it was last written; empty: none.
    virtual void pricesAndStock(int offset, int limit, const QString &etag,
                                StoreReply<RemotePage<RemotePriceAndStock>> reply) = 0;
    /// `url` must be of the configured origin; at most 8 MiB.
    virtual void image(const QString &url, const QString &etag, StoreReply<RemoteImage> reply) = 0;

    /// Step 1. Not idempotent: the caller persists the id before it uses it.
    virtual void createCart(const OrderSnapshot &order, const std::optional<Contact> &contact,
                            StoreReply<RemoteCart> reply) = 0;
    virtual void shippingOptions(const CartId &cart, StoreReply<QList<ShippingOption>> reply) = 0;
    virtual void chooseShipping(const CartId &cart, const ShippingOptionId &option, StoreReply<RemoteCart> reply) = 0;
    virtual void createCollection(const CartId &cart, StoreReply<CollectionId> reply) = 0;
    virtual void createSession(const CollectionId &collection, StoreReply<Done> reply) = 0;
    virtual void complete(const CartId &cart, StoreReply<RemoteOrder> reply) = 0;
    virtual void cart(const CartId &id, StoreReply<RemoteCart> reply) = 0;
    /// An order by the id that complete answered with.
    virtual void order(const RemoteOrderId &id, StoreReply<RemoteOrder> reply) = 0;

    /// What went over the line since the start.
    [[nodiscard]] virtual TrafficCounts traffic() const = 0;
};

} // namespace caravan

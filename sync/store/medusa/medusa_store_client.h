// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/store/medusa/http_exchange.h"
#include "sync/store/medusa/medusa_requests.h"
#include "sync/store/store_client.h"

#include <QNetworkAccessManager>

namespace caravan {

/// StoreClient over HTTP/1.1 to a Medusa v2 store, or to caravan-demostore. Lives on the agent's thread.
/// Takes no redirect, no cookie, no proxy and no other origin; bodies are limited while they are read (JSON 16 MiB,
/// images 8 MiB); only a JSON answer of the documented form is an answer (I5). A POST is sent once, never again by Qt.
class MedusaStoreClient final : public StoreClient
{
public:
    /// `clock` outlives the client; it is asked only where a Retry-After date comes without a Date.
    MedusaStoreClient(MedusaConnection connection, const Clock &clock);
    ~MedusaStoreClient() override;

    void categories(int offset, int limit, StoreReply<RemotePage<RemoteCategory>> reply) override;
    void products(int offset, int limit, const QString &updatedAfter,
                  StoreReply<RemotePage<RemoteProduct>> reply) override;
    void productsById(const QList<ProductId> &ids, StoreReply<RemotePage<RemoteProduct>> reply) override;
    void variantsChanged(int offset, int limit, const QString &updatedAfter,
                         StoreReply<RemotePage<ProductId>> reply) override;
    void texts(Language language, int offset, int limit, StoreReply<RemotePage<RemoteTexts>> reply) override;
    void textsById(Language language, const QList<ProductId> &ids, StoreReply<RemotePage<RemoteTexts>> reply) override;
    void productIds(int offset, int limit, StoreReply<RemotePage<ProductId>> reply) override;
    void pricesAndStock(int offset, int limit, const QString &etag,
                        StoreReply<RemotePage<RemotePriceAndStock>> reply) override;
    void image(const QString &url, const QString &etag, StoreReply<RemoteImage> reply) override;

    void createCart(const OrderSnapshot &order, const std::optional<Contact> &contact,
                    StoreReply<RemoteCart> reply) override;
    void shippingOptions(const CartId &cart, StoreReply<QList<ShippingOption>> reply) override;
    void chooseShipping(const CartId &cart, const ShippingOptionId &option, StoreReply<RemoteCart> reply) override;
    void createCollection(const CartId &cart, StoreReply<CollectionId> reply) override;
    void createSession(const CollectionId &collection, StoreReply<Done> reply) override;
    void complete(const CartId &cart, StoreReply<RemoteOrder> reply) override;
    void cart(const CartId &id, StoreReply<RemoteCart> reply) override;
    void order(const RemoteOrderId &id, StoreReply<RemoteOrder> reply) override;

    [[nodiscard]] TrafficCounts traffic() const override { return m_traffic; }
    /// Requests that wait for their answer.
    [[nodiscard]] int underWay() const { return m_underWay; }

private:
    using JsonCallback = std::function<void(Result<QByteArray, StoreFault>)>;

    void fetch(TrafficClass what, const QNetworkRequest &request, JsonCallback callback);
    void post(TrafficClass what, const QString &path, const medusa::Query &query, const QByteArray &body,
              JsonCallback callback);
    void follow(TrafficClass what, QNetworkReply *networkReply, JsonCallback callback);
    /// Sends it off; counts what comes.
    void exchange(TrafficClass what, QNetworkReply *networkReply, qsizetype limit, HttpExchange::Callback callback);
    [[nodiscard]] StoreFault faultOf(const HttpAnswer &answer) const;
    /// The body where the answer is the store's own JSON.
    [[nodiscard]] Result<QByteArray, StoreFault> jsonOf(const HttpAnswer &answer) const;

    MedusaConnection m_connection;
    const Clock &m_clock;
    TrafficCounts m_traffic;
    int m_underWay = 0;
    QNetworkAccessManager m_network;
    QObject m_exchanges; ///< parent of what is under way; goes before m_network
};

} // namespace caravan

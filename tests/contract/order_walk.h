// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/contract/store_under_test.h"

namespace caravan::contract {

/// A new order of the terminal K01: identity, number and lines; the total is the sum of the lines.
OrderSnapshot newOrder(const QList<OrderSnapshot::Line> &lines, FulfilmentKind fulfilment = FulfilmentKind::PickUp);
OrderSnapshot::Line lineOf(const RemoteVariant &variant, int quantity = 1, const QString &lot = {});

/// Walks one order through the steps of docs/store-api.md, as delivery does. Each step returns its reply and keeps what
/// the next one needs.
class OrderWalk
{
public:
    OrderWalk(StoreClient &client, OrderSnapshot order, std::optional<Contact> contact = {});

    Result<RemoteCart, StoreFault> createCart();
    Result<RemoteCart, StoreFault> chooseShipping(const QString &code = QStringLiteral("pickup"));
    Result<CollectionId, StoreFault> createCollection();
    Result<Done, StoreFault> createSession();
    Result<RemoteOrder, StoreFault> complete();
    Result<RemoteCart, StoreFault> readCart();
    Result<QList<ShippingOption>, StoreFault> options();

    /// Steps 1 to 4. The fault of the first that failed.
    Result<RemoteCart, StoreFault> prepare(const QString &code = QStringLiteral("pickup"));

    [[nodiscard]] const OrderSnapshot &order() const { return m_order; }
    [[nodiscard]] const CartId &cart() const { return m_cart; }
    [[nodiscard]] const CollectionId &collection() const { return m_collection; }
    void useClient(StoreClient &client) { m_client = &client; }

private:
    StoreClient *m_client;
    OrderSnapshot m_order;
    std::optional<Contact> m_contact;
    CartId m_cart;
    CollectionId m_collection;
};

/// Variants that no other case has used, so that stock, price and life of one case do not disturb another.
class Shelf
{
public:
    struct Pick
    {
        RemoteProduct product;
        RemoteVariant variant; ///< its first one
    };

    explicit Shelf(StoreUnderTest &store)
        : m_store(store)
    {
    }
    /// A product with at least `variants` variants and `stock` of the first; null ids where none is left.
    Pick take(int variants = 1, int stock = 10);
    /// The product of the edge cases with this handle.
    Pick edge(const QString &handle);
    /// The product as the store shows it now; empty where it is gone.
    std::optional<RemoteProduct> now(const ProductId &id);

private:
    void load();

    StoreUnderTest &m_store;
    QList<RemoteProduct> m_products;
    qsizetype m_next = 0;
    bool m_loaded = false;
};

} // namespace caravan::contract

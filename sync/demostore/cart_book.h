// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "sync/demostore/cart_request.h"
#include "sync/demostore/cart_rows.h"
#include "sync/demostore/store_database.h"

#include <QStringList>

namespace caravan::demostore {

/// Carts and their payments, with the answers measured of Medusa (docs/store-api.md). Every change is one synchronous
/// transaction. Lives on the store's thread. Refusals: not_found for an unknown cart, invalid_data for a completed one.
class CartBook
{
public:
    explicit CartBook(StoreDatabase &database);

    /// Not idempotent, as in Medusa.
    Result<CartRow, Refusal> create(const CartRequest &request);
    Result<CartRow, Refusal> cart(const QString &id);
    Result<CartRow, Refusal> change(const QString &id, const CartRequest &request);
    Result<CartRow, Refusal> addItem(const QString &id, const ItemRequest &item);
    /// The line takes the variant's price of now. Quantity 0 removes it.
    Result<CartRow, Refusal> setQuantity(const QString &id, const QString &itemId, qint64 quantity);
    /// Replaces the method that was chosen before.
    Result<CartRow, Refusal> chooseShipping(const QString &id, const QString &optionId);
    /// The one collection of the cart, made at the first call.
    Result<CollectionRow, Refusal> collection(const QString &cartId);
    /// Replaces the collection's session.
    Result<CollectionRow, Refusal> openSession(const QString &collectionId, const QString &providerId);

    /// The collection of a cart; its id is empty where there is none. Throws SQLite::Exception.
    CollectionRow collectionOf(const QString &cartId);
    /// Throws SQLite::Exception.
    Result<CartRow, Refusal> load(const QString &id);

private:
    /// Runs `work` on an open (not completed) cart in one transaction and returns the cart as it is then.
    template <class Work> Result<CartRow, Refusal> edit(const QString &id, Work work);
    Result<Done, Refusal> insertItems(const QString &cartId, const QList<ItemRequest> &items, int firstPosition);
    /// A changed total makes the payment session void: complete then asks for a new one.
    void refreshPayment(const QString &cartId);

    StoreDatabase &m_database;
};

} // namespace caravan::demostore

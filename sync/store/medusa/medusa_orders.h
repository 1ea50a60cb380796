// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/store/medusa/medusa_json.h"

/// Answers of the order's routes (docs/store-api.md) → values. What is not wholly there is a Foreign fault: nothing
/// about an order is guessed (I5). Pure.
namespace caravan::medusa {

Result<RemoteCart, StoreFault> parseCart(const QByteArray &body);
/// Options without a readable price are left out.
Result<QList<ShippingOption>, StoreFault> parseShippingOptions(const QByteArray &body);
Result<CollectionId, StoreFault> parseCollection(const QByteArray &body);
/// Done where the collection has at least one session.
Result<Done, StoreFault> parseSession(const QByteArray &body);
/// The answer of complete. `{"type":"cart","error":…}`, Medusa's 200 for a payment it would not take, is Refused.
Result<RemoteOrder, StoreFault> parseOrder(const QByteArray &body);
/// The answer to looking an order up; a total that cannot be read is zero, it is not asked for.
Result<RemoteOrder, StoreFault> parseOrderById(const QByteArray &body);

} // namespace caravan::medusa

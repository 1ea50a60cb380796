// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "sync/demostore/refusal.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace caravan::demostore {

struct ItemRequest
{
    QString variantId;
    qint64 quantity = 1;
    QByteArray metadata = QByteArrayLiteral("{}");
};

/// What a body of POST /store/carts asks for; absent members are empty.
struct CartRequest
{
    std::optional<QString> regionId;
    std::optional<QString> email;
    std::optional<QByteArray> metadata;        ///< JSON object
    std::optional<QByteArray> shippingAddress; ///< JSON object
    QList<ItemRequest> items;
};

/// Refuses unknown members and wrong types with invalid_data. An item's unit_price is ignored, as Medusa ignores it.
Result<CartRequest, Refusal> readCartRequest(const QJsonObject &body);
Result<ItemRequest, Refusal> readItemRequest(const QJsonObject &item);
Result<qint64, Refusal> readQuantity(const QJsonObject &item);
/// The only member that the body may have, a text.
Result<QString, Refusal> readSingleText(const QJsonObject &body, const QString &name);

} // namespace caravan::demostore

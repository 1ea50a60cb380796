// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace caravan::demostore {

/// A line of a cart. Its price was taken when it was put there and stays (contract, Errors).
struct CartItemRow
{
    QString id;
    QString variantId;
    QString productTitle;
    QString variantTitle;
    QString sku;
    qint64 quantity = 0;
    qint64 unitFen = 0;
    QByteArray metadata; ///< JSON object
};

struct CartRow
{
    QString id;
    QString regionId;
    QString email;
    QByteArray metadata;
    QByteArray shippingAddress; ///< JSON object, or "null"
    QString shippingOption;     ///< empty: none chosen
    qint64 shippingFen = 0;
    qint64 createdAt = 0;
    std::optional<qint64> completedAt;
    QString orderId; ///< empty: none
    QList<CartItemRow> items;

    [[nodiscard]] qint64 itemsFen() const
    {
        qint64 sum = 0;
        for (const CartItemRow &item : items)
            sum += item.quantity * item.unitFen;
        return sum;
    }
    [[nodiscard]] qint64 totalFen() const { return itemsFen() + shippingFen; }
};

struct OrderRow
{
    QString id;
    qint64 displayId = 0;
    qint64 totalFen = 0;
    qint64 createdAt = 0;
    CartRow cart;
};

struct CollectionRow
{
    QString id;
    qint64 amountFen = 0;
    QString sessionId; ///< empty: none
    QString providerId;
};

} // namespace caravan::demostore

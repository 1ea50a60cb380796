// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/strong_id.h"

#include <optional>

namespace caravan {

using CategoryId = StrongId<struct CategoryTag>; ///< the store's key
using ProductId = StrongId<struct ProductTag>;   ///< the store's key
using VariantId = StrongId<struct VariantTag>;   ///< the store's key
using Sku = StrongId<struct SkuTag>;             ///< the merchant's key
using ImageId = StrongId<struct ImageTag>;       ///< SHA-256 of the bytes, 64 lower-case hex digits; the name on disk
using CartId = StrongId<struct RemoteCartTag>;   ///< the store's cart: a bearer secret, never in a log
using CollectionId = StrongId<struct CollectionTag>; ///< the store's payment collection
using RemoteOrderId = StrongId<struct RemoteOrderTag>;
using ShippingOptionId = StrongId<struct ShippingOptionTag>;

/// Identity of an order and its idempotency key for ever (I3): a version 7 UUID in lower-case canonical form.
class OrderId
{
public:
    OrderId() = default;
    static OrderId make(UtcTime now);
    static std::optional<OrderId> parse(const QString &text);

    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &toString() const { return m_text; }
    /// `o-<OrderId>@kiosk.invalid`: the address by which the shop finds the order (I4; RFC 2606 keeps .invalid unused).
    [[nodiscard]] QString toEmail() const;

    friend bool operator==(const OrderId &, const OrderId &) = default;
    friend bool operator<(const OrderId &a, const OrderId &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const OrderId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    explicit OrderId(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

/// The number that people read to each other, `K07-0042-X`: terminal, counter of that terminal, check digit.
/// Not an identity (I3). The check digit is ISO 7064 MOD 11-2 over the digits of both parts ("X" stands for ten).
class OrderNumber
{
public:
    OrderNumber() = default;
    static OrderNumber make(const QString &terminal, int counter);
    static std::optional<OrderNumber> parse(const QString &text);
    [[nodiscard]] const QString &toString() const { return m_text; }
    friend bool operator==(const OrderNumber &, const OrderNumber &) = default;

private:
    explicit OrderNumber(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

} // namespace caravan

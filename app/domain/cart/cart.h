// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "core/money.h"
#include "domain/codes/gtin.h"
#include "domain/ids.h"

#include <QList>

#include <optional>

namespace caravan {

/// One line of a cart: what was chosen, at the price that the shopper saw.
struct LineItem
{
    VariantId variant;
    ProductId product;
    Sku sku;
    std::optional<Gtin> gtin;
    LocalizedText productTitle;
    LocalizedText variantTitle;
    ImageId image;
    QString lot; ///< where the shopper scanned one
    Money unitPrice;
    int quantity = 1;

    [[nodiscard]] Money total() const { return unitPrice * quantity; }
};

/// What the shopper has chosen in this visit. A value; lines keep the order in which they were added.
class Cart
{
public:
    static constexpr int maximumQuantity = 99;
    static constexpr int maximumLines = 100;

    enum class Change { Added, Raised, AtLimit };

    /// Adds the line, or raises the quantity of the same variant and lot; the newest price holds for the whole line.
    Change add(LineItem line);
    /// Quantity 0 takes the line away. Out-of-range quantities are cut to 0…maximumQuantity.
    void setQuantity(int index, int quantity);
    void clear() { m_lines.clear(); }

    [[nodiscard]] const QList<LineItem> &lines() const { return m_lines; }
    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }
    [[nodiscard]] int pieces() const;
    [[nodiscard]] Money total() const;

private:
    QList<LineItem> m_lines;
};

} // namespace caravan

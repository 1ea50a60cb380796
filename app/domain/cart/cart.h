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
    int available = 99; ///< pieces of the variant that can be sold, by the stock known when it was chosen

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
    /// All lines of a variant together hold no more than is available by the newest word of it: what goes beyond is
    /// left out (AtLimit).
    Change add(LineItem line);
    /// Quantity 0 takes the line away. Out-of-range quantities are cut to 0…maximumQuantity and to what is available.
    void setQuantity(int index, int quantity);
    void clear() { m_lines.clear(); }

    [[nodiscard]] const QList<LineItem> &lines() const { return m_lines; }
    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }
    [[nodiscard]] int pieces() const;
    [[nodiscard]] Money total() const;

private:
    /// The greatest quantity of line `index`, whatever it has now; a size() stands for a new line.
    [[nodiscard]] int roomFor(qsizetype index, const VariantId &variant, int available) const;

    QList<LineItem> m_lines;
};

} // namespace caravan

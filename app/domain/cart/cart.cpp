// SPDX-License-Identifier: Apache-2.0
#include "domain/cart/cart.h"

#include <algorithm>
#include <numeric>

namespace caravan {

int Cart::roomFor(qsizetype index, const VariantId &variant, int available) const
{
    int elsewhere = 0;
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        if (i != index && m_lines.at(i).variant == variant) elsewhere += m_lines.at(i).quantity;
    return std::clamp(available - elsewhere, 0, maximumQuantity);
}

Cart::Change Cart::add(LineItem line)
{
    line.quantity = std::clamp(line.quantity, 1, maximumQuantity);
    for (LineItem &present : m_lines)
        if (present.variant == line.variant) present.available = line.available;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        LineItem &present = m_lines[i];
        if (present.variant != line.variant || present.lot != line.lot) continue;
        const int wanted = present.quantity + line.quantity;
        const int room = roomFor(i, line.variant, line.available);
        present.unitPrice = line.unitPrice;
        // What is in it already stays: the store decides about it when the order comes.
        present.quantity = std::max(present.quantity, std::min(wanted, room));
        return wanted > room ? Change::AtLimit : Change::Raised;
    }
    const int room = roomFor(m_lines.size(), line.variant, line.available);
    if (m_lines.size() >= maximumLines || room < 1) return Change::AtLimit;
    const bool cut = line.quantity > room;
    line.quantity = std::min(line.quantity, room);
    m_lines.append(std::move(line));
    return cut ? Change::AtLimit : Change::Added;
}

void Cart::setQuantity(int index, int quantity)
{
    if (index < 0 || index >= m_lines.size()) return;
    LineItem &line = m_lines[index];
    if (quantity <= 0)
        m_lines.removeAt(index);
    else
        line.quantity = std::min(quantity, std::max(1, roomFor(index, line.variant, line.available)));
}

int Cart::pieces() const
{
    return std::accumulate(m_lines.begin(), m_lines.end(), 0,
                           [](int sum, const LineItem &line) { return sum + line.quantity; });
}

Money Cart::total() const
{
    return std::accumulate(m_lines.begin(), m_lines.end(), Money(),
                           [](Money sum, const LineItem &line) { return sum + line.total(); });
}

} // namespace caravan

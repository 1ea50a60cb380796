// SPDX-License-Identifier: Apache-2.0
#include "domain/cart/cart.h"

#include <algorithm>
#include <numeric>

namespace caravan {

Cart::Change Cart::add(LineItem line)
{
    line.quantity = std::clamp(line.quantity, 1, maximumQuantity);
    for (LineItem &present : m_lines) {
        if (present.variant != line.variant || present.lot != line.lot) continue;
        const int wanted = present.quantity + line.quantity;
        present.unitPrice = line.unitPrice;
        present.quantity = std::min(wanted, maximumQuantity);
        return wanted > maximumQuantity ? Change::AtLimit : Change::Raised;
    }
    if (m_lines.size() >= maximumLines) return Change::AtLimit;
    m_lines.append(std::move(line));
    return Change::Added;
}

void Cart::setQuantity(int index, int quantity)
{
    if (index < 0 || index >= m_lines.size()) return;
    if (quantity <= 0)
        m_lines.removeAt(index);
    else
        m_lines[index].quantity = std::min(quantity, maximumQuantity);
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

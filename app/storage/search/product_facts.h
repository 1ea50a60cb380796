// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <array>

namespace caravan {

/// What sorting, filters and their counts need of each product, in 28 bytes, so that a search looks at a hundred
/// thousand of them without asking the database.
struct ProductFacts
{
    enum Flag : quint8 { Sold = 1, InStock = 2, Gift = 4, Halal = 8, Organic = 16 };

    quint32 priceFen = 0; ///< of the cheapest variant
    quint16 popularity = 0;
    quint16 harvested = 0;               ///< day of the newest lot, counted from 2000-01-01; 0: none
    quint16 months = 0;                  ///< bit 0: January
    std::array<quint16, 8> categories{}; ///< that it is directly in, by number; 0: none
    quint8 flags = 0;

    [[nodiscard]] bool has(Flag flag) const { return (flags & flag) != 0; }
};

/// Cells of facts on the disk: 1,024 products a row, so that a changed price rewrites 28 kB.
namespace factCells {

inline constexpr quint32 perRow = 1'024;
inline constexpr qsizetype size = 28;

void write(QByteArray &cells, quint32 number, const ProductFacts &facts);
ProductFacts read(const QByteArray &cells, quint32 number);

} // namespace factCells

} // namespace caravan

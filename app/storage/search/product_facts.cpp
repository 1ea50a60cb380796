// SPDX-License-Identifier: Apache-2.0
#include "storage/search/product_facts.h"

#include <QtEndian>

namespace caravan::factCells {

void write(QByteArray &cells, quint32 number, const ProductFacts &facts)
{
    const qsizetype at = static_cast<qsizetype>(number % perRow) * size;
    if (cells.size() < at + size) cells.append(QByteArray(at + size - cells.size(), '\0'));
    char *cell = cells.data() + at;
    qToLittleEndian(facts.priceFen, cell);
    qToLittleEndian(facts.popularity, cell + 4);
    qToLittleEndian(facts.harvested, cell + 6);
    qToLittleEndian(facts.months, cell + 8);
    for (size_t i = 0; i < facts.categories.size(); ++i)
        qToLittleEndian(facts.categories[i], cell + 10 + 2 * i);
    cell[26] = static_cast<char>(facts.flags);
    cell[27] = 0;
}

ProductFacts read(const QByteArray &cells, quint32 number)
{
    ProductFacts facts;
    const qsizetype at = static_cast<qsizetype>(number % perRow) * size;
    if (cells.size() < at + size) return facts;
    const char *cell = cells.constData() + at;
    facts.priceFen = qFromLittleEndian<quint32>(cell);
    facts.popularity = qFromLittleEndian<quint16>(cell + 4);
    facts.harvested = qFromLittleEndian<quint16>(cell + 6);
    facts.months = qFromLittleEndian<quint16>(cell + 8);
    for (size_t i = 0; i < facts.categories.size(); ++i)
        facts.categories[i] = qFromLittleEndian<quint16>(cell + 10 + 2 * i);
    facts.flags = static_cast<quint8>(cell[26]);
    return facts;
}

} // namespace caravan::factCells

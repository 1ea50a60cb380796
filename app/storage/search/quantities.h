// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QString>

namespace caravan {

/// A size that was typed: `500g`, `500克`, `一斤`, `0,5 л`.
struct Quantity
{
    enum class Unit { Grams, Millilitres } unit = Unit::Grams;
    int amount = 0;
};

/// Finds sizes in what was typed, by the units and numerals of resources/search/units.txt. Any thread.
class Quantities
{
public:
    Quantities();

    /// Takes them out of the text, leaving a space for each.
    [[nodiscard]] QList<Quantity> take(QString &text) const;

private:
    struct Measure
    {
        Quantity::Unit unit = Quantity::Unit::Grams;
        double factor = 1;
    };
    QHash<QString, Measure> m_units;
    QHash<QString, double> m_numerals;
    QHash<QString, Quantity> m_wholes; ///< "полкило"
    QRegularExpression m_pattern;
    QRegularExpression m_wholePattern;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "storage/search/quantities.h"

#include "storage/search/search_data.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr double mostAmount = 1e8;
constexpr qsizetype mostFound = 4;

/// One alternative of a pattern for all of them, the longest first.
QString anyOf(QStringList words)
{
    std::sort(words.begin(), words.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (QString &word : words)
        word = QRegularExpression::escape(word);
    return words.join(u'|');
}

} // namespace

Quantities::Quantities()
{
    // "g 500 斤, jin", "number 0.5 半", "whole g 500 полкило"
    searchData::forEachLine(u"units.txt"_qs, [this](const QString &line) {
        QStringList fields = line.split(u' ', Qt::SkipEmptyParts);
        const bool whole = !fields.isEmpty() && fields.first() == u"whole";
        if (whole) fields.removeFirst();
        if (fields.size() < 3) return;
        const QString kind = fields.takeFirst();
        const double value = fields.takeFirst().toDouble();
        const Quantity::Unit unit = kind == u"ml" ? Quantity::Unit::Millilitres : Quantity::Unit::Grams;
        const QStringList names = fields.join(u' ').split(u',');
        for (const QString &entry : names) {
            const QString name = entry.trimmed();
            if (name.isEmpty()) continue;
            if (whole)
                m_wholes.insert(name, {unit, static_cast<int>(value)});
            else if (kind == u"number")
                m_numerals.insert(name, value);
            else
                m_units.insert(name, {unit, value});
        }
    });
    // A unit in letters ends its word; one in Han needs no end, one in Arabic letters may have endings.
    m_pattern.setPattern(QStringLiteral("(?:(\\d{1,7}(?:[.,]\\d{1,3})?)|(%1))\\s*(%2)(?![a-zа-яәғқңөұүһі\\d])")
                             .arg(anyOf(m_numerals.keys()), anyOf(m_units.keys())));
    m_pattern.setPatternOptions(QRegularExpression::UseUnicodePropertiesOption);
    m_wholePattern.setPattern(QStringLiteral("(?<!\\pL)(%1)(?!\\pL)").arg(anyOf(m_wholes.keys())));
    m_wholePattern.setPatternOptions(QRegularExpression::UseUnicodePropertiesOption);
}

QList<Quantity> Quantities::take(QString &text) const
{
    QList<Quantity> found;
    const auto replace = [&](const QRegularExpression &pattern, const auto &read) {
        qsizetype from = 0;
        while (found.size() < mostFound) {
            const auto match = pattern.match(text, from);
            if (!match.hasMatch()) return;
            const Quantity quantity = read(match);
            from = match.capturedStart() + 1;
            if (quantity.amount <= 0) continue;
            found.append(quantity);
            text.replace(match.capturedStart(), match.capturedLength(), u" "_qs);
        }
    };
    replace(m_wholePattern, [this](const QRegularExpressionMatch &match) { return m_wholes.value(match.captured(1)); });
    replace(m_pattern, [this](const QRegularExpressionMatch &match) {
        const double number = match.captured(1).isEmpty() ? m_numerals.value(match.captured(2))
                                                          : match.captured(1).replace(u',', u'.').toDouble();
        const Measure measure = m_units.value(match.captured(3));
        return Quantity{measure.unit, static_cast<int>(std::clamp(number * measure.factor, 0.0, mostAmount) + 0.5)};
    });
    return found;
}

} // namespace caravan

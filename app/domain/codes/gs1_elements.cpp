// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gs1_elements.h"

#include <QRegularExpression>

#include <algorithm>

namespace caravan {

namespace {

constexpr QChar groupSeparator(0x1d); // FNC1 in a decoded symbol (General Specifications, section 7.8.3)
constexpr qsizetype longestValue = 90;

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isInSet82(QStringView text)
{
    constexpr QStringView marks = u"!\"%&'()*+,-./_:;<=>?";
    return std::all_of(text.begin(), text.end(), [marks](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || marks.contains(c);
    });
}

/// Lengths of identifier and value where no separator stands behind the element (section 7.8.5, figure 7.8.5-2).
struct FixedLength
{
    QStringView prefix;
    qsizetype identifier;
    qsizetype value;
};
constexpr FixedLength fixedLengths[]{
    {u"00", 2, 18}, {u"01", 2, 14}, {u"02", 2, 14}, {u"03", 2, 14}, {u"04", 2, 16}, {u"11", 2, 6},
    {u"12", 2, 6},  {u"13", 2, 6},  {u"14", 2, 6},  {u"15", 2, 6},  {u"16", 2, 6},  {u"17", 2, 6},
    {u"18", 2, 6},  {u"19", 2, 6},  {u"20", 2, 2},  {u"31", 4, 6},  {u"32", 4, 6},  {u"33", 4, 6},
    {u"34", 4, 6},  {u"35", 4, 6},  {u"36", 4, 6},  {u"41", 3, 13},
};

const FixedLength *fixedLengthOf(QStringView text)
{
    const QStringView prefix = text.left(2);
    const auto *found = std::find_if(std::begin(fixedLengths), std::end(fixedLengths),
                                     [prefix](const FixedLength &entry) { return entry.prefix == prefix; });
    return found == std::end(fixedLengths) ? nullptr : found;
}

struct Elements
{
    std::optional<Gtin> gtin;
    QString lot;
    QDate bestBefore;

    /// False where the element is not of its form.
    bool take(QStringView identifier, QStringView value)
    {
        const FixedLength *fixed = fixedLengthOf(identifier);
        if (fixed && (identifier.size() != fixed->identifier || value.size() != fixed->value || !isDigits(value)))
            return false;
        if (identifier == u"01") {
            const auto read = Gtin::parse(value);
            if (!read || (gtin && gtin != read)) return false;
            gtin = read;
        } else if (identifier == u"11" || identifier == u"13" || identifier == u"15" || identifier == u"17") {
            const QDate date = readGs1Date(value);
            if (!date.isValid()) return false;
            if (identifier == u"15" || identifier == u"17")
                bestBefore = bestBefore.isValid() ? std::min(bestBefore, date) : date;
        } else if (identifier == u"10" || identifier == u"21") {
            if (!isGs1Text(value)) return false;
            if (identifier == u"10") lot = value.toString();
        }
        return !value.isEmpty() && value.size() <= longestValue && isInSet82(value);
    }
};

bool readRaw(QStringView text, Elements &elements)
{
    while (!text.isEmpty()) {
        if (text.front() == groupSeparator) {
            text = text.mid(1);
            continue;
        }
        if (text.size() < 3 || !isDigits(text.left(2))) return false;
        const FixedLength *fixed = fixedLengthOf(text);
        const qsizetype identifier = fixed ? fixed->identifier : 2;
        const qsizetype separator = text.indexOf(groupSeparator);
        const qsizetype end = fixed ? identifier + fixed->value : separator < 0 ? text.size() : separator;
        if (end > text.size() || !isDigits(text.left(identifier))) return false;
        if (!elements.take(text.left(identifier), text.mid(identifier, end - identifier))) return false;
        text = text.mid(end);
    }
    return true;
}

bool readBracketed(QStringView text, Elements &elements)
{
    static const QRegularExpression bracketed(QStringLiteral("\\(([0-9]{2,4})\\)"));
    auto matches = bracketed.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const qsizetype end = matches.hasNext() ? matches.peekNext().capturedStart() : text.size();
        if (!elements.take(match.capturedView(1), text.mid(match.capturedEnd(), end - match.capturedEnd())))
            return false;
    }
    return true;
}

} // namespace

QDate readGs1Date(QStringView digits)
{
    if (digits.size() != 6 || !isDigits(digits)) return {};
    const int month = digits.mid(2, 2).toInt();
    const int day = digits.mid(4, 2).toInt();
    const int thisYear = QDate::currentDate().year();
    int year = thisYear / 100 * 100 + digits.left(2).toInt();
    if (year - thisYear > 50) year -= 100;
    if (year - thisYear < -49) year += 100;
    if (!QDate::isValid(year, month, 1)) return {};
    return day == 0 ? QDate(year, month, QDate(year, month, 1).daysInMonth()) : QDate(year, month, day);
}

bool isGs1Text(QStringView text) { return !text.isEmpty() && text.size() <= 20 && isInSet82(text); }

std::optional<ScannedProduct> readElementString(QStringView text)
{
    Elements elements;
    const bool bracketed = text.startsWith(u"(");
    if (!(bracketed ? readBracketed(text, elements) : readRaw(text, elements)) || !elements.gtin) return std::nullopt;
    return ScannedProduct{*elements.gtin, elements.lot, elements.bestBefore};
}

} // namespace caravan

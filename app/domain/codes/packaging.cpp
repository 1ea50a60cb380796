// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/packaging.h"

namespace caravan {

namespace {

/// Thirteen digits and their check digit (General Specifications, section 7.9).
std::optional<Gtin> completed(const QString &body)
{
    int sum = 0;
    for (qsizetype i = 0; i < body.size(); ++i)
        sum += body.at(i).digitValue() * (i % 2 == 0 ? 3 : 1);
    return Gtin::parse(QString(body + QChar(static_cast<char16_t>(u'0' + (10 - sum % 10) % 10))));
}

} // namespace

std::optional<Gtin> singlePackOf(const Gtin &carton)
{
    const QString &digits = carton.toString();
    if (digits.front() < u'1' || digits.front() > u'8') return std::nullopt;
    return completed(QString(u'0' + digits.mid(1, 12)));
}

std::optional<Gtin> itemGtin(const InStoreCode &code)
{
    constexpr qsizetype prefix = 2;
    constexpr qsizetype printed = 13;
    if (code.item.isEmpty() || code.number.size() != printed) return std::nullopt;
    const qsizetype at = code.number.indexOf(code.item, prefix);
    if (at < 0) return std::nullopt;
    const QString item = QString::fromLatin1(code.number.left(at + code.item.size()));
    return completed(QString(u'0' + item.leftJustified(printed - 1, u'0', true)));
}

bool isInStoreGtin(const Gtin &gtin) { return isInStoreNumber(gtin.toString().mid(1).toStdString()); }

} // namespace caravan

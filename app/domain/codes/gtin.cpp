// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gtin.h"

#include <algorithm>

namespace caravan {

std::optional<Gtin> Gtin::parse(QStringView digits)
{
    const qsizetype length = digits.size();
    if (length != 8 && length != 12 && length != 13 && length != 14) return std::nullopt;
    if (!std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; })) return std::nullopt;
    const QString filled = digits.toString().rightJustified(14, u'0');
    int sum = 0;
    for (qsizetype i = 0; i < 14; ++i)
        sum += filled.at(i).digitValue() * (i % 2 == 0 ? 3 : 1);
    if (sum == 0 || sum % 10 != 0) return std::nullopt;
    return Gtin(filled);
}

QString Gtin::toDisplay() const { return m_digits.startsWith(u'0') ? m_digits.mid(1) : m_digits; }

const char *familyName(GtinFamily family)
{
    switch (family) {
    case GtinFamily::Gtin8:
        return "gtin-8";
    case GtinFamily::Gtin12:
        return "gtin-12";
    case GtinFamily::Gtin13:
        return "gtin-13";
    case GtinFamily::Gtin14:
        return "gtin-14";
    }
    return "";
}

} // namespace caravan

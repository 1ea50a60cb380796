// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/packaging.h"

namespace caravan {

std::optional<Gtin> singlePackOf(const Gtin &carton)
{
    const QString &digits = carton.toString();
    if (digits.front() < u'1' || digits.front() > u'8') return std::nullopt;
    const QString body = QString(u'0' + digits.mid(1, 12));
    int sum = 0;
    for (qsizetype i = 0; i < body.size(); ++i)
        sum += body.at(i).digitValue() * (i % 2 == 0 ? 3 : 1);
    return Gtin::parse(QString(body + QChar(u'0' + (10 - sum % 10) % 10)));
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "domain/ids.h"

#include "core/uuid7.h"

#include <QRegularExpression>

namespace caravan {

OrderId OrderId::make(UtcTime now) { return OrderId(makeUuid7(now).toString(QUuid::WithoutBraces)); }

std::optional<OrderId> OrderId::parse(const QString &text)
{
    const QUuid uuid(text);
    const bool version7 = uuid.variant() == QUuid::DCE && text.size() == 36 && text.at(14) == u'7';
    if (!version7 || text != uuid.toString(QUuid::WithoutBraces)) return std::nullopt;
    return OrderId(text);
}

QString OrderId::toEmail() const { return QStringLiteral("o-%1@kiosk.invalid").arg(m_text); }

namespace {

/// ISO/IEC 7064 MOD 11-2 over decimal digits; other characters are passed over.
QChar checkCharacter(const QString &text)
{
    int product = 0;
    for (const QChar c : text)
        if (c.isDigit()) product = (product + c.digitValue()) * 2 % 11;
    const int check = (12 - product) % 11;
    return check == 10 ? QChar(u'X') : QChar(static_cast<char16_t>(u'0' + check));
}

} // namespace

OrderNumber OrderNumber::make(const QString &terminal, int counter)
{
    const QString body = QStringLiteral("%1-%2").arg(terminal).arg(counter, 4, 10, QLatin1Char('0'));
    return OrderNumber(body + QLatin1Char('-') + checkCharacter(body));
}

std::optional<OrderNumber> OrderNumber::parse(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A([A-Z][0-9]{2}-[0-9]{4,9})-([0-9X])\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch() || checkCharacter(match.captured(1)) != match.captured(2).at(0)) return std::nullopt;
    return OrderNumber(text);
}

} // namespace caravan

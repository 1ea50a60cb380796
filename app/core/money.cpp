// SPDX-License-Identifier: Apache-2.0
#include "core/money.h"

namespace caravan {

namespace {
constexpr qint64 maximumFen = 1'000'000'000'000;
}

std::optional<Money> Money::fromYuanDecimal(QStringView text)
{
    // JSON number grammar (RFC 8259, section 6): digits, optional fraction, optional exponent. No sign: no negative
    // prices.
    qint64 digits = 0;
    int scale = 0; // how many of the digits stand behind the point
    qsizetype i = 0;
    bool any = false;
    bool fraction = false;
    for (; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'.') {
            if (fraction || !any) return std::nullopt;
            fraction = true;
            any = false;
            continue;
        }
        if (c < u'0' || c > u'9') break;
        if (digits > maximumFen * 100) return std::nullopt;
        digits = digits * 10 + (c - u'0');
        if (fraction) ++scale;
        any = true;
    }
    if (!any) return std::nullopt;
    int exponent = 0;
    if (i < text.size()) {
        if (text[i] != u'e' && text[i] != u'E') return std::nullopt;
        const QStringView written = text.mid(i + 1);
        if (written.isEmpty() || written.front().isSpace() || written.back().isSpace())
            return std::nullopt; // toInt() takes them
        bool number = false;
        exponent = written.toInt(&number);
        if (!number || exponent < -30 || exponent > 30) return std::nullopt;
    }
    for (int shift = exponent - scale + 2; shift != 0;) {
        if (shift > 0) {
            if (digits > maximumFen) return std::nullopt;
            digits *= 10;
            --shift;
        } else {
            if (digits % 10 != 0) return std::nullopt;
            digits /= 10;
            ++shift;
        }
    }
    if (digits > maximumFen) return std::nullopt;
    return fromFen(digits);
}

QString Money::toYuanDecimal() const
{
    const qint64 magnitude = m_fen < 0 ? -m_fen : m_fen;
    return QStringLiteral("%1%2.%3")
        .arg(m_fen < 0 ? QStringLiteral("-") : QString())
        .arg(magnitude / 100)
        .arg(magnitude % 100, 2, 10, QLatin1Char('0'));
}

QString formatMoney(Money amount) { return QStringLiteral("\u2066\u00A5%1\u2069").arg(amount.toYuanDecimal()); }

} // namespace caravan

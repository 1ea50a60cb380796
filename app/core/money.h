// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace caravan {

/// An amount in fen (1/100 yuan, CNY). The kiosk sells in one currency; the type keeps fen from being mixed with yuan.
class Money
{
public:
    constexpr Money() = default;
    static constexpr Money fromFen(qint64 fen) { return Money(fen); }

    /// Reads a decimal number of yuan as the store writes it ("11", "11.5", "1.1e1"), exactly and without double.
    /// Empty where it is not a number, is negative, is above 10^12 fen, or has a fraction of a fen.
    static std::optional<Money> fromYuanDecimal(QStringView text);

    [[nodiscard]] constexpr qint64 fen() const { return m_fen; }
    [[nodiscard]] constexpr bool isZero() const { return m_fen == 0; }

    /// "35.00": for JSON of the store and for logs. What a shopper reads comes from formatMoney().
    [[nodiscard]] QString toYuanDecimal() const;

    friend constexpr auto operator<=>(Money, Money) = default;
    friend constexpr Money operator+(Money a, Money b) { return Money(a.m_fen + b.m_fen); }
    friend constexpr Money operator-(Money a, Money b) { return Money(a.m_fen - b.m_fen); }
    friend constexpr Money operator*(Money a, int n) { return Money(a.m_fen * n); }
    constexpr Money &operator+=(Money other)
    {
        m_fen += other.m_fen;
        return *this;
    }

private:
    explicit constexpr Money(qint64 fen)
        : m_fen(fen)
    {
    }
    qint64 m_fen = 0;
};

/// "¥35.00" with U+00A5 inside a left-to-right isolate (U+2066 … U+2069), so that it stays whole within Uyghur text.
/// Neither QLocale's currency sign nor its digits are used (design.md, trap 4).
QString formatMoney(Money amount);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>

#include <optional>

namespace caravan {

/// A GS1 trade item number, kept as 14 digits whatever its length in print (GS1 General Specifications, section 3.3.2:
/// GTIN-8, -12 and -13 are filled with zeros on the left).
class Gtin
{
public:
    /// Takes 8, 12, 13 or 14 ASCII digits with a right check digit (section 7.9), not all zero.
    static std::optional<Gtin> parse(QStringView digits);

    [[nodiscard]] const QString &toString() const { return m_digits; } ///< 14 digits
    /// As printed under the bars: leading zeros of the filling taken off (13 digits, or 14 where an indicator stands).
    [[nodiscard]] QString toDisplay() const;

    friend bool operator==(const Gtin &, const Gtin &) = default;
    friend size_t qHash(const Gtin &gtin, size_t seed = 0) { return ::qHash(gtin.m_digits, seed); }

private:
    explicit Gtin(QString digits)
        : m_digits(std::move(digits))
    {
    }
    QString m_digits;
};

/// How a number was printed.
enum class GtinFamily { Gtin8, Gtin12, Gtin13, Gtin14 };

/// "gtin-8", "gtin-12", "gtin-13", "gtin-14"
[[nodiscard]] const char *familyName(GtinFamily family);

} // namespace caravan

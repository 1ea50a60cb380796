// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/scanned_code.h"

#include "domain/codes/gs1_checks.h"
#include "domain/codes/gs1_date.h"

#include <algorithm>
#include <limits>

namespace caravan {

namespace {

QString textOf(std::string_view ascii)
{
    return QString::fromLatin1(ascii.data(), static_cast<qsizetype>(ascii.size()));
}

qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

/// The element of a family 310n, and its n.
struct Decimal
{
    std::string_view digits;
    int decimals = 0;
};
std::optional<Decimal> decimalOf(const Gs1Message &message, std::string_view family)
{
    for (const Gs1Element &element : message.elements) {
        const std::string_view identifier = element.identifier->digits();
        if (matchesPattern(identifier, family))
            return Decimal{{element.value.data(), static_cast<std::size_t>(element.value.size())}, identifier[3] - '0'};
    }
    return std::nullopt;
}

std::optional<int> weightOf(const Gs1Message &message)
{
    const auto kilograms = decimalOf(message, "310n");
    if (!kilograms) return std::nullopt;
    const qint64 divisor = powerOfTen(kilograms->decimals);
    return static_cast<int>((numberOf<qint64>(kilograms->digits) * 1000 * 2 + divisor) / (2 * divisor));
}

std::optional<Money> priceOf(const Gs1Message &message)
{
    constexpr std::string_view yuan = "156";
    auto amount = decimalOf(message, "392n");
    if (!amount) {
        amount = decimalOf(message, "393n");
        if (!amount || !amount->digits.starts_with(yuan)) return std::nullopt;
        amount->digits.remove_prefix(yuan.size());
    }
    constexpr qint64 most = 1'000'000'000'000;
    const qint64 divisor = powerOfTen(std::max(amount->decimals - 2, 0));
    const auto value = numberOf<qint64>(amount->digits); // at most 15 digits (AI 392n)
    if (value % divisor != 0 || value / divisor > most) return std::nullopt;
    const qint64 fen = value / divisor * powerOfTen(std::max(2 - amount->decimals, 0));
    return fen > most ? std::nullopt : std::optional(Money::fromFen(fen));
}

QDate earlier(QDate a, QDate b) { return !a.isValid() ? b : !b.isValid() ? a : std::min(a, b); }

ScannedProduct productOf(const Gs1Message &message, const Gtin &gtin, QDate today)
{
    const auto date = [&](std::string_view identifier) {
        return readGs1Date(message.value(identifier).substr(0, 6), today);
    };
    ScannedProduct product{gtin, textOf(message.value("10")), textOf(message.value("21")), {}, {}, {}, {}, {}, {}, {},
                           {}};
    product.produced = date("11").isValid() ? date("11") : date("8008");
    product.packed = date("13");
    product.bestBefore = date("15");
    product.sellBy = date("16");
    product.expires = earlier(date("17"), date("7003"));
    product.weightGrams = weightOf(message);
    if (const std::string_view count = message.value("30"); !count.empty())
        product.count = numberOf(count); // at most 8 digits
    product.price = priceOf(message);
    return product;
}

} // namespace

QDate ScannedProduct::lastDay() const { return earlier(earlier(bestBefore, sellBy), expires); }

ScannedCode meaningOf(const CodeReading &reading, QDate today)
{
    if (reading.kind == CodeKind::Wallet) return ScannedWallet{};
    if (!reading.ok()) return ScannedUnknown{reading.kind, reading.fault};
    if (const auto *code = std::get_if<InStoreCode>(&reading.content)) return ScannedInStore{*code};
    if (const auto *ticket = std::get_if<OrderNumber>(&reading.content)) return ScannedTicket{*ticket};
    if (const auto *code = std::get_if<SignedCode>(&reading.content)) return ScannedSigned{*code};
    const auto gtin = reading.gtin();
    if (!gtin) return ScannedUnknown{reading.kind, {CodeRule::Unknown, {}}}; // no trade item: a pallet, a place …
    if (const auto *message = std::get_if<Gs1Message>(&reading.content)) return productOf(*message, *gtin, today);
    return ScannedProduct{*gtin, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
}

ScannedCode classify(const ScannedPayload &payload, QDate today, const CodeSettings &settings)
{
    return meaningOf(readPayload(payload.bytes, settings.layouts), today);
}

} // namespace caravan

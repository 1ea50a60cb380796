// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/gs1_message.h"
#include "domain/codes/gtin.h"
#include "domain/codes/in_store_code.h"
#include "domain/codes/signed_code.h"
#include "domain/ids.h"

#include <variant>

namespace caravan {

enum class CodeKind {
    Gtin,        ///< 8, 12, 13 or 14 digits
    Gs1,         ///< element string, raw or bracketed
    DigitalLink, ///< GS1 Digital Link
    Gb33993,     ///< address of GB/T 33993
    InStore,     ///< restricted circulation number
    Order,       ///< ticket of an order, `caravan:order:K07-0042-X`
    Member,
    StaffBadge,
    Enrolment,
    Wallet, ///< payment code of a wallet: never usable here, its digits are dropped at once
    Url,    ///< an address that is no product
    Unknown,
};

/// "gtin", "gs1", "digital-link", "gb33993", "instore", "order", "member", "staff-badge", "enrolment", "wallet", "url",
/// "unknown"
[[nodiscard]] const char *kindName(CodeKind kind);

struct TradeNumber
{
    Gtin gtin;
    GtinFamily family = GtinFamily::Gtin13;
};

/// What stands in a payload. `content` is of the kind where the fault's rule is None, and empty otherwise.
struct CodeReading
{
    CodeKind kind = CodeKind::Unknown;
    CodeFault fault;
    std::variant<std::monostate, TradeNumber, Gs1Message, InStoreCode, OrderNumber, SignedCode> content;

    [[nodiscard]] bool ok() const { return fault.rule == CodeRule::None; }
    /// AI 01 or the number itself; empty where there is none.
    [[nodiscard]] std::optional<Gtin> gtin() const;
};

/// The longest payload that is looked at: what the reference takes, and more than any symbol holds.
constexpr qsizetype longestPayload = 8191;

/// Says what a payload is, offline, without opening, running or typing any of it. Pure; any thread.
///
/// How the carrier says "GS1 element string": an AIM identifier in front (`]C1`, `]e0`, `]d2`, `]Q3`, `]J1`; ISO/IEC
/// 15424), FNC1 as GS or `^` in front, or brackets. Behind a plain identifier (`]Q1`, `]d1`, `]E0` …) it is none.
/// Digits and text without any of these are plain; only a reader that drops identifiers sends elements so, therefore
/// text that is a right element string with a GTIN is taken for one. A composite symbol's parts stand apart with `|`
/// or, behind EAN, `|]e0`.
/// More than longestPayload bytes, bytes that are not UTF-8 and control characters other than GS are refused.
[[nodiscard]] CodeReading readPayload(const QByteArray &payload, const QList<InStoreLayout> &layouts);

} // namespace caravan

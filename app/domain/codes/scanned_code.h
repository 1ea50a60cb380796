// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/code_reading.h"

#include <QDate>

#include <variant>

namespace caravan {

/// What a scanner or the camera read, before anyone trusts it.
struct ScannedPayload
{
    /// As decoded, at most 8 KiB; hostile. With the AIM identifier (`]C1` …) in front where the reader knows it: only
    /// then is an element string told from digits for certain.
    QByteArray bytes;
    QString symbology; ///< ZXing's name: "QRCode", "EAN-13", …; empty for a hardware scanner
};

/// A trade item, with what its code says about this one piece or lot.
struct ScannedProduct
{
    Gtin gtin;
    QString lot;                    ///< AI 10, empty where none was printed
    QString serial;                 ///< AI 21, likewise
    QDate produced;                 ///< AI 11, or the day of 8008; dates are invalid where none was printed
    QDate packed;                   ///< AI 13
    QDate bestBefore;               ///< AI 15
    QDate sellBy;                   ///< AI 16
    QDate expires;                  ///< AI 17, or the day of 7003
    std::optional<int> weightGrams; ///< AI 310n, rounded half up
    std::optional<int> count;       ///< AI 30
    std::optional<Money> price;     ///< AI 392n, or 393n in yuan; empty where it has fractions of a fen

    /// The last day on which it may be sold: the earliest of best before, sell by and expiry. Invalid where none.
    [[nodiscard]] QDate lastDay() const;
    [[nodiscard]] bool isExpired(QDate today) const { return lastDay().isValid() && lastDay() < today; }
};
struct ScannedInStore
{
    InStoreCode code;
};
struct ScannedTicket
{
    OrderNumber number;
};
/// Member, staff badge or enrolment: read, and not yet believed (SignatureCheck).
struct ScannedSigned
{
    SignedCode code;
};
struct ScannedWallet
{
}; ///< a wallet's payment code; its digits are dropped at once, never kept or logged
struct ScannedUnknown
{
    CodeKind kind = CodeKind::Unknown;
    CodeFault fault; ///< why; for staff
};

using ScannedCode =
    std::variant<ScannedProduct, ScannedInStore, ScannedTicket, ScannedSigned, ScannedWallet, ScannedUnknown>;

/// What the shop has settled about codes.
struct CodeSettings
{
    QList<InStoreLayout> layouts = usualInStoreLayouts();
};

/// What a payload means for the shop on this day (of local time): readPayload(), and what follows from it.
[[nodiscard]] ScannedCode classify(const ScannedPayload &payload, QDate today, const CodeSettings &settings = {});
[[nodiscard]] ScannedCode meaningOf(const CodeReading &reading, QDate today);

} // namespace caravan

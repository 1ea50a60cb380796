// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/gtin.h"
#include "domain/ids.h"

#include <QDate>
#include <QString>

#include <variant>

namespace caravan {

/// What a scanner or the camera read, before anyone trusts it.
struct ScannedPayload
{
    QByteArray bytes;  ///< as decoded, at most 8 KiB; hostile
    QString symbology; ///< ZXing's name: "QRCode", "EAN-13", …; empty for a hardware scanner
};

struct ScannedProduct
{
    Gtin gtin;
    QString lot;      ///< AI 10, empty where none was printed
    QDate bestBefore; ///< AI 15 or 17, invalid where none
};
struct ScannedTicket
{
    OrderNumber number;
};
struct ScannedWallet
{
}; ///< a wallet's payment code; its digits are dropped at once, never kept or logged
struct ScannedUnknown
{
};

using ScannedCode = std::variant<ScannedProduct, ScannedTicket, ScannedWallet, ScannedUnknown>;

/// The one classifier: says what a payload means, offline, without opening, running or typing any of it.
/// Knows GTIN-8/12/13/14 in digits, GS1 element strings (raw and bracketed), GS1 Digital Link paths
/// `/01/<gtin>[/10/<lot>]` whatever their host, order tickets `caravan:order:<number>`, and the wallets' 16–24 digit
/// payment codes (WeChat 10–15, Alipay 25–30), each with or without an AIM identifier (`]C1`) before it.
/// More than 8 KiB, invalid UTF-8 and control characters other than GS (0x1d) make a payload unknown.
ScannedCode classify(const ScannedPayload &payload);

} // namespace caravan

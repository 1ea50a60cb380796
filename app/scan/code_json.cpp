// SPDX-License-Identifier: Apache-2.0
#include "scan/code_json.h"

namespace caravan {

QJsonObject codeToJson(const ScannedPayload &payload)
{
    const ScannedCode code = classify(payload);
    if (const auto *product = std::get_if<ScannedProduct>(&code))
        return {{u"kind"_qs, u"gtin"_qs}, {u"ok"_qs, true}, {u"gtin"_qs, product->gtin.toString()}};
    if (std::holds_alternative<ScannedTicket>(code)) return {{u"kind"_qs, u"order"_qs}, {u"ok"_qs, true}};
    if (std::holds_alternative<ScannedWallet>(code)) return {{u"kind"_qs, u"wallet"_qs}, {u"ok"_qs, false}};
    return {{u"kind"_qs, u"unknown"_qs}, {u"ok"_qs, false}};
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/scanned_code.h"

#include <QJsonObject>

namespace caravan {

/// How caravan-scan judges codes.
struct CodeJudge
{
    CodeSettings settings;
    const SignatureCheck *signatures = nullptr; ///< null: signed codes are not believed
    UtcTime now;
};

/// What a payload is, as the commands of caravan-scan print it (docs/codes.md):
///   kind      kindName()
///   ok        whether it is right as such
///   error     ruleName() of the rule that it breaks, null where ok; `ai` says in which element, where it is in one
///   elements  [{ai, value}], in their order; empty where not ok
///   gtin      14 digits, or null
/// and by kind: family, number, item, weight_g, price, expires.
/// Of a wallet's payment code nothing but its kind and rule.
[[nodiscard]] QJsonObject codeToJson(const QByteArray &payload, const CodeJudge &judge);

} // namespace caravan

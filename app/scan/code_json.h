// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/scanned_code.h"

#include <QJsonObject>

namespace caravan {

/// What a payload means, as the commands of caravan-scan print it: {kind, ok, error, elements, gtin}.
/// Of a wallet's payment code nothing but its kind.
QJsonObject codeToJson(const ScannedPayload &payload);

} // namespace caravan

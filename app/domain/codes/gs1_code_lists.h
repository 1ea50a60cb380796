// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace caravan {

/// The closed lists that GS1 elements take values from, as the GS1 Barcode Syntax Dictionary had them on 2026-01-27.
[[nodiscard]] bool isCountryNumber(std::string_view text);  ///< ISO 3166-1, three digits
[[nodiscard]] bool isCountryLetters(std::string_view text); ///< ISO 3166-1, two capital letters
[[nodiscard]] bool isCurrencyNumber(std::string_view text); ///< ISO 4217, three digits
[[nodiscard]] bool isPackageType(std::string_view text);    ///< GS1 code list PackageTypeCode
[[nodiscard]] bool isMediaType(std::string_view text);      ///< AIDC media type of ICCBBA, two digits

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/money.h"

namespace caravan {

/// Price of `grams` of goods whose pack of `packGrams` costs `pack`; rounded half up to the fen. packGrams > 0.
Money unitPrice(Money pack, int packGrams, int grams);

inline constexpr int gramsPerJin = 500; ///< 市斤, the unit in which a market in China quotes
inline constexpr int gramsPerKilogram = 1'000;
inline constexpr int mlPerLitre = 1'000;

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

#include <array>
#include <optional>

namespace caravan {

/// What happens where the store's total is not the one that the shopper was promised (docs/configuration.md). Decided
/// per terminal, told before confirming, and written into the order: the promise that was made holds. A dearer total is
/// for people under every rule, because the Store API's key cannot change a price.
enum class PricePolicy {
    Honour, ///< the shopper never pays more: a dearer total waits until staff have adjusted it at the store
    Ask,    ///< no other total is taken, a cheaper one neither: staff ask the shopper
    Accept, ///< a cheaper total is taken and the shopper pays less; staff ask about a dearer one
};

inline constexpr std::array pricePolicyNames{u"honour", u"ask", u"accept"};

inline QStringView pricePolicyName(PricePolicy policy) { return pricePolicyNames[static_cast<size_t>(policy)]; }

inline std::optional<PricePolicy> pricePolicyFromName(QStringView name)
{
    for (size_t i = 0; i < pricePolicyNames.size(); ++i)
        if (name == QStringView(pricePolicyNames[i])) return static_cast<PricePolicy>(i);
    return std::nullopt;
}

} // namespace caravan

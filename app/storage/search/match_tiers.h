// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product_search.h"
#include "storage/search/number_set.h"

#include <array>

namespace caravan {

/// Products by how well they match, best first. A product may be in several sets; the best one counts.
class MatchTiers
{
public:
    static constexpr size_t count = static_cast<size_t>(MatchReason::Listed) + 1;

    NumberSet &operator[](MatchReason reason) { return m_sets[static_cast<size_t>(reason)]; }
    [[nodiscard]] const NumberSet &at(MatchReason reason) const { return m_sets[static_cast<size_t>(reason)]; }

    MatchTiers &operator|=(const MatchTiers &other)
    {
        for (size_t i = 0; i < count; ++i)
            m_sets[i] |= other.m_sets[i];
        return *this;
    }
    /// Everything up to and with this reason.
    [[nodiscard]] NumberSet upTo(MatchReason reason) const
    {
        NumberSet all;
        for (size_t i = 0; i <= static_cast<size_t>(reason); ++i)
            all |= m_sets[i];
        return all;
    }
    [[nodiscard]] bool isEmptyUpTo(MatchReason reason) const
    {
        for (size_t i = 0; i <= static_cast<size_t>(reason); ++i)
            if (!m_sets[i].isEmpty()) return false;
        return true;
    }
    /// What is in both; each product by the worse of its two reasons.
    [[nodiscard]] MatchTiers both(const MatchTiers &other) const
    {
        MatchTiers result;
        NumberSet mine;
        NumberSet others;
        for (size_t i = 0; i < count; ++i) {
            mine |= m_sets[i];
            others |= other.m_sets[i];
            result.m_sets[i] = mine;
            result.m_sets[i] &= others;
        }
        return result;
    }
    /// All of them for one reason.
    [[nodiscard]] MatchTiers as(MatchReason reason) const
    {
        MatchTiers result;
        result[reason] = upTo(MatchReason::Listed);
        return result;
    }

private:
    std::array<NumberSet, count> m_sets;
};

} // namespace caravan

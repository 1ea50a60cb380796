// SPDX-License-Identifier: Apache-2.0
#include "devices/reading/ean_votes.h"

namespace caravan {

namespace {

// How much worse the next best number has to fit. Chosen by reasoning; `caravan-bench scan` shows whether they hold.
constexpr double clearMargin13 = 1.30;
constexpr double clearMargin8 = 1.60;
constexpr double clearResidue = 0.25;
constexpr double usableResidue = 0.60;
constexpr double clearGuards = 0.80;
constexpr double usableGuards = 0.65;
constexpr double sumMargin13 = 1.12;
constexpr double sumMargin8 = 1.35;
constexpr int agreeing = 3;
constexpr float forgetting = 0.93F;

} // namespace

std::optional<EanReading> EanVotes::clear(const EanEvidence &evidence)
{
    if (evidence.guards < clearGuards || evidence.residue > clearResidue) return std::nullopt;
    auto reading = decideEan(evidence);
    const double enough = evidence.digits == 12 ? clearMargin13 : clearMargin8;
    return reading && reading->margin >= enough ? reading : std::nullopt;
}

std::optional<EanReading> EanVotes::add(const EanEvidence &evidence)
{
    if (evidence.guards < usableGuards || evidence.residue > usableResidue) return std::nullopt;
    Sum &sum = m_sums[(evidence.digits == 8 ? 2U : 0U) + (evidence.reversed ? 1U : 0U)];
    const auto alone = clear(evidence);
    if (alone && !sum.best.empty() && alone->digits != sum.best) sum = {}; // another pack
    sum.evidence.digits = evidence.digits;
    const auto weight = static_cast<float>(1 - evidence.residue);
    for (size_t d = 0; d < evidence.digits; ++d)
        for (size_t i = 0; i < EanEvidence::patterns; ++i)
            sum.evidence.costs[d][i] += weight * evidence.costs[d][i];
    sum.frames += weight;
    const auto reading = decideEan(sum.evidence);
    if (!reading) return alone;
    sum.agreed = reading->digits == sum.best ? sum.agreed + 1 : 1;
    sum.best = reading->digits;
    if (alone) return alone;
    const double enough = evidence.digits == 12 ? sumMargin13 : sumMargin8;
    if (sum.agreed >= agreeing && reading->margin >= enough) return reading;
    return std::nullopt;
}

void EanVotes::age()
{
    for (Sum &sum : m_sums) {
        if (sum.frames <= 0) continue;
        sum.frames *= forgetting;
        for (auto &row : sum.evidence.costs)
            for (float &cost : row)
                cost *= forgetting;
        if (sum.frames < 0.2F) sum = {};
    }
}

} // namespace caravan

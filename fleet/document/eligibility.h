// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/document/rollout_document.h"

namespace caravan {

/// The part of a terminal's identity that decides what it gets.
struct Membership
{
    QString terminal; ///< id of the terminal's key
    QString channel;
    QString cohort;
};

/// Share of the terminals that may have the revision now, 0 to 1.
double rolloutThreshold(const RolloutPlan &plan, UtcTime now);

/// Where the terminal stands with this revision, 0 ≤ p < 1: SHA-256 of both, so that it is another place for each
/// revision and nobody is always first.
double rolloutPosition(const QString &terminal, const QString &revision);

/// Whether the terminal may take the revision now, as far as the document says: cohort, halt, withdrawal, threshold.
bool isEligible(const Membership &member, const PartRollout &part, UtcTime now);

/// Whether a local time of day lies within `HH:MM-HH:MM`, which may go over midnight. An empty text is always.
bool isWithinHours(const QString &hours, QTime time);

/// `1.10` is newer than `1.9`.
bool isOlderVersion(const QString &a, const QString &b);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/slots/release_slots.h"

namespace caravan {

/// A release on probation: from the switch until both programs have run well for a while. The agent begins it and ends
/// it; each launcher counts its program's starts *before* they happen, so that a release that takes the machine down
/// with it is counted too. Files beside the links, each with one writer.
class Trial
{
public:
    /// `program`: whose starts are counted, `caravan-kiosk` or `caravan-agent`.
    Trial(const ReleaseSlots &releases, QString program);

    /// Written before the links change: a trial of a release that is not the current one has no meaning.
    [[nodiscard]] bool begin(const QString &revision, const QString &back) const;
    /// The trial of the current release, if it is on trial.
    [[nodiscard]] bool underWay() const;
    [[nodiscard]] QString revision() const;
    /// Where to return to.
    [[nodiscard]] QString back() const;

    /// Counts one more start of this program; the number of starts, or 0 where it could not be written down.
    [[nodiscard]] int countStart() const;
    [[nodiscard]] int starts() const;
    /// This program has run well.
    [[nodiscard]] bool noteHealthy() const;
    [[nodiscard]] bool isHealthy() const;

    /// The release is good.
    [[nodiscard]] bool confirm() const;
    /// Blocks the release and goes back; can be called again after having been killed at any step.
    [[nodiscard]] bool giveUp(const QString &reason) const;

private:
    struct Count
    {
        QString revision;
        int starts = 0;
        bool healthy = false;
    };
    [[nodiscard]] Count count() const;
    [[nodiscard]] bool store(const Count &count) const;

    ReleaseSlots m_slots;
    QString m_program;
};

} // namespace caravan

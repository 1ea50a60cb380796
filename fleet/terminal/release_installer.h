// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/release/release_repository.h"

namespace caravan {

/// What is to be put on the disk.
struct InstallOrder
{
    QString revision;
    ReleaseLabel label;
    QString deltaFile; ///< where the revision is not in the repository yet
    DeltaFile delta;
    QList<KeyList::CommitKey> keys;
};

/// What the gate found: good, bad for ever, or no answer this time.
struct GateFault
{
    bool bad = true;
    QString detail;
};

/// Puts releases on the disk and tries them. Blocking; called on the worker, has() on the agent's thread too while the
/// worker rests. A port, so that a month of a thousand terminals can be played through in a second.
class ReleaseInstaller
{
public:
    virtual ~ReleaseInstaller() = default;
    [[nodiscard]] virtual bool has(FleetPart part, const QString &revision) const = 0;
    /// Checks the delta's hash before anything parses it, takes it, copies the release to its slot.
    virtual Result<Done, ReleaseFault> install(const InstallOrder &order) = 0;
    /// Tries the release beside the one that runs, in a scratch state.
    virtual Result<Done, GateFault> gate(FleetPart part, const QString &revision) = 0;
    /// Frees what no slot holds any more.
    virtual void tidy(FleetPart part) = 0;
};

} // namespace caravan

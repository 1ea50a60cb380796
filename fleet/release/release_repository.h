// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "fleet/document/key_list.h"
#include "fleet/release/release_commit.h"

#include <memory>

using OstreeRepo = struct OstreeRepo;

namespace caravan {

/// Why a release was not taken: a word for rules and tests, and what the library said, for the log.
struct ReleaseFault
{
    FleetRefusal refusal = FleetRefusal::DeltaUnfit;
    QString detail;
    bool disk = false; ///< not the release's fault: the disk is full or failed, try again
};

/// A terminal's repository of releases (OSTree, bare-user-only). Blocking; one thread at a time. Killing the process at
/// any moment leaves a repository that the next call can use: objects are complete or not there, and no reference
/// stands for a revision before it was checked.
class ReleaseRepository
{
public:
    static Result<ReleaseRepository, QString> open(const QString &dir);
    ReleaseRepository(ReleaseRepository &&) noexcept;
    ~ReleaseRepository();

    /// Whether revision was checked and kept here.
    [[nodiscard]] bool has(FleetPart part, const QString &revision) const;

    /// Applies a delta whose hash the caller has checked, then checks what it brought – that it is `revision`, signed
    /// by a commit key, made for this fleet and part with this version, whole, and a tree without tricks – and only
    /// then keeps it.
    Result<Done, ReleaseFault> take(const QString &deltaFile, const QString &revision, const ReleaseLabel &label,
                                    const QList<KeyList::CommitKey> &keys, const TreeLimits &limits);

    /// Checks again that every object of the revision is there and is what its name says.
    Result<Done, ReleaseFault> checkWhole(const QString &revision) const;

    /// Copies the revision to a folder that must not be there; read-only files. The copy shares no file with the
    /// repository, so that nobody who writes to one harms the other.
    Result<Done, ReleaseFault> checkOut(const QString &revision, const QString &dir) const;

    /// Forgets all revisions of the part but these, and frees what only they held.
    Result<Done, QString> keepOnly(FleetPart part, const QStringList &revisions);

private:
    struct Closing
    {
        void operator()(OstreeRepo *repository) const;
    };
    explicit ReleaseRepository(OstreeRepo *repository);
    Result<Done, ReleaseFault> apply(const QString &deltaFile, const QString &revision);
    Result<Done, ReleaseFault> checkLabel(const QString &revision, const ReleaseLabel &label) const;
    Result<Done, ReleaseFault> checkSignature(const QString &revision, const QList<KeyList::CommitKey> &keys) const;
    Result<Done, ReleaseFault> checkTree(const QString &revision, const TreeLimits &limits) const;

    std::unique_ptr<OstreeRepo, Closing> m_repository;
};

} // namespace caravan

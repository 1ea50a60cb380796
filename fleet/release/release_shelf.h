// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "fleet/release/release_commit.h"

#include <memory>

using OstreeRepo = struct OstreeRepo;

namespace caravan {

/// The operator's repository of releases (OSTree, archive). Blocking; one thread.
class ReleaseShelf
{
public:
    static Result<ReleaseShelf, QString> open(const QString &dir);
    ReleaseShelf(ReleaseShelf &&) noexcept;
    ~ReleaseShelf();

    /// Puts a folder's files in as one commit without history: owner, mode, order and time come from no machine, so
    /// that the same files with the same label and time make the same revision everywhere. Refuses a tree that no
    /// terminal would take.
    Result<QString, QString> commit(const QString &dir, const ReleaseLabel &label, UtcTime time);

    /// Signs a revision with the GPG key in the folder. Does nothing where that key has signed it.
    Result<Done, QString> sign(const QString &revision, const QString &fingerprint, const QString &gpgHome);

    /// Writes one file that makes `to` from `from` (empty: from nothing).
    Result<Done, QString> writeDelta(const QString &from, const QString &to, const QString &file);

    [[nodiscard]] bool has(const QString &revision) const;

private:
    struct Closing
    {
        void operator()(OstreeRepo *repository) const;
    };
    explicit ReleaseShelf(OstreeRepo *repository);
    Result<QString, QString> writeCommit(const QString &dir, const ReleaseLabel &label, UtcTime time);

    std::unique_ptr<OstreeRepo, Closing> m_repository;
};

} // namespace caravan

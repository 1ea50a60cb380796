// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace caravan {

/// The releases of one part on a terminal's disk, and which of them runs:
///
///     DIR/releases/REVISION/   read-only copies, complete or not there
///     DIR/current, previous    links to one of them
///     DIR/factory              link to what came with the machine; never removed
///     DIR/blocked/REVISION     why it is not to be taken again
///
/// Each change is one rename and synced, so that a power cut at any moment leaves something that starts. Any process;
/// blocking.
class ReleaseSlots
{
public:
    explicit ReleaseSlots(QString dir);

    [[nodiscard]] const QString &dir() const { return m_dir; }
    [[nodiscard]] QString folder(const QString &revision) const;
    /// Whether the revision was put here whole.
    [[nodiscard]] bool has(const QString &revision) const;
    [[nodiscard]] QStringList revisions() const;

    /// Revision that the link names; `factory` for what is not one of the releases; empty: no link, or it leads
    /// nowhere.
    [[nodiscard]] QString current() const;
    [[nodiscard]] QString previous() const;
    /// Folder to run: the current release, else the previous, else the factory one; blocked ones are passed over.
    /// Empty where nothing is left.
    [[nodiscard]] QString bootable() const;

    /// Makes a finished copy a release: `from` is a folder beside it on the same file system.
    [[nodiscard]] bool adopt(const QString &from, const QString &revision);
    /// Where a copy is to be made before it is adopted; what a killed process left there is removed.
    [[nodiscard]] QString freshFolder(const QString &revision);

    /// Runs this revision (`factory` too) from the next start on; the one before becomes previous().
    [[nodiscard]] bool switchTo(const QString &revision);
    /// Leaves the current revision for another one, without keeping it as the previous.
    [[nodiscard]] bool returnTo(const QString &revision);

    /// Runs none of them any more: settings and content then are the built-in ones.
    [[nodiscard]] bool unlinkCurrent();

    [[nodiscard]] bool block(const QString &revision, const QString &reason);
    [[nodiscard]] bool unblock(const QString &revision);
    [[nodiscard]] bool isBlocked(const QString &revision) const;
    [[nodiscard]] QStringList blocked() const;
    [[nodiscard]] QString blockReason(const QString &revision) const;

    /// Removes all releases but these, current(), previous() and the factory one.
    void removeAllBut(const QStringList &revisions);

private:
    [[nodiscard]] QString linked(const QString &name) const;
    [[nodiscard]] QString linkTarget(const QString &revision) const;

    QString m_dir;
};

/// Name of what came with the machine, where a revision is asked for.
inline const QString factoryRelease = QStringLiteral("factory");

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "fleet/slots/release_slots.h"

#include "fleet/slots/durable_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace caravan {

namespace {

constexpr qint64 mostReason = 4096;

/// A copy's folders and files are read-only: give the folders back first.
void removeTree(const QString &dir)
{
    if (!QFileInfo(dir).isDir() || QFileInfo(dir).isSymLink()) return;
    const auto open = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    QFile::setPermissions(dir, open);
    QDirIterator walk(dir, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                      QDirIterator::Subdirectories);
    while (walk.hasNext())
        QFile::setPermissions(walk.next(), open);
    QDir(dir).removeRecursively();
}

} // namespace

ReleaseSlots::ReleaseSlots(QString dir)
    : m_dir(std::move(dir))
{
}

QString ReleaseSlots::folder(const QString &revision) const
{
    return m_dir + (revision == factoryRelease ? u"/factory"_qs : QString(u"/releases/" + revision));
}

bool ReleaseSlots::has(const QString &revision) const
{
    return !revision.isEmpty() && QFileInfo(folder(revision)).isDir();
}

QStringList ReleaseSlots::revisions() const
{
    QStringList found;
    for (const QString &name : QDir(m_dir + u"/releases").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (!name.endsWith(u".part")) found.append(name);
    return found;
}

QString ReleaseSlots::linked(const QString &name) const
{
    char target[4096];
    const QByteArray path = QFile::encodeName(m_dir + u'/' + name);
    const auto length = ::readlink(path.constData(), target, sizeof target);
    if (length <= 0 || length >= static_cast<ssize_t>(sizeof target)) return {};
    const QString read = QFile::decodeName(QByteArray(target, length));
    const QString revision = read.startsWith(u"releases/") ? read.mid(9) : factoryRelease;
    return has(revision) ? revision : QString();
}

QString ReleaseSlots::current() const { return linked(QStringLiteral("current")); }
QString ReleaseSlots::previous() const { return linked(QStringLiteral("previous")); }

QString ReleaseSlots::bootable() const
{
    for (const QString &revision : {current(), previous(), factoryRelease})
        if (has(revision) && !isBlocked(revision)) return revision;
    // Better a bad release than none.
    return current();
}

QString ReleaseSlots::freshFolder(const QString &revision)
{
    QDir().mkpath(m_dir + u"/releases");
    const QString fresh = folder(revision) + u".part";
    removeTree(fresh);
    return fresh;
}

bool ReleaseSlots::adopt(const QString &from, const QString &revision)
{
    return durable::sync(from) && durable::rename(from, folder(revision));
}

QString ReleaseSlots::linkTarget(const QString &revision) const
{
    return revision == factoryRelease ? revision : QString(QStringLiteral("releases/") + revision);
}

bool ReleaseSlots::switchTo(const QString &revision)
{
    const QString before = current();
    if (before == revision) return true;
    if (!has(revision)) return false;
    if (!before.isEmpty() && !durable::link(m_dir + u"/previous", linkTarget(before))) return false;
    return durable::link(m_dir + u"/current", linkTarget(revision));
}

bool ReleaseSlots::returnTo(const QString &revision)
{
    return has(revision) && durable::link(m_dir + u"/current", linkTarget(revision));
}

bool ReleaseSlots::unlinkCurrent() { return durable::remove(m_dir + u"/current"); }

bool ReleaseSlots::block(const QString &revision, const QString &reason)
{
    QDir().mkpath(m_dir + u"/blocked");
    return durable::write(m_dir + u"/blocked/" + revision, reason.toUtf8().left(mostReason));
}

bool ReleaseSlots::unblock(const QString &revision) { return durable::remove(m_dir + u"/blocked/" + revision); }

bool ReleaseSlots::isBlocked(const QString &revision) const { return QFile::exists(m_dir + u"/blocked/" + revision); }

QStringList ReleaseSlots::blocked() const
{
    QStringList names;
    for (const QString &name : QDir(m_dir + u"/blocked").entryList(QDir::Files))
        if (!name.endsWith(u".new")) names.append(name);
    return names;
}

QString ReleaseSlots::blockReason(const QString &revision) const
{
    return QString::fromUtf8(durable::read(m_dir + u"/blocked/" + revision, mostReason).value_or(QByteArray()));
}

void ReleaseSlots::removeAllBut(const QStringList &wanted)
{
    const QStringList kept = wanted + QStringList{current(), previous(),
                                                  QFileInfo(QFileInfo(m_dir + u"/factory").symLinkTarget()).fileName()};
    for (const QString &name : QDir(m_dir + u"/releases").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (!kept.contains(name)) removeTree(m_dir + u"/releases/" + name);
}

} // namespace caravan

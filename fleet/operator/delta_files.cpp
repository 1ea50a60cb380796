// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/delta_files.h"

#include "fleet/slots/durable_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace caravan {

namespace {

constexpr auto enterable = siteFileMode | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther;

Result<DeltaFile, QString> writeDelta(ReleaseShelf &shelf, const QString &dir, const QString &from, const QString &to)
{
    const QString fresh = dir + u"/new.delta";
    QFile::remove(fresh);
    if (const auto written = shelf.writeDelta(from, to, fresh); !written) return written.failure();
    QFile file(fresh);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return Failure{QStringLiteral("cannot read %1").arg(fresh)};
    const QByteArray sha256 = hash.result().toHex();
    const QString name = QString::fromLatin1(sha256) + u".delta";
    QFile::setPermissions(fresh, siteFileMode);
    const qint64 size = file.size();
    if (!durable::sync(fresh) || !durable::rename(fresh, dir + u'/' + name))
        return Failure{QStringLiteral("cannot write %1").arg(QString(dir + u'/' + name))};
    return DeltaFile{from, u"deltas/"_qs + name, size, sha256};
}

} // namespace

Result<Done, QString> writeDeltas(ReleaseShelf &shelf, const FleetFolder &folder, ReleaseEntry &entry, int count)
{
    const QString dir = folder.site() + u"/deltas";
    if (!QDir().mkpath(dir)) return Failure{QStringLiteral("cannot make the folder %1").arg(dir)};
    QFile::setPermissions(dir, enterable);
    QList<ReleaseEntry> before;
    for (const ReleaseEntry &release : folder.releases)
        if (release.part == entry.part && release.revision != entry.revision) before.append(release);
    std::sort(before.begin(), before.end(),
              [](const ReleaseEntry &a, const ReleaseEntry &b) { return isOlderVersion(b.version, a.version); });
    QStringList starts{QString()};
    for (const ReleaseEntry &release : before.mid(0, std::clamp(count, 0, 16)))
        starts.append(release.revision);
    entry.deltas.clear();
    for (const QString &from : starts) {
        const auto delta = writeDelta(shelf, dir, from, entry.revision);
        if (!delta) return delta.failure();
        entry.deltas.append(*delta);
    }
    return Done{};
}

} // namespace caravan

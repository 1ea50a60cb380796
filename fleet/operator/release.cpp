// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/command.h"
#include "fleet/operator/delta_files.h"
#include "fleet/operator/publication.h"
#include "fleet/release/release_shelf.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace caravan {

namespace {

struct Wanted
{
    QString dir;
    ReleaseLabel label;
    UtcTime time{};
    int keep = 3;
};

/// A CMake build folder is installed to a folder of its own first; anything else is a tree as it is.
Result<QString, QString> treeOf(const QString &dir, const QTemporaryDir &scratch)
{
    if (!QFile::exists(dir + u"/CMakeCache.txt")) return QDir(dir).absolutePath();
    QProcess install;
    install.start(u"cmake"_qs, {u"--install"_qs, dir, u"--component"_qs, u"Unspecified"_qs, u"--strip"_qs,
                                u"--prefix"_qs, scratch.path()});
    if (!install.waitForFinished(600'000) || install.exitCode() != 0)
        return Failure{
            QString(u"cmake --install failed: "_qs + QString::fromUtf8(install.readAllStandardError()).simplified())};
    return scratch.path();
}

UtcTime timeOf(const CommandLine &line)
{
    const QString given =
        line.isSet(u"timestamp"_qs) ? line.value(u"timestamp"_qs) : qEnvironmentVariable("SOURCE_DATE_EPOCH", u"0"_qs);
    return utcFromMillis(given.toLongLong() * 1000);
}

QString describe(const ReleaseEntry &entry, const FleetFolder &folder)
{
    QString text = fleetPartName(entry.part) + u' ' + entry.version + u"  " + entry.revision;
    for (const DeltaFile &delta : entry.deltas)
        text += QStringLiteral("\n  from %1  %2 bytes  %3")
                    .arg(delta.from.isEmpty() ? u"nothing"_qs : folder.versionOf(delta.from))
                    .arg(delta.size)
                    .arg(delta.url);
    return text;
}

Answer makeRelease(const Wanted &wanted, FleetFolder &folder)
{
    const FleetPart part = wanted.label.part;
    auto shelf = ReleaseShelf::open(folder.repository());
    if (!shelf) return Answer::failed(shelf.error());
    const auto revision = shelf.value().commit(wanted.dir, wanted.label, wanted.time);
    if (!revision) return Answer::failed(revision.error());
    if (const ReleaseEntry *there = folder.release(part, wanted.label.version)) {
        if (there->revision == *revision) return {Exit::Ok, describe(*there, folder)};
        return Answer::refused(QStringLiteral("%1 %2 was released with other files: give it another version")
                                   .arg(fleetPartName(part), wanted.label.version));
    }
    const ReleaseEntry *newest = folder.newest(part);
    if (newest && !isOlderVersion(newest->version, wanted.label.version))
        return Answer::refused(QStringLiteral("%1 %2 is there already: a version must grow; to go back, release the "
                                              "old files under a new one")
                                   .arg(fleetPartName(part), newest->version));
    if (const auto done = shelf.value().sign(*revision, folder.commitKey, folder.gpgHome()); !done)
        return Answer::failed(done.error());
    ReleaseEntry entry{part, wanted.label.version, *revision, {}};
    if (const auto done = writeDeltas(shelf.value(), folder, entry, wanted.keep); !done)
        return Answer::failed(done.error());
    folder.releases.append(entry);
    if (const auto saved = folder.save(); !saved) return Answer::failed(saved.error());
    return {Exit::Ok, describe(entry, folder)};
}

Answer tryRelease(const Wanted &wanted)
{
    const QTemporaryDir scratch;
    auto shelf = ReleaseShelf::open(scratch.filePath(u"repository"_qs));
    if (!shelf) return Answer::failed(shelf.error());
    const auto revision = shelf.value().commit(wanted.dir, wanted.label, wanted.time);
    if (!revision) return Answer::failed(revision.error());
    return {Exit::Ok, QStringLiteral("%1 %2  %3\nnot kept: --dry-run")
                          .arg(fleetPartName(wanted.label.part), wanted.label.version, *revision)};
}

} // namespace

Answer runRelease(const QStringList &arguments, const Clock &)
{
    CommandLine line(u"release"_qs,
                     u"Makes a release of a folder: a CMake build, an installed tree, content or settings."_qs,
                     u"DIR VERSION"_qs);
    line.option(u"part"_qs, u"app, content or config."_qs, u"PART"_qs, u"app"_qs)
        .option(u"from-last"_qs, u"From how many releases before it deltas are made."_qs, u"K"_qs, u"3"_qs)
        .option(u"timestamp"_qs, u"Seconds since 1970 for the commit; else $SOURCE_DATE_EPOCH, else 0."_qs, u"N"_qs)
        .option(u"dry-run"_qs, u"Say which revision it would be, keep nothing."_qs);
    if (const auto end = line.read(arguments, 2, 2)) return *end;
    const auto part = fleetPartFrom(line.value(u"part"_qs));
    if (!part) return Answer::usage(u"--part is app, content or config"_qs);
    const QString version = line.positional().at(1);
    if (!matches(version, form::version)) return Answer::usage(u"a version is one to four numbers with dots"_qs);
    if (!QDir(line.positional().first()).exists())
        return Answer::failed(u"there is no folder "_qs + line.positional().first());
    auto folder = FleetFolder::load(line.fleetDir());
    if (!folder) return Answer::failed(folder.error());
    const QTemporaryDir scratch;
    const auto tree = treeOf(line.positional().first(), scratch);
    if (!tree) return Answer::failed(tree.error());
    const Wanted wanted{*tree, {folder->fleet, *part, version}, timeOf(line), line.value(u"from-last"_qs).toInt()};
    return line.dryRun() ? tryRelease(wanted) : makeRelease(wanted, folder.value());
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
// rotate and revoke: what needs the root key.
#include "fleet/operator/command.h"
#include "fleet/operator/delta_files.h"
#include "fleet/operator/gpg.h"
#include "fleet/operator/publication.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace caravan {

namespace {

QString rootPath(const CommandLine &line, const FleetFolder &folder)
{
    return line.isSet(u"root"_qs) ? line.value(u"root"_qs) : folder.rootKey();
}

void addRootOption(CommandLine &line)
{
    line.option(u"root"_qs, u"The root key; else FLEET/offline/root.key."_qs, u"FILE"_qs)
        .option(u"dry-run"_qs, u"Say what would be done."_qs);
}

Answer signAndPublish(FleetFolder &folder, const QList<const SigningKey *> &roots, UtcTime now, const QString &what)
{
    if (const auto done = signKeys(folder, roots, now); !done) return Answer::failed(done.error());
    if (const auto done = publish(folder, now, standardValidity); !done) return Answer::failed(done.error());
    return {Exit::Ok, QStringLiteral("%1\nkeys list %2, published serial %3")
                          .arg(what)
                          .arg(folder.keys.version)
                          .arg(folder.document.serial)};
}

Result<QString, QString> newDocumentKey(FleetFolder &folder)
{
    const SigningKey fresh = SigningKey::make();
    const QString path = folder.documentKey();
    const QString aside = path + u'.' + folder.keys.documents.first().id();
    if (!QFile::rename(path, aside)) return Failure{QString(u"cannot put the old key aside: "_qs + aside)};
    if (const auto written = fresh.writeNew(path); !written) return written.failure();
    folder.keys.documents = {fresh.publicKey()};
    return QString(u"document key "_qs + fresh.publicKey().id());
}

/// Signs what is rolled out with the new key and writes its deltas anew: they carry the signature.
Result<Done, QString> signAgain(FleetFolder &folder)
{
    auto shelf = ReleaseShelf::open(folder.repository());
    if (!shelf) return shelf.failure();
    for (auto &channel : folder.document.channels)
        for (auto part = channel.begin(); part != channel.end(); ++part) {
            for (ReleaseEntry &release : folder.releases) {
                if (release.revision != part->revision) continue;
                const auto count = static_cast<int>(release.deltas.size()) - 1;
                if (const auto done = shelf.value().sign(release.revision, folder.commitKey, folder.gpgHome()); !done)
                    return done;
                if (const auto done = writeDeltas(shelf.value(), folder, release, count); !done) return done;
                part->deltas = release.deltas;
            }
        }
    return Done{};
}

Result<QString, QString> newCommitKey(FleetFolder &folder)
{
    const auto fresh = gpg::makeKey(folder.gpgHome(), u"Caravan fleet "_qs + folder.fleet);
    if (!fresh) return fresh.failure();
    folder.commitKey = fresh->fingerprint;
    folder.keys.commits = {*fresh};
    const auto done = signAgain(folder);
    gpg::endAgent(folder.gpgHome());
    if (!done) return done.failure();
    return QString(u"commit key "_qs + fresh->fingerprint);
}

} // namespace

Answer runRotate(const QStringList &arguments, const Clock &clock)
{
    CommandLine line(u"rotate"_qs,
                     u"Replaces a key; terminals learn it from the next document, however long they were away."_qs,
                     u"document|commit|root"_qs);
    addRootOption(line);
    line.option(u"offline"_qs, u"Of root: folder for the new root key."_qs, u"DIR"_qs);
    if (const auto end = line.read(arguments, 1, 1)) return *end;
    const QString which = line.positional().first();
    if (which != u"document" && which != u"commit" && which != u"root")
        return Answer::usage(u"document, commit or root"_qs);
    auto loaded = FleetFolder::load(line.fleetDir());
    if (!loaded) return Answer::failed(loaded.error());
    FleetFolder &folder = loaded.value();
    const auto root = SigningKey::fromFile(rootPath(line, folder));
    if (!root) return Answer::failed(root.error());
    if (!folder.keys.roots.contains(root->publicKey())) return Answer::refused(u"that is not this fleet's root key"_qs);
    if (line.dryRun()) return {Exit::Ok, u"would replace the "_qs + which + u" key"};
    if (which == u"root") {
        const SigningKey fresh = SigningKey::make();
        const QString dir = line.isSet(u"offline"_qs) ? line.value(u"offline"_qs) : folder.path(u"offline"_qs);
        const QString path = dir + u"/root-"_qs + fresh.publicKey().id() + u".key";
        if (!QDir().mkpath(dir)) return Answer::failed(u"cannot make the folder "_qs + dir);
        if (const auto written = fresh.writeNew(path); !written) return Answer::failed(written.error());
        folder.keys.roots = {fresh.publicKey()};
        return signAndPublish(folder, {&root.value(), &fresh}, clock.utcNow(), u"root key "_qs + path);
    }
    const auto done = which == u"document" ? newDocumentKey(folder) : newCommitKey(folder);
    if (!done) return Answer::failed(done.error());
    return signAndPublish(folder, {&root.value()}, clock.utcNow(), *done);
}

Answer runRevoke(const QStringList &arguments, const Clock &clock)
{
    CommandLine line(
        u"revoke"_qs,
        u"Takes a key out of the list: no terminal that sees the next document believes it. The last key of "
        "its kind is rotated instead."_qs,
        u"KEY"_qs);
    addRootOption(line);
    if (const auto end = line.read(arguments, 1, 1)) return *end;
    auto loaded = FleetFolder::load(line.fleetDir());
    if (!loaded) return Answer::failed(loaded.error());
    FleetFolder &folder = loaded.value();
    const auto root = SigningKey::fromFile(rootPath(line, folder));
    if (!root) return Answer::failed(root.error());
    const QString id = line.positional().first();
    const auto isDocument = [&id](const PublicKey &key) { return key.id() == id; };
    const auto isCommit = [&id](const KeyList::CommitKey &key) { return key.fingerprint == id; };
    const bool document = std::any_of(folder.keys.documents.begin(), folder.keys.documents.end(), isDocument);
    const bool commit = std::any_of(folder.keys.commits.begin(), folder.keys.commits.end(), isCommit);
    if (!document && !commit) return Answer::refused(QStringLiteral("no key %1 in the list").arg(id));
    if (line.dryRun()) return {Exit::Ok, u"would revoke "_qs + id};
    QString what = u"revoked "_qs + id;
    const bool inUse = document ? folder.keys.documents.size() == 1 : folder.commitKey == id;
    if (inUse) {
        const auto fresh = document ? newDocumentKey(folder) : newCommitKey(folder);
        if (!fresh) return Answer::failed(fresh.error());
        what += u"; "_qs + *fresh;
    } else if (document)
        folder.keys.documents.removeIf(isDocument);
    else
        folder.keys.commits.removeIf(isCommit);
    return signAndPublish(folder, {&root.value()}, clock.utcNow(), what);
}

} // namespace caravan

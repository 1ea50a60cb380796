// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/command.h"
#include "fleet/operator/gpg.h"
#include "fleet/operator/publication.h"

#include <QDir>
#include <QFile>

namespace caravan {

namespace {

Result<Done, QString> makeKeys(FleetFolder &folder, const QString &rootPath, UtcTime now)
{
    const SigningKey root = SigningKey::make();
    const SigningKey document = SigningKey::make();
    if (const auto written = root.writeNew(rootPath); !written) return written;
    if (const auto written = document.writeNew(folder.documentKey()); !written) return written;
    const auto commit = gpg::makeKey(folder.gpgHome(), u"Caravan fleet "_qs + folder.fleet);
    gpg::endAgent(folder.gpgHome());
    if (!commit) return commit.failure();
    folder.commitKey = commit->fingerprint;
    folder.keys.roots = {root.publicKey()};
    folder.keys.documents = {document.publicKey()};
    folder.keys.commits = {*commit};
    if (const auto done = signKeys(folder, {&root}, now); !done) return done;
    return publish(folder, now, standardValidity);
}

} // namespace

Answer runKeygen(const QStringList &arguments, const Clock &clock)
{
    CommandLine line(u"keygen"_qs, u"Makes the keys of a new fleet, its folder and its empty site."_qs, u"NAME"_qs);
    line.option(u"url"_qs, u"Address of the site, the origin last; may be given several times."_qs, u"URL"_qs)
        .option(u"offline"_qs, u"Folder for the root key: a medium that is put away. Else FLEET/offline."_qs,
                u"DIR"_qs);
    if (const auto end = line.read(arguments, 1, 1)) return *end;
    const QString name = line.positional().first();
    if (!matches(name, form::fleet)) return Answer::usage(u"a name is 1 to 40 of a-z, 0-9 and -"_qs);
    if (line.values(u"url"_qs).isEmpty()) return Answer::usage(u"--url is missing"_qs);
    for (const QString &url : line.values(u"url"_qs))
        if (!matches(url, "https?://[^\\s?#@]{1,190}[^\\s?#@/]")) return Answer::usage(u"not an address: "_qs + url);

    const QString dir = QDir(line.fleetDir()).absolutePath();
    if (QFile::exists(dir + u"/operator.json")) return Answer::refused(dir + u" is a fleet's folder already"_qs);
    FleetFolder folder = FleetFolder::fresh(dir, name, line.values(u"url"_qs));
    const QString offline = line.isSet(u"offline"_qs) ? line.value(u"offline"_qs) : folder.path(u"offline"_qs);
    for (const QString &made : {folder.path(u"keys"_qs), folder.site(), offline})
        if (!QDir().mkpath(made)) return Answer::failed(u"cannot make the folder "_qs + made);
    // The site alone is for others to read.
    QFile::setPermissions(folder.site(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner |
                                             QFileDevice::ReadGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther |
                                             QFileDevice::ExeOther);
    const QString rootPath = offline + u"/root.key";
    if (const auto made = makeKeys(folder, rootPath, clock.utcNow()); !made) return Answer::failed(made.error());
    return {Exit::Ok, QStringLiteral("fleet %1\nroot     %2  %3\ndocument %4\ncommits  %5\nsite     %6\n"
                                     "Put the root key away: it is needed for rotate and revoke only.")
                          .arg(name, folder.keys.roots.first().id(), rootPath, folder.keys.documents.first().id(),
                               folder.commitKey, folder.site())};
}

} // namespace caravan

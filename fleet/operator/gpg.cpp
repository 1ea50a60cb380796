// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/gpg.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>

#include <sys/stat.h>

namespace caravan::gpg {

namespace {

constexpr int limitMs = 60'000;

Result<QByteArray, QString> run(const QString &program, const QString &home, const QStringList &arguments)
{
    QProcess process;
    process.start(program, QStringList{QStringLiteral("--homedir"), home} + arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(limitMs) || process.exitCode() != 0)
        return Failure{QString(QStringLiteral("%1 failed: ").arg(program) +
                               QString::fromUtf8(process.readAllStandardError()).simplified())};
    return process.readAllStandardOutput();
}

} // namespace

Result<KeyList::CommitKey, QString> makeKey(const QString &home, const QString &name)
{
    if (!QDir().mkpath(home) || ::chmod(QFile::encodeName(home).constData(), 0700) != 0)
        return Failure{QStringLiteral("cannot make the folder %1").arg(home)};
    // gpg wants names that differ; terminals go by the fingerprint.
    const QString unique = name + u' ' + QString::number(QRandomGenerator::system()->generate(), 16);
    const QStringList make{u"--batch"_qs,  u"--status-fd"_qs,  u"1"_qs,    u"--pinentry-mode"_qs,
                           u"loopback"_qs, u"--passphrase"_qs, QString(),  u"--quick-generate-key"_qs,
                           unique,         u"ed25519"_qs,      u"sign"_qs, u"never"_qs};
    const auto made = run(QStringLiteral("gpg"), home, make);
    if (!made) return made.failure();
    QString fingerprint;
    for (const QByteArray &line : made->split('\n'))
        if (line.startsWith("[GNUPG:] KEY_CREATED")) fingerprint = QString::fromLatin1(line.trimmed().right(40));
    const auto exported = run(QStringLiteral("gpg"), home, {u"--batch"_qs, u"--export"_qs, fingerprint});
    if (!exported) return exported.failure();
    if (fingerprint.size() != 40 || exported->isEmpty()) return Failure{QStringLiteral("gpg made no key")};
    return KeyList::CommitKey{fingerprint, *exported};
}

void endAgent(const QString &home) { (void)run(QStringLiteral("gpgconf"), home, {u"--kill"_qs, u"all"_qs}).ok(); }

} // namespace caravan::gpg

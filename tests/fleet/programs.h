// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fleet/operator_bench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace caravan {

struct Ran
{
    int status = -1;
    QByteArray out;
    QByteArray error;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Runs one of the real programs to its end.
inline Ran runProgram(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment = {})
{
    QProcess process;
    if (!environment.isEmpty()) process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000)) process.kill();
    const bool normal = process.exitStatus() == QProcess::NormalExit;
    return {normal ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

/// A release of programs that are there to be run: the fake kiosk, a gate of two lines.
inline bool fillPrograms(const ReleaseTree &tree, const QString &version, const QByteArray &mode = "good")
{
    const QString kiosk = tree.dir() + u"/bin/caravan-kiosk";
    return tree.fill(version) && tree.write(QStringLiteral("share/mode"), mode) && QFile::remove(kiosk) &&
           QFile::copy(QStringLiteral(FAKE_KIOSK), kiosk);
}

} // namespace caravan

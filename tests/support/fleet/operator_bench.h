// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/operator/command.h"
#include "fleet/operator/gpg.h"
#include "fleet/terminal/enrolment.h"
#include "support/fleet/memory_dir.h"

#include <QDir>
#include <QTemporaryDir>

namespace caravan {

/// An operator with a folder of their own: the real commands, in this process. Makes real keys.
class OperatorBench
{
public:
    explicit OperatorBench(const Clock &clock, const QString &fleet = QStringLiteral("bazaar"),
                           const QString &url = QStringLiteral("http://site.test"))
        : m_clock(clock)
    {
        m_made = run(runKeygen, {fleet, QStringLiteral("--url"), url});
    }
    ~OperatorBench() { gpg::endAgent(dir() + QStringLiteral("/keys/gnupg")); }
    Q_DISABLE_COPY_MOVE(OperatorBench)

    [[nodiscard]] bool works() const { return m_made.exit == Exit::Ok; }
    [[nodiscard]] QString dir() const { return m_dir.filePath(QStringLiteral("fleet")); }
    [[nodiscard]] QString site() const { return dir() + QStringLiteral("/site"); }
    [[nodiscard]] FleetFolder folder() const { return FleetFolder::load(dir()).value(); }

    Answer run(RunCommand command, const QStringList &arguments) const
    {
        return command(arguments + QStringList{QStringLiteral("--fleet"), dir()}, m_clock);
    }
    Answer release(const QString &tree, const QString &version, const QString &part = QStringLiteral("app")) const
    {
        return run(runRelease, {tree, version, QStringLiteral("--part"), part});
    }
    Answer start(const QString &version, const QString &part = QStringLiteral("app")) const
    {
        return run(runRollout, {QStringLiteral("start"), QStringLiteral("stable"), part, version});
    }
    /// Enrols the terminal of a state folder.
    [[nodiscard]] bool enrol(const QString &state, const QString &name = QStringLiteral("K01")) const
    {
        const auto request = requestEnrolment(state, name);
        if (!request) return false;
        const Answer answer = run(runEnrol, {*request});
        return answer.exit == Exit::Ok && acceptEnrolment(state, answer.text).ok();
    }
    [[nodiscard]] QString scratch(const QString &name) const { return m_dir.filePath(name); }

private:
    QTemporaryDir m_dir{memoryDirTemplate()};
    const Clock &m_clock;
    Answer m_made;
};

/// A small release: a program and a gate that are scripts, some text, a link, a folder. The version is in its files.
class ReleaseTree
{
public:
    explicit ReleaseTree(QString dir)
        : m_dir(std::move(dir))
    {
    }
    [[nodiscard]] const QString &dir() const { return m_dir; }

    bool write(const QString &path, const QByteArray &text, bool executable = false) const
    {
        const QString whole = m_dir + u'/' + path;
        QDir().mkpath(QFileInfo(whole).absolutePath());
        QFile file(whole);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) return false;
        file.close();
        return !executable || file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                  QFile::ReadGroup | QFile::ExeGroup);
    }
    /// `gate`: what its gate does.
    bool fill(const QString &version, const QByteArray &gate = "exit 0") const
    {
        const QByteArray number = version.toUtf8();
        return write(QStringLiteral("bin/caravan-kiosk"), "#!/bin/sh\necho " + number + "\nexec sleep 1000\n", true) &&
               write(QStringLiteral("bin/caravan-health-gate"), "#!/bin/sh\n" + gate + "\n", true) &&
               write(QStringLiteral("share/text"), QByteArray(200'000, 't') + number) &&
               write(QStringLiteral("share/same"), QByteArray(300'000, 's')) &&
               (QFileInfo(m_dir + u"/share/link").isSymLink() ||
                QFile::link(QStringLiteral("same"), m_dir + u"/share/link"));
    }

private:
    QString m_dir;
};

} // namespace caravan

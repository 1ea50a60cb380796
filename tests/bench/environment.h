// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QString>

namespace caravan::bench {

/// Where the programs are, where files may go, and what several measurements share. Main thread.
class Environment
{
public:
    static constexpr int terminalProducts = 10'000;

    /// `binaries`: folder of Caravan's programs. `folder`: temporary, removed by its owner.
    Environment(QString binaries, QString folder, bool full);

    [[nodiscard]] bool full() const { return m_full; }
    /// One of Caravan's programs.
    [[nodiscard]] QString program(const QString &name) const;
    /// One of the programs that are floors: beside this one.
    [[nodiscard]] static QString floorProgram(const QString &name);
    /// Of the log of a program.
    [[nodiscard]] QString log(const QString &name) const;
    /// A new empty folder with this beginning of its name.
    Result<QString, QString> newFolder(const QString &name);
    /// State folder of a terminal with terminalProducts products, whose store cannot be reached. Made at the first
    /// call.
    Result<QString, QString> terminal();

private:
    QString m_binaries;
    QString m_folder;
    bool m_full;
    int m_folders = 0;
    QString m_terminal;
};

/// Writes a file; the message says why it could not.
Result<Done, QString> writeFile(const QString &path, const QByteArray &bytes);

/// Says on standard error what is being done: the table alone goes to standard output.
void say(const QString &what);

} // namespace caravan::bench

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ids.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace caravan {

/// How far a journal had come: the last entry of its chain, and the last number that was given out. It stands in a file
/// of its own beside the journal (`journal.db.mark`), because no chain can show that its own end was cut off
/// (docs/adr/0011). It is written after each commit without a sync: it may be behind the journal, never ahead of it.
struct JournalMark
{
    qint64 seq = 0;
    QByteArray hash; ///< of that entry, 32 bytes
    OrderNumber lastNumber;
};

/// The file of the mark, kept open by each writer of the journal. One thread; the system's calls keep the processes
/// apart: a mark is one small write, and whichever is last stands.
class JournalMarkFile
{
public:
    explicit JournalMarkFile(const QString &journalPath);
    ~JournalMarkFile();
    Q_DISABLE_COPY_MOVE(JournalMarkFile)

    static QString pathOf(const QString &journalPath) { return journalPath + QStringLiteral(".mark"); }
    /// Empty where there is none or it is not whole: then nothing is known, and nothing is concluded from it.
    static std::optional<JournalMark> read(const QString &journalPath);

    /// A mark that cannot be written is no fault of the order: the journal is what counts.
    void write(const JournalMark &mark);

private:
    QString m_path;
    int m_descriptor = -1;
};

} // namespace caravan

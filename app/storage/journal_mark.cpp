// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_mark.h"

#include "core/logging.h"

#include <QCryptographicHash>
#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace caravan {

namespace {

constexpr auto magic = "caravan-journal-mark-1";
constexpr qsizetype recordSize = 192; ///< always the same, so that a newer mark covers an older one

QByteArray checksum(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16);
}

} // namespace

JournalMarkFile::JournalMarkFile(const QString &journalPath)
    : m_path(pathOf(journalPath))
{
}

JournalMarkFile::~JournalMarkFile()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

std::optional<JournalMark> JournalMarkFile::read(const QString &journalPath)
{
    QFile file(pathOf(journalPath));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QByteArray record = file.read(recordSize).trimmed();
    const QList<QByteArray> words = record.split(' ');
    if (words.size() != 5 || words.at(0) != magic) return std::nullopt;
    if (checksum(record.left(record.lastIndexOf(' '))) != words.at(4)) return std::nullopt;
    bool isNumber = false;
    JournalMark mark;
    mark.seq = words.at(1).toLongLong(&isNumber);
    mark.hash = QByteArray::fromHex(words.at(2));
    mark.lastNumber = OrderNumber::parse(QString::fromLatin1(words.at(3))).value_or(OrderNumber());
    if (!isNumber || mark.seq < 1 || mark.hash.size() != 32) return std::nullopt;
    return mark;
}

void JournalMarkFile::write(const JournalMark &mark)
{
    if (m_descriptor < 0)
        m_descriptor = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    QByteArray record =
        QByteArray(magic) + ' ' + QByteArray::number(mark.seq) + ' ' + mark.hash.toHex() + ' ' +
        (mark.lastNumber.toString().isEmpty() ? QByteArray("-") : mark.lastNumber.toString().toLatin1());
    record += ' ' + checksum(record);
    record = record.leftJustified(recordSize - 1, ' ') + '\n';
    if (m_descriptor < 0 ||
        ::pwrite(m_descriptor, record.constData(), static_cast<size_t>(record.size()), 0) != record.size())
        qCWarning(lcStorage) << "the mark of the journal could not be written";
}

} // namespace caravan

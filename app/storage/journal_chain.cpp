// SPDX-License-Identifier: Apache-2.0
#include "storage/journal_chain.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <array>

namespace caravan {

namespace {

class FieldHash
{
public:
    FieldHash() { add(QByteArrayLiteral("caravan-journal-entry-1")); }

    void add(const QByteArray &bytes)
    {
        // A length of 2^32-1 stands for NULL: no field is that long.
        addInteger(bytes.isNull() ? quint32{0xffff'ffff} : static_cast<quint32>(bytes.size()));
        m_hash.addData(bytes);
    }
    void add(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        add(utf8.isNull() ? QByteArray("", 0) : utf8);
    }
    void add(qint64 value)
    {
        addInteger(quint32{sizeof value});
        addInteger(static_cast<quint64>(value));
    }
    [[nodiscard]] QByteArray result() const { return m_hash.result(); }

private:
    template <class Integer> void addInteger(Integer value)
    {
        std::array<char, sizeof(Integer)> bytes{};
        qToBigEndian(value, bytes.data());
        m_hash.addData(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
    }
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

DeliveryEvent JournalEntry::toEvent(DeliveryEventKind knownKind) const
{
    return {knownKind, reference, detail, Money::fromFen(amountFen)};
}

QByteArray chainStart() { return QByteArray(32, '\0'); }

QByteArray entryHash(const JournalEntry &entry)
{
    FieldHash hash;
    hash.add(entry.seq);
    hash.add(entry.atMs);
    hash.add(entry.orderId);
    hash.add(entry.kind);
    hash.add(entry.reference);
    hash.add(entry.detail);
    hash.add(entry.amountFen);
    hash.add(entry.documentSha256);
    hash.add(entry.prev);
    return hash.result();
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_disk.h"

#include <QFile>

#include <algorithm>

namespace caravan::test {

namespace {

constexpr qint64 sector = 512;

void put(QByteArray &content, qint64 offset, const QByteArray &bytes)
{
    if (bytes.isEmpty()) return;
    const auto end = static_cast<qsizetype>(offset + bytes.size());
    if (content.size() < end) content.append(end - content.size(), '\0');
    std::copy(bytes.begin(), bytes.end(), content.data() + offset);
}

/// What survives of the changes of one cut.
class Cut
{
public:
    Cut(Survival survival, QRandomGenerator &random, qint64 orders)
        : m_survival(survival)
        , m_random(random)
        , m_last(random.bounded(orders + 1))
    {
    }

    void apply(QByteArray &content, const DiskState::Change &change)
    {
        if (m_survival == Survival::Nothing || (m_survival == Survival::Prefix && change.order > m_last)) return;
        if (change.truncates) {
            if (!surely() && m_random.bounded(2) == 0) return;
            if (content.size() < change.offset)
                content.append(static_cast<qsizetype>(change.offset) - content.size(), '\0');
            content.truncate(static_cast<qsizetype>(change.offset));
            return;
        }
        const bool torn = m_survival == Survival::Prefix && change.order == m_last;
        if (!torn && surely()) return put(content, change.offset, change.bytes);
        if (m_survival == Survival::SomeWrites) {
            if (m_random.bounded(2)) put(content, change.offset, change.bytes);
            return;
        }
        const qint64 tornAt = m_random.bounded(change.bytes.size() + 1) / sector * sector;
        qint64 at = 0;
        while (at < change.bytes.size()) {
            // Sectors of the disk, not of the write.
            const qint64 next = std::min<qint64>(change.bytes.size(), sector - (change.offset + at) % sector + at);
            if (torn ? at < tornAt : m_random.bounded(2) != 0)
                put(content, change.offset + at, change.bytes.mid(static_cast<qsizetype>(at), next - at));
            at = next;
        }
        if (m_survival == Survival::GrownWithout && content.size() < change.offset + change.bytes.size())
            content.append(static_cast<qsizetype>(change.offset + change.bytes.size()) - content.size(), '\0');
    }

    bool keeps(const DiskState::NameChange &change)
    {
        if (m_survival == Survival::Nothing) return false;
        if (surely()) return m_survival == Survival::Everything || change.order <= m_last;
        return m_random.bounded(2) != 0;
    }

private:
    [[nodiscard]] bool surely() const { return m_survival == Survival::Everything || m_survival == Survival::Prefix; }

    Survival m_survival;
    QRandomGenerator &m_random;
    qint64 m_last;
};

} // namespace

void DiskState::writeAfterCut(const QString &folder, Survival survival, QRandomGenerator &random) const
{
    qint64 orders = 0;
    for (const File &file : files)
        for (const Change &change : file.pending)
            orders = std::max(orders, change.order);
    for (const NameChange &change : pendingNames)
        orders = std::max(orders, change.order);
    Cut cut(survival, random, orders);

    QMap<QString, int> left = syncedNames;
    for (const NameChange &change : pendingNames) {
        if (!cut.keeps(change)) continue;
        if (change.file < 0)
            left.remove(change.name);
        else
            left.insert(change.name, change.file);
    }
    for (auto name = left.constBegin(); name != left.constEnd(); ++name) {
        const File &kept = files[static_cast<size_t>(name.value())];
        QByteArray content = kept.synced;
        for (const Change &change : kept.pending)
            if (!change.forgotten) cut.apply(content, change);
        QFile target(folder + u'/' + name.key());
        if (!target.open(QIODevice::WriteOnly) || target.write(content) != content.size())
            qFatal("cannot write the disk after a cut");
    }
}

} // namespace caravan::test

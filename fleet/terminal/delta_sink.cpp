// SPDX-License-Identifier: Apache-2.0
#include "fleet/terminal/delta_sink.h"

#include <QCryptographicHash>

namespace caravan {

DeltaSink::DeltaSink(const QString &path, qint64 allowance)
    : m_file(path)
    , m_allowance(allowance)
{
}

bool DeltaSink::open()
{
    m_diskFailed = !m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
    return !m_diskFailed;
}

bool DeltaSink::take(const QByteArray &bytes)
{
    m_received += bytes.size();
    const qint64 before = m_file.size();
    if (m_file.write(bytes) != bytes.size()) {
        m_file.resize(before); // half a chunk is no harm, but the next size is to be believed
        m_diskFailed = true;
        return false;
    }
    return !allowanceSpent();
}

bool DeltaSink::restart() { return m_file.resize(0); }

bool hasHash(const QString &path, qint64 size, const QByteArray &sha256)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() != size) return false;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return hash.addData(&file) && hash.result().toHex() == sha256;
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/terminal/fleet_transport.h"

#include <QFile>

namespace caravan {

/// The file into which a delta comes, over as many fetches as it takes: what is on the disk is where the next one goes
/// on. Its hash is checked when it is whole; until then nothing looks into it.
class DeltaSink final : public FetchSink
{
public:
    /// `allowance`: bytes that may still come today; less than 0: no limit.
    DeltaSink(const QString &path, qint64 allowance);

    [[nodiscard]] bool open();
    [[nodiscard]] qint64 size() const { return m_file.size(); }
    [[nodiscard]] qint64 received() const { return m_received; }
    [[nodiscard]] bool diskFailed() const { return m_diskFailed; }
    [[nodiscard]] bool allowanceSpent() const { return m_allowance >= 0 && m_received >= m_allowance; }

    bool take(const QByteArray &bytes) override;
    bool restart() override;

private:
    QFile m_file;
    qint64 m_allowance;
    qint64 m_received = 0;
    bool m_diskFailed = false;
};

/// Whether the file has this size and SHA-256 (hexadecimal).
[[nodiscard]] bool hasHash(const QString &path, qint64 size, const QByteArray &sha256);

} // namespace caravan

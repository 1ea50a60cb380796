// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <memory>

struct z_stream_s;

namespace caravan {

/// Unpacks one gzip body (RFC 1952) as it comes, never to more than a limit: a bomb costs the limit, not its size.
/// One body, one reader.
class GzipReader
{
public:
    enum class Fault { TooLarge, Damaged };

    GzipReader();
    ~GzipReader();
    Q_DISABLE_COPY_MOVE(GzipReader)

    /// Appends what `part` unpacks to; `target` never grows beyond `limit` bytes.
    Result<Done, Fault> read(const QByteArray &part, QByteArray &target, qsizetype limit);
    /// The end of the body was seen, its checksum right.
    [[nodiscard]] bool atEnd() const { return m_atEnd; }

private:
    std::unique_ptr<z_stream_s> m_stream;
    bool m_atEnd = false;
};

} // namespace caravan

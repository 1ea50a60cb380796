// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/gzip_reader.h"

#include <zlib.h>

namespace caravan {

namespace {
constexpr int gzipOnly = 15 + 16; // the largest window, with gzip's own head and checksum
constexpr qsizetype chunk = 64 * 1024;
} // namespace

GzipReader::GzipReader()
    : m_stream(std::make_unique<z_stream_s>())
{
    if (inflateInit2(m_stream.get(), gzipOnly) != Z_OK) m_stream.reset();
}

GzipReader::~GzipReader()
{
    if (m_stream) inflateEnd(m_stream.get());
}

Result<Done, GzipReader::Fault> GzipReader::read(const QByteArray &part, QByteArray &target, qsizetype limit)
{
    if (!m_stream || (m_atEnd && !part.isEmpty())) return Failure{Fault::Damaged};
    QByteArray input = part; // zlib's interface takes no constant
    m_stream->next_in = reinterpret_cast<Bytef *>(input.data());
    m_stream->avail_in = static_cast<uInt>(input.size());
    QByteArray output(chunk, Qt::Uninitialized);
    while (m_stream->avail_in > 0 || m_stream->avail_out == 0) {
        m_stream->next_out = reinterpret_cast<Bytef *>(output.data());
        m_stream->avail_out = static_cast<uInt>(output.size());
        const int status = inflate(m_stream.get(), Z_NO_FLUSH);
        const qsizetype made = output.size() - static_cast<qsizetype>(m_stream->avail_out);
        if (target.size() + made > limit) return Failure{Fault::TooLarge};
        target.append(output.constData(), made);
        if (status == Z_STREAM_END) {
            m_atEnd = true;
            if (m_stream->avail_in > 0) return Failure{Fault::Damaged};
            return Done();
        }
        if (status == Z_BUF_ERROR) return Done(); // wants more input
        if (status != Z_OK) return Failure{Fault::Damaged};
    }
    return Done();
}

} // namespace caravan

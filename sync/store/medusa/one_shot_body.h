// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <cstring>

namespace caravan {

/// The body of one POST, which cannot be rewound.
/// QNetworkAccessManager sends a request again by itself, up to three times and at once, where the server closes the
/// connection before it answers, POST too (seen with Qt 6.4: one post(), two requests). A replay of complete must
/// wait for seconds (I4), so it has to be ours: with a body that refuses reset() Qt gives up with ContentReSendError.
class OneShotBody final : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(ReadOnly | Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool reset() override { return m_position == 0; }
    bool atEnd() const override { return m_position >= m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_position + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *target, qint64 most) override
    {
        const qint64 count = qMin(most, m_bytes.size() - m_position);
        if (count <= 0) return -1;
        std::memcpy(target, m_bytes.constData() + m_position, static_cast<size_t>(count));
        m_position += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace caravan

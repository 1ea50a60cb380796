// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAudioSink>
#include <QBuffer>

#include <memory>

namespace caravan {

/// A tone for each answer to a code: a short high one for what was wanted, two low ones for what is not to be had. The
/// tones are computed, the sound device is opened with the first of them. Silent where there is none. GUI thread.
class ScanSound
{
public:
    explicit ScanSound(bool on)
        : m_on(on)
    {
    }
    void play(bool good);

    /// The tone: mono, 16 bits, at this rate.
    static constexpr int sampleRate = 22'050;
    static QByteArray tone(bool good);

private:
    bool m_on;
    QByteArray m_tone;
    QBuffer m_buffer;
    std::unique_ptr<QAudioSink> m_sink; ///< goes before the buffer that it reads
};

} // namespace caravan

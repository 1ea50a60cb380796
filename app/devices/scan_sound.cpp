// SPDX-License-Identifier: Apache-2.0
#include "devices/scan_sound.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace caravan {

namespace {

struct Note
{
    double hertz;
    double seconds;
};

void append(QByteArray &samples, const Note &note)
{
    constexpr double loudness = 9'000;
    constexpr double edge = 0.008; // seconds of fading in and out, so that nothing clicks
    const int count = static_cast<int>(note.seconds * ScanSound::sampleRate);
    for (int i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / ScanSound::sampleRate;
        const double fade = std::min({1.0, t / edge, (note.seconds - t) / edge});
        const double value = loudness * fade * std::sin(2 * std::numbers::pi * note.hertz * t);
        const qint16 sample = qToLittleEndian(static_cast<qint16>(value));
        samples.append(reinterpret_cast<const char *>(&sample), sizeof sample);
    }
}

} // namespace

QByteArray ScanSound::tone(bool good)
{
    QByteArray samples;
    if (good) {
        append(samples, {1'760, 0.09});
    } else {
        append(samples, {330, 0.12});
        append(samples, {0, 0.05});
        append(samples, {262, 0.18});
    }
    return samples;
}

void ScanSound::play(bool good)
{
    if (!m_on) return;
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull()) return;
    QAudioFormat format;
    format.setSampleRate(sampleRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    if (!device.isFormatSupported(format)) return;
    m_sink.reset();
    m_buffer.close();
    m_tone = tone(good);
    m_buffer.setBuffer(&m_tone);
    m_buffer.open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->start(&m_buffer);
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "devices/code_scanner.h"

namespace caravan {

namespace {
constexpr QSize previewSize(960, 960);
constexpr quint64 harderEvery = 3; ///< one frame in three is searched thoroughly
} // namespace

CodeScanner::CodeScanner(std::unique_ptr<FrameSource> source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
{
    connect(m_source.get(), &FrameSource::frameReady, this, &CodeScanner::take);
    connect(m_source.get(), &FrameSource::availableChanged, this, &CodeScanner::availableChanged);
}

CodeScanner::~CodeScanner() { m_source->stop(); }

void CodeScanner::setActive(bool active)
{
    if (active == m_active) return;
    m_active = active;
    ++m_round;
    m_waiting.reset();
    m_lastLinear.clear();
    if (active)
        m_source->start();
    else
        m_source->stop();
}

void CodeScanner::take(const Frame &frame)
{
    if (!m_active) return;
    if (m_decoding)
        m_waiting = frame;
    else
        decode(frame);
}

void CodeScanner::decode(const Frame &frame)
{
    m_decoding = true;
    const ScanEffort effort = m_frames++ % harderEvery == harderEvery - 1 ? ScanEffort::Harder : ScanEffort::Fast;
    m_worker.run([frame, effort] {
                return Answer{previewOf(frame, previewSize), readCode(frame, effort)};
            })
        .then(this, [this, round = m_round](const Answer &answer) { finish(answer, round == m_round); });
}

void CodeScanner::finish(const Answer &answer, bool current)
{
    m_decoding = false;
    if (!m_active) return;
    if (current && !answer.preview.isNull()) emit previewReady(answer.preview);
    if (current && answer.code) {
        const QByteArray &bytes = answer.code->payload.bytes;
        const bool believed = !answer.code->linear || bytes == m_lastLinear;
        m_lastLinear = answer.code->linear ? bytes : QByteArray();
        if (believed) emit codeRead(answer.code->payload);
    }
    if (!m_waiting || m_decoding) return;
    const Frame next = *std::exchange(m_waiting, std::nullopt);
    decode(next);
}

} // namespace caravan

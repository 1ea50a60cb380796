// SPDX-License-Identifier: Apache-2.0
#include "devices/code_scanner.h"

#include "devices/frame_luma.h"
#include "devices/reading/adaptive_reader.h"

namespace caravan {

namespace {
constexpr QSize previewSize(960, 960);
} // namespace

CodeScanner::CodeScanner(std::unique_ptr<FrameSource> source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_reader(std::make_shared<AdaptiveReader>())
{
    connect(m_source.get(), &FrameSource::frameReady, this, &CodeScanner::take);
    connect(m_source.get(), &FrameSource::stateChanged, this, &CodeScanner::stateChanged);
}

CodeScanner::~CodeScanner() { m_source->stop(); }

void CodeScanner::setActive(bool active)
{
    if (active == m_active) return;
    m_active = active;
    ++m_round;
    m_waiting.reset();
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
    const bool anew = std::exchange(m_readRound, m_round) != m_round;
    m_worker
        .run([frame, reader = m_reader, anew] {
            if (anew) reader->reset();
            const FrameLuma luma(frame);
            Answer answer{previewOf(frame, previewSize), {}, false, !luma.view().isEmpty()};
            if (auto reading = reader->read(luma.view())) {
                answer.code = std::move(reading->code);
                answer.believed = reading->believed;
            }
            return answer;
        })
        .then(this, [this, round = m_round](const Answer &answer) { finish(answer, round == m_round); });
}

void CodeScanner::finish(const Answer &answer, bool current)
{
    m_decoding = false;
    if (!m_active) return;
    if (current) {
        m_source->noteFrame(answer.readable);
        if (!answer.preview.isNull()) emit previewReady(answer.preview);
        if (!answer.code)
            emit nothingSeen();
        else if (answer.believed)
            emit codeRead(answer.code->payload);
        else
            emit codeGlimpsed(answer.code->payload);
    }
    if (!m_waiting || m_decoding || !m_active) return;
    const Frame next = *std::exchange(m_waiting, std::nullopt);
    decode(next);
}

} // namespace caravan

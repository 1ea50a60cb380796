// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/worker.h"
#include "devices/frame_source.h"
#include "devices/reading/read_code.h"

#include <optional>

namespace caravan {

class AdaptiveReader;

/// Reads codes from a source of frames while it is active. GUI thread; decodes on a worker of its own. The newest frame
/// wins: one that comes while another is being decoded replaces the one that waits, so latency never grows.
class CodeScanner : public QObject
{
    Q_OBJECT

public:
    explicit CodeScanner(std::unique_ptr<FrameSource> source, QObject *parent = nullptr);
    ~CodeScanner() override;

    void setActive(bool active);

signals:
    void codeRead(const caravan::ScannedPayload &payload);
    /// One frame has shown a linear code that is not believed yet. Whoever finds it in the catalog may take it.
    void codeGlimpsed(const caravan::ScannedPayload &payload);
    /// A frame was searched and held no code: the hand may have left.
    void nothingSeen();
    void previewReady(const QImage &frame);
    void stateChanged(caravan::SourceState state);

private:
    struct Answer
    {
        QImage preview;
        std::optional<ReadCode> code;
        bool believed = false;
        bool readable = false;
    };
    void take(const Frame &frame);
    void decode(const Frame &frame);
    void finish(const Answer &answer, bool current);

    std::unique_ptr<FrameSource> m_source;
    std::shared_ptr<AdaptiveReader> m_reader; ///< used by the worker's jobs alone, which may outlive this
    Worker m_worker;
    std::optional<Frame> m_waiting;
    quint64 m_round = 0;     ///< answers to frames from before the last stop are dropped
    quint64 m_readRound = 0; ///< the round whose frames the reader has seen
    bool m_active = false;
    bool m_decoding = false;
};

} // namespace caravan

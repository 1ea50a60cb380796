// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/worker.h"
#include "devices/code_reader.h"
#include "devices/frame_source.h"

namespace caravan {

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
    void previewReady(const QImage &frame);
    void availableChanged(bool available);

private:
    struct Answer
    {
        QImage preview;
        std::optional<ReadCode> code;
    };
    void take(const Frame &frame);
    void decode(const Frame &frame);
    void finish(const Answer &answer, bool current);

    std::unique_ptr<FrameSource> m_source;
    Worker m_worker;
    std::optional<Frame> m_waiting;
    QByteArray m_lastLinear; ///< of the frame before, until a second frame agrees
    quint64 m_frames = 0;
    quint64 m_round = 0; ///< answers to frames from before the last stop are dropped
    bool m_active = false;
    bool m_decoding = false;
};

} // namespace caravan

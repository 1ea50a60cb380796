// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/frame.h"
#include "devices/reading/luma.h"

namespace caravan {

/// The brightness of a frame, as long as this lives. Without a copy where the frame has it as a plane of its own
/// (YUV420P, YUV422P, YV12, NV12, NV21, Y8, grey images); picked out of packed YUYV and UYVY; converted from all
/// else. Empty where the frame cannot be read. Any one thread.
class FrameLuma
{
public:
    explicit FrameLuma(const Frame &frame);
    ~FrameLuma();
    Q_DISABLE_COPY_MOVE(FrameLuma)

    [[nodiscard]] LumaView view() const { return m_view; }
    /// Whether pixels were copied to get here.
    [[nodiscard]] bool copied() const { return m_copied; }

private:
    void take(const QImage &image);
    void pick(int firstByte);

    QVideoFrame m_video;
    QImage m_image;
    LumaImage m_picked;
    LumaView m_view;
    bool m_copied = false;
};

} // namespace caravan

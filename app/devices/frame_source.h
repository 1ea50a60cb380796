// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/frame.h"
#include "devices/source_state.h"

#include <QObject>

#include <memory>

namespace caravan {

/// Where pictures come from: a camera, a picture file or a video file. GUI thread.
class FrameSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;
    virtual void stop() = 0;
    /// Whether anything could be made of a frame that was sent.
    virtual void noteFrame(bool readable) { Q_UNUSED(readable) }

    /// `camera`, `picture:FILE` or `video:FILE`, as in kiosk.scan_source.
    static std::unique_ptr<FrameSource> make(const QString &description);

signals:
    void frameReady(const caravan::Frame &frame);
    /// Said at every change, while started. The source goes on trying by itself.
    void stateChanged(caravan::SourceState state);
};

} // namespace caravan

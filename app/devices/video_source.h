// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/frame_source.h"

#include <QMediaPlayer>
#include <QVideoSink>

#include <optional>

namespace caravan {

/// Plays a video file in a loop in the camera's place.
class VideoSource final : public FrameSource
{
    Q_OBJECT

public:
    explicit VideoSource(const QString &file, QObject *parent = nullptr);
    ~VideoSource() override;
    void start() override;
    void stop() override;
    void noteFrame(bool readable) override;

private:
    void say(SourceState state);

    QVideoSink m_sink;
    QMediaPlayer m_player;
    QString m_file;
    std::optional<SourceState> m_state; ///< said last
    bool m_playing = false;
};

} // namespace caravan

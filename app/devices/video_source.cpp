// SPDX-License-Identifier: Apache-2.0
#include "devices/video_source.h"

#include <QUrl>

namespace caravan {

VideoSource::VideoSource(const QString &file, QObject *parent)
    : FrameSource(parent)
    , m_file(file)
{
    m_player.setVideoSink(&m_sink);
    m_player.setLoops(QMediaPlayer::Infinite);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this,
            [this](const QVideoFrame &frame) { emit frameReady(frame); });
    connect(&m_player, &QMediaPlayer::errorOccurred, this, [this] { emit availableChanged(false); });
    connect(&m_player, &QMediaPlayer::playbackStateChanged, this, [this](QMediaPlayer::PlaybackState state) {
        if (state == QMediaPlayer::PlayingState) emit availableChanged(true);
    });
}

VideoSource::~VideoSource() { m_player.stop(); }

void VideoSource::start()
{
    m_player.setSource(QUrl::fromLocalFile(m_file));
    m_player.play();
}

void VideoSource::stop()
{
    m_player.stop();
    m_player.setSource({});
}

} // namespace caravan

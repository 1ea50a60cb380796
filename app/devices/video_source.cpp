// SPDX-License-Identifier: Apache-2.0
#include "devices/video_source.h"

#include "core/logging.h"

#include <QUrl>

#include <utility>

namespace caravan {

VideoSource::VideoSource(const QString &file, QObject *parent)
    : FrameSource(parent)
    , m_file(file)
{
    m_player.setVideoSink(&m_sink);
    m_player.setLoops(QMediaPlayer::Infinite);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame &frame) {
        // The sink is given an empty frame when the player stops.
        if (m_playing && frame.isValid()) emit frameReady(frame);
    });
    connect(&m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error) {
        if (error == QMediaPlayer::NoError || !m_playing) return;
        qCWarning(lcDevices) << "the video for the scanner cannot be played, error" << error;
        say(SourceState::Lost);
    });
}

VideoSource::~VideoSource() { stop(); }

void VideoSource::start()
{
    m_playing = true;
    m_state.reset();
    say(SourceState::Starting);
    m_player.setSource(QUrl::fromLocalFile(m_file));
    m_player.play();
}

void VideoSource::stop()
{
    if (!std::exchange(m_playing, false)) return;
    m_player.stop();
    m_player.setSource({});
}

void VideoSource::noteFrame(bool readable)
{
    if (m_playing) say(readable ? SourceState::Live : SourceState::WrongFormat);
}

void VideoSource::say(SourceState state)
{
    if (m_state == state) return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace caravan

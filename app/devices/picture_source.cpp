// SPDX-License-Identifier: Apache-2.0
#include "devices/picture_source.h"

#include "core/logging.h"

#include <QFileInfo>
#include <QImageReader>

namespace caravan {

namespace {
using namespace std::chrono_literals;
constexpr auto frameInterval = 100ms;
constexpr qint64 mostPixels = 4096LL * 4096;
} // namespace

PictureSource::PictureSource(QString file, QObject *parent)
    : FrameSource(parent)
    , m_file(std::move(file))
{
    connect(&m_timer, &QTimer::timeout, this, &PictureSource::emitFrame);
}

void PictureSource::start()
{
    read();
    m_timer.start(frameInterval);
}

void PictureSource::read()
{
    m_readAt = QFileInfo(m_file).lastModified();
    QImageReader reader(m_file);
    const QSize size = reader.size();
    const bool fits = size.isValid() && qint64(size.width()) * size.height() <= mostPixels;
    m_picture = fits ? reader.read() : QImage();
    if (m_picture.isNull()) qCWarning(lcDevices) << "the picture for the scanner cannot be read";
    emit stateChanged(m_picture.isNull() ? SourceState::None : SourceState::Live);
}

void PictureSource::stop()
{
    m_timer.stop();
    m_picture = {};
}

void PictureSource::emitFrame()
{
    if (QFileInfo(m_file).lastModified() != m_readAt) read();
    if (!m_picture.isNull()) emit frameReady(m_picture);
}

} // namespace caravan

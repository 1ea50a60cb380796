// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/frame_source.h"

#include <QDateTime>
#include <QTimer>

namespace caravan {

/// Shows one picture file again and again, as a still hand before a camera does. The file is read anew at
/// every start() and whenever it changes, so another picture can be put before the scanner.
class PictureSource final : public FrameSource
{
    Q_OBJECT

public:
    PictureSource(QString file, QObject *parent = nullptr);
    void start() override;
    void stop() override;

private:
    void read();
    void emitFrame();

    QString m_file;
    QImage m_picture;
    QDateTime m_readAt;
    QTimer m_timer;
};

} // namespace caravan

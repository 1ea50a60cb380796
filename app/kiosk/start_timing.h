// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QQuickWindow;

namespace caravan {

/// Logs once how long the start took, from the process's own start to the first frame and to the first frame after the
/// products were there: `caravan.screen start first_frame_ms=… products_ms=…`. GUI thread.
class StartTiming : public QObject
{
    Q_OBJECT

public:
    explicit StartTiming(QQuickWindow *window);
    /// The first products have been read.
    void noteProducts();

private:
    void noteFrame();

    qint64 m_firstFrame = -1;
    bool m_productsRead = false;
    bool m_done = false;
};

/// Milliseconds since the kernel started this process (proc(5), starttime). −1 where it cannot be read.
qint64 millisSinceProcessStart();

} // namespace caravan

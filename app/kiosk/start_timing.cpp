// SPDX-License-Identifier: Apache-2.0
#include "kiosk/start_timing.h"

#include "core/logging.h"

#include <QFile>
#include <QQuickWindow>

#include <ctime>
#include <unistd.h>

namespace caravan {

qint64 millisSinceProcessStart()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly)) return -1;
    const QByteArray stat = file.readAll();
    // The name in parentheses may hold spaces: count from behind it. starttime is field 22, the 20th from there.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20) return -1;
    const double ticks = fields.at(19).toDouble();
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double seconds = double(now.tv_sec) + double(now.tv_nsec) / 1e9 - ticks / double(sysconf(_SC_CLK_TCK));
    return static_cast<qint64>(seconds * 1000);
}

StartTiming::StartTiming(QQuickWindow *window)
{
    connect(window, &QQuickWindow::frameSwapped, this, &StartTiming::noteFrame);
}

void StartTiming::noteProducts() { m_productsRead = true; }

void StartTiming::noteFrame()
{
    if (m_done) return;
    if (m_firstFrame < 0) m_firstFrame = millisSinceProcessStart();
    if (!m_productsRead) return;
    m_done = true;
    qCInfo(lcScreen).nospace() << "start first_frame_ms=" << m_firstFrame
                               << " products_ms=" << millisSinceProcessStart();
}

} // namespace caravan

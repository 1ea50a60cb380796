// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/scan_preview.h"

#include <QPainter>

namespace caravan {

void ScanPreview::setScan(ScanViewModel *scan)
{
    if (scan == m_scan) return;
    if (m_scan) m_scan->disconnect(this);
    m_scan = scan;
    if (scan) {
        connect(scan, &ScanViewModel::frameReady, this, [this](const QImage &frame) {
            m_frame = frame;
            update();
        });
        // The picture of the visit does not stay after the page was left.
        connect(scan, &ScanViewModel::activeChanged, this, [this] {
            m_frame = {};
            update();
        });
    }
    emit scanChanged();
}

void ScanPreview::paint(QPainter *painter)
{
    if (m_frame.isNull()) return;
    const QSizeF area = size();
    const QSizeF scaled = QSizeF(m_frame.size()).scaled(area, Qt::KeepAspectRatioByExpanding);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(QRectF({(area.width() - scaled.width()) / 2, (area.height() - scaled.height()) / 2}, scaled),
                       m_frame);
}

} // namespace caravan

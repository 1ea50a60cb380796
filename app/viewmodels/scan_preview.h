// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewmodels/scan_view_model.h"

#include <QQuickPaintedItem>

namespace caravan {

/// Draws the newest frame of the camera, filling the item. Painted, because VideoOutput draws nothing with the software
/// renderer. A frame that comes while the last one is not yet painted replaces it: there is no queue.
class ScanPreview : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(caravan::ScanViewModel *scan READ scan WRITE setScan NOTIFY scanChanged REQUIRED FINAL)

public:
    explicit ScanPreview(QQuickItem *parent = nullptr)
        : QQuickPaintedItem(parent)
    {
    }

    [[nodiscard]] ScanViewModel *scan() const { return m_scan; }
    void setScan(ScanViewModel *scan);
    void paint(QPainter *painter) override;

signals:
    void scanChanged();

private:
    QPointer<ScanViewModel> m_scan;
    QImage m_frame;
};

} // namespace caravan

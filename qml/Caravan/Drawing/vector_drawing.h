// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickPaintedItem>

namespace caravan {

/// An SVG text of our own QML (icons, dunes), stretched to the item and kept as one picture. Not Qt Quick Shapes: with
/// the software renderer of Qt 6.4 a Shape that lies outside the clip of its Flickable is drawn unclipped over the
/// page. Never give it text from data. GUI thread.
class VectorDrawing : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString svg READ svg WRITE setSvg NOTIFY svgChanged FINAL)

public:
    explicit VectorDrawing(QQuickItem *parent = nullptr)
        : QQuickPaintedItem(parent)
    {
        setAntialiasing(true);
    }

    [[nodiscard]] const QString &svg() const { return m_svg; }
    void setSvg(const QString &svg);
    void paint(QPainter *painter) override;

signals:
    void svgChanged();

private:
    QString m_svg;
};

} // namespace caravan

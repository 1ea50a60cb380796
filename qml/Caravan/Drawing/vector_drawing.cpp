// SPDX-License-Identifier: Apache-2.0
#include "vector_drawing.h"

#include <QSvgRenderer>

namespace caravan {

void VectorDrawing::setSvg(const QString &svg)
{
    if (svg == m_svg) return;
    m_svg = svg;
    emit svgChanged();
    update();
}

void VectorDrawing::paint(QPainter *painter)
{
    if (m_svg.isEmpty()) return;
    QSvgRenderer renderer(m_svg.toUtf8());
    renderer.render(painter, boundingRect());
}

} // namespace caravan

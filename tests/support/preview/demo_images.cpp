// SPDX-License-Identifier: Apache-2.0
#include "support/preview/demo_images.h"

#include <QPainter>
#include <QSvgRenderer>

namespace caravan::preview {

DemoImages::DemoImages(QString folder, QHash<QString, QString> names)
    : QQuickImageProvider(QQuickImageProvider::Image, QQuickImageProvider::ForceAsynchronousImageLoading)
    , m_folder(std::move(folder))
    , m_names(std::move(names))
{
}

QImage DemoImages::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    QSvgRenderer renderer(m_folder + u'/' + m_names.value(id, id) + QStringLiteral(".svg"));
    if (!renderer.isValid()) return {};
    QSize own = renderer.defaultSize();
    if (requestedSize.width() > 0 && requestedSize.height() > 0)
        own.scale(requestedSize, Qt::KeepAspectRatioByExpanding);
    QImage image(own, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    if (size) *size = own;
    return image;
}

QImage ChequeredCode::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    constexpr int modules = 25;
    QImage image(modules, modules, QImage::Format_RGB32);
    for (int y = 0; y < modules; ++y)
        for (int x = 0; x < modules; ++x)
            image.setPixelColor(x, y, qHash(id, static_cast<size_t>(x * modules + y)) % 2 ? Qt::black : Qt::white);
    if (size) *size = image.size();
    return image.scaled(requestedSize.isValid() ? requestedSize : QSize(400, 400));
}

} // namespace caravan::preview

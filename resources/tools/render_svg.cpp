// SPDX-License-Identifier: Apache-2.0
// caravan-render-svg IN.svg OUT.png [LONGER_SIDE]
// caravan-render-svg --out DIR IN.svg…
// Build tool: renders the drawings of the demo catalog to PNG. Without a size: squares 800, halls (1000×420) 1600 and
// posters (1080×1920) 1920 pixels on the longer side; the other side follows the drawing.
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace {

constexpr int squareSide = 800;
constexpr int hallWidth = 1600;
constexpr int posterHeight = 1920;

int longerSideFor(const QSizeF &drawing)
{
    const double ratio = drawing.width() / drawing.height();
    if (ratio > 1.5) return hallWidth;
    return ratio < 1 / 1.5 ? posterHeight : squareSide;
}

int fail(const QString &path, const char *message)
{
    std::fprintf(stderr, "%s: %s\n", path.toLocal8Bit().constData(), message);
    return 1;
}

int render(const QString &source, const QString &target, int longerSide)
{
    QSvgRenderer renderer(source);
    const QSizeF drawing = renderer.viewBoxF().size();
    if (!renderer.isValid() || drawing.isEmpty()) return fail(source, "is no SVG with a viewBox");
    if (longerSide == 0) longerSide = longerSideFor(drawing);
    const double scale = longerSide / std::max(drawing.width(), drawing.height());
    QImage image(static_cast<int>(std::lround(drawing.width() * scale)),
                 static_cast<int>(std::lround(drawing.height() * scale)), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    painter.end();
    return image.save(target, "PNG") ? 0 : fail(target, "cannot be written");
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments().mid(1);
    if (arguments.size() >= 3 && arguments.first() == QStringLiteral("--out")) {
        const QDir out(arguments.at(1));
        if (!QDir().mkpath(out.path())) return fail(out.path(), "cannot be made");
        for (const QString &source : arguments.mid(2))
            if (render(source, out.filePath(QFileInfo(source).completeBaseName() + QStringLiteral(".png")), 0) != 0)
                return 1;
        return 0;
    }
    const int size = arguments.value(2, QStringLiteral("0")).toInt();
    if (arguments.size() < 2 || arguments.size() > 3 || size < 0 || size > 8'192)
        return fail(QStringLiteral("caravan-render-svg"), "IN.svg OUT.png [LONGER_SIDE] | --out DIR IN.svg…");
    return render(arguments.at(0), arguments.at(1), size);
}

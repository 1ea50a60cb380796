// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/image_transcoder.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>
#include <QSaveFile>

namespace caravan {

namespace {

constexpr int jpegQuality = 88;
constexpr int allocationMiB = 160; // 4096² pixels at four bytes, twice

/// By the bytes alone: what the store or the name says does not count. SVG is not taken, it is a program.
QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n")) return "png";
    if (bytes.startsWith("\xff\xd8\xff")) return "jpeg";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP") return "webp";
    return {};
}

bool isTransparent(const QImage &image)
{
    if (!image.hasAlphaChannel()) return false;
    const QImage plain = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < plain.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(plain.constScanLine(y));
        for (int x = 0; x < plain.width(); ++x)
            if (qAlpha(line[x]) < 255) return true;
    }
    return false;
}

} // namespace

Result<QByteArray, ImageFault> transcodeImage(const QByteArray &bytes)
{
    const QByteArray format = formatOf(bytes);
    if (format.isEmpty()) return Failure{ImageFault::NoPicture};
    QImageReader::setAllocationLimit(allocationMiB);
    QBuffer input;
    input.setData(bytes);
    input.open(QIODevice::ReadOnly);
    QImageReader reader(&input, format);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty()) return Failure{ImageFault::NoPicture};
    if (size.width() > maximumImageSide || size.height() > maximumImageSide) return Failure{ImageFault::TooLarge};
    QImage image = reader.read();
    if (image.isNull()) return Failure{ImageFault::NoPicture};
    if (image.width() > storedImageSide || image.height() > storedImageSide)
        image = image.scaled(storedImageSide, storedImageSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);

    const bool transparent = isTransparent(image);
    // Painted onto an empty one: text chunks and profiles of the original stay behind.
    QImage clean(image.size(), transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    clean.fill(transparent ? Qt::transparent : Qt::white);
    QPainter painter(&clean);
    painter.drawImage(0, 0, image);
    painter.end();

    QBuffer output;
    output.open(QIODevice::WriteOnly);
    QImageWriter writer(&output, transparent ? "png" : "jpeg");
    if (!transparent) writer.setQuality(jpegQuality);
    if (!writer.write(clean)) return Failure{ImageFault::NoPicture};
    return output.data();
}

Result<ImageId, ImageFault> storeImage(const QString &dir, const QByteArray &bytes)
{
    const QString name = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QString path = dir + QLatin1Char('/') + name;
    if (QFile::exists(path) && QFile(path).size() == bytes.size()) return ImageId::parse(name);
    if (!QDir().mkpath(dir)) return Failure{ImageFault::NoSpace};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Failure{ImageFault::NoSpace};
    return ImageId::parse(name);
}

} // namespace caravan

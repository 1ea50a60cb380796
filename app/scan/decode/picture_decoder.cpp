// SPDX-License-Identifier: Apache-2.0
#include "scan/decode/picture_decoder.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>

namespace caravan {

namespace {

bool isDrawing(const QByteArray &format) { return format.startsWith("svg") || format == "pdf"; }

/// Grey; what shines through is paper.
QImage greyOf(const QImage &picture)
{
    if (!picture.hasAlphaChannel()) return picture.convertToFormat(QImage::Format_Grayscale8);
    QImage paper(picture.size(), QImage::Format_RGB32);
    if (paper.isNull()) return {};
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, picture);
    return paper.convertToFormat(QImage::Format_Grayscale8);
}

Result<QImage, PictureError> load(const QString &file)
{
    const QFileInfo info(file);
    if (!info.isFile() || !info.isReadable()) return Failure{PictureError::Missing};
    if (info.size() > PictureDecoder::mostBytes) return Failure{PictureError::TooLarge};
    QImageReader::setAllocationLimit(256); // MiB: mostPixels of four bytes, and no more
    QImageReader reader(file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead() || isDrawing(reader.format())) return Failure{PictureError::NoPicture};
    const QSize size = reader.size();
    if (size.isValid() && qint64(size.width()) * size.height() > PictureDecoder::mostPixels)
        return Failure{PictureError::TooLarge};
    const QImage picture = reader.read();
    if (picture.isNull()) return Failure{PictureError::NoPicture};
    return greyOf(picture);
}

} // namespace

Result<PictureDecoder::Answer, PictureError> PictureDecoder::decode(const QString &file)
{
    const auto picture = load(file);
    if (!picture) return picture.failure();
    const QImage &grey = picture.value();
    if (grey.isNull()) return Failure{PictureError::NoPicture};
    const auto begun = std::chrono::steady_clock::now();
    Answer answer;
    answer.codes = m_reader.readPicture({grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine()});
    answer.time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    return answer;
}

QString nameOf(PictureError error)
{
    switch (error) {
    case PictureError::Missing:
        return QStringLiteral("missing");
    case PictureError::TooLarge:
        return QStringLiteral("too-large");
    case PictureError::NoPicture:
        break;
    }
    return QStringLiteral("no-picture");
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "support/mjpeg_avi.h"

#include <QBuffer>
#include <QFile>
#include <QtEndian>

namespace caravan {

namespace {

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray half(quint16 value)
{
    QByteArray bytes(2, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const char *name, const QByteArray &content)
{
    QByteArray bytes(name, 4);
    bytes.append(number(static_cast<quint32>(content.size()))).append(content);
    if (content.size() % 2 == 1) bytes.append('\0');
    return bytes;
}

QByteArray list(const char *kind, const QByteArray &content)
{
    return chunk("LIST", QByteArray(kind, 4).append(content));
}

QByteArray zeros(int numbers) { return QByteArray(4 * numbers, '\0'); }

QByteArray header(QSize size, int frames, int framesASecond)
{
    const auto width = static_cast<quint32>(size.width());
    const auto height = static_cast<quint32>(size.height());
    constexpr quint32 hasIndex = 0x10;
    QByteArray film;
    film.append(number(1'000'000U / static_cast<quint32>(framesASecond))).append(zeros(2)).append(number(hasIndex));
    film.append(number(static_cast<quint32>(frames))).append(zeros(1)).append(number(1)).append(zeros(1));
    film.append(number(width)).append(number(height)).append(zeros(4));
    QByteArray stream("vidsMJPG");
    stream.append(zeros(3)).append(number(1)).append(number(static_cast<quint32>(framesASecond))).append(zeros(1));
    stream.append(number(static_cast<quint32>(frames))).append(zeros(1)).append(number(0xffffffff)).append(zeros(1));
    stream.append(half(0)).append(half(0)).append(half(static_cast<quint16>(width)));
    stream.append(half(static_cast<quint16>(height)));
    QByteArray format;
    format.append(number(40)).append(number(width)).append(number(height)).append(half(1)).append(half(24));
    format.append("MJPG").append(number(width * height * 3)).append(zeros(4));
    return list("hdrl", chunk("avih", film).append(list("strl", chunk("strh", stream).append(chunk("strf", format)))));
}

} // namespace

bool writeFilm(const QString &file, const QList<QImage> &pictures, int framesASecond)
{
    constexpr int quality = 85;
    QByteArray movie;
    QByteArray index;
    for (const QImage &picture : pictures) {
        QByteArray jpeg;
        QBuffer buffer(&jpeg);
        if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "JPEG", quality)) return false;
        constexpr quint32 keyFrame = 0x10;
        index.append("00dc").append(number(keyFrame)).append(number(static_cast<quint32>(movie.size()) + 4));
        index.append(number(static_cast<quint32>(jpeg.size())));
        movie.append(chunk("00dc", jpeg));
    }
    QByteArray content("AVI ");
    content.append(header(pictures.value(0).size(), static_cast<int>(pictures.size()), framesASecond));
    content.append(list("movi", movie)).append(chunk("idx1", index));
    const QByteArray bytes = chunk("RIFF", content);
    QFile film(file);
    return film.open(QIODevice::WriteOnly) && film.write(bytes) == bytes.size();
}

} // namespace caravan

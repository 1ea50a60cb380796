// SPDX-License-Identifier: Apache-2.0
#include "functional/journey/scan_pictures.h"

#include "devices/qr_image.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QRandomGenerator>

namespace caravan::functional {

namespace {

constexpr QSize cameraSize(1280, 1280);

struct Label
{
    QString gtin;
    QString lot;
};

Label firstLabel(const QString &catalogFile)
{
    QFile file(catalogFile);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    while (!file.atEnd()) {
        const QJsonObject record = QJsonDocument::fromJson(file.readLine()).object();
        if (record.value(u"type").toString() != u"product") continue;
        const QJsonObject variant = record.value(u"variants").toArray().first().toObject();
        const QJsonObject lot = record.value(u"lots").toArray().first().toObject();
        const bool fit = !lot.isEmpty() && !lot.value(u"recalled").toBool() &&
                         lot.value(u"best_before").toString() > today && variant.value(u"stock").toInt() > 10;
        if (fit && variant.contains(u"gtin")) return {variant.value(u"gtin").toString(), lot.value(u"code").toString()};
    }
    return {};
}

} // namespace

QImage emptyTablePicture()
{
    QImage picture(cameraSize, QImage::Format_RGB32);
    QPainter painter(&picture);
    QLinearGradient wood(0, 0, cameraSize.width(), cameraSize.height());
    wood.setColorAt(0, QColor(196, 160, 120));
    wood.setColorAt(1, QColor(150, 112, 78));
    painter.fillRect(picture.rect(), wood);
    QRandomGenerator random(7);
    for (int line = 0; line < 90; ++line) {
        painter.setPen(QPen(QColor(120, 84, 54, 40 + int(random.bounded(60u))), 1 + int(random.bounded(4u))));
        const int y = int(random.bounded(quint32(cameraSize.height())));
        painter.drawLine(0, y, cameraSize.width(), y + int(random.bounded(60u)) - 30);
    }
    return picture;
}

QImage scannableLabel(const QString &catalogFile)
{
    const Label label = firstLabel(catalogFile);
    const QString link =
        QStringLiteral("https://id.example.org/01/%1/10/%2").arg(label.gtin.rightJustified(14, u'0'), label.lot);
    const QImage code = qrImage(link, 420);
    QImage picture = emptyTablePicture();
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(cameraSize.width() / 2.0, cameraSize.height() / 2.0);
    painter.rotate(9);
    painter.shear(0.06, 0.02);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 60));
    painter.drawRoundedRect(QRectF(-282, -342, 580, 720), 26, 26);
    painter.setBrush(QColor(252, 248, 238));
    painter.drawRoundedRect(QRectF(-290, -350, 580, 700), 26, 26);
    painter.setBrush(QColor(180, 80, 30));
    painter.drawRoundedRect(QRectF(-290, -350, 580, 120), 26, 26);
    painter.drawRect(QRectF(-290, -280, 580, 50));
    painter.drawImage(QRectF(-210, -190, 420, 420), code);
    painter.setBrush(QColor(70, 60, 54));
    painter.drawRect(QRectF(-210, 260, 300, 16));
    painter.drawRect(QRectF(-210, 292, 220, 16));
    return picture;
}

QString demoCatalogFile(const QString &binaries)
{
    return binaries + QStringLiteral("/../share/caravan/demo/catalog.jsonl");
}

} // namespace caravan::functional

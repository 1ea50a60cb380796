// SPDX-License-Identifier: Apache-2.0
#include "devices/code_reader.h"
#include "devices/qr_image.h"

#include <QTest>

using namespace caravan;

class QrImageTest : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_data();
    void roundTrip();
    void tooLong();
    void sizes();
};

void QrImageTest::roundTrip_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ticket") << u"caravan:order:K07-0042-X"_qs;
    QTest::newRow("one character") << u"1"_qs;
    QTest::newRow("scripts") << u"葡萄干 ئۈزۈم изюм"_qs;
    QTest::newRow("long") << QString(1000, u'a');
}

void QrImageTest::roundTrip()
{
    QFETCH(QString, text);
    const QImage image = qrImage(text, 800);
    QVERIFY(!image.isNull());
    const auto code = readCode(image, ScanEffort::Harder);
    QVERIFY(code.has_value());
    QCOMPARE(QString::fromUtf8(code->payload.bytes), text);
}

void QrImageTest::tooLong()
{
    QVERIFY(qrImage(QString(10'000, u'a'), 800).isNull());
    QVERIFY(qrImage(QString(2'000, u'葡'), 800).isNull());
    QVERIFY(qrImage({}, 800).isNull());
}

void QrImageTest::sizes()
{
    for (const int size : {64, 100, 400, 799, 2000}) {
        const QImage image = qrImage(u"caravan:order:K07-0042-X"_qs, size);
        QVERIFY(image.width() <= size && image.width() > size / 2);
        QCOMPARE(image.width(), image.height());
        // Quiet zone of four modules (ISO/IEC 18004): white to the edge.
        QCOMPARE(image.pixelColor(0, image.height() / 2), QColor(Qt::white));
    }
    // A module is at least one pixel, or it could not be read.
    QVERIFY(qrImage(u"caravan:order:K07-0042-X"_qs, 8).isNull() ||
            qrImage(u"caravan:order:K07-0042-X"_qs, 8).width() <= 8);
}

QTEST_GUILESS_MAIN(QrImageTest)
#include "tst_qr_image.moc"

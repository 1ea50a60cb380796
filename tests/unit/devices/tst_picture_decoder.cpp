// SPDX-License-Identifier: Apache-2.0
#include "code_images.h"
#include "scan/decode/picture_decoder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

class PictureDecoderTest : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void severalCodes();
    void nothingThere();
    void errors_data();
    void errors();

private:
    QTemporaryDir m_dir;
};

void PictureDecoderTest::decodes_data()
{
    QTest::addColumn<QImage>("picture");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("symbology");
    QImage inverted = images::qr("hello");
    inverted.invertPixels();
    QTest::newRow("QR") << images::qr("hello") << QByteArray("hello") << u"QRCode"_qs;
    QTest::newRow("inverted") << inverted << QByteArray("hello") << u"QRCode"_qs;
    for (const int degrees : {30, 45, 90, 135, 180, 250})
        QTest::addRow("EAN at %d°", degrees)
            << images::turned(images::ean13("9521000000018"), degrees) << QByteArray("9521000000018") << u"EAN-13"_qs;
    QImage clear(400, 400, QImage::Format_ARGB32);
    clear.fill(Qt::transparent);
    const QImage code = images::qr("clear");
    for (int y = 40; y < std::min(360, code.height()); ++y)
        for (int x = 40; x < std::min(360, code.width()); ++x)
            if (qGray(code.pixel(x, y)) < 100) clear.setPixelColor(x, y, Qt::black);
    QTest::newRow("black on nothing") << clear << QByteArray("clear") << u"QRCode"_qs;
    QTest::newRow("Code 128") << images::code(ZXing::BarcodeFormat::Code128, "TRP2609A", 480, 160)
                              << QByteArray("TRP2609A") << u"Code128"_qs;
}

void PictureDecoderTest::decodes()
{
    QFETCH(QImage, picture);
    QFETCH(QByteArray, text);
    QFETCH(QString, symbology);
    const QString file = m_dir.filePath(u"code.png"_qs);
    QVERIFY(picture.save(file));
    const auto answer = PictureDecoder().decode(file);
    QVERIFY(answer.ok());
    QCOMPARE(answer->codes.size(), size_t(1));
    const ReadCode &read = answer->codes.front();
    QCOMPARE(read.text, text);
    QCOMPARE(read.payload.symbology, symbology);
    for (const PixelPoint &corner : read.corners) {
        QVERIFY(corner.x >= -4 && corner.x < picture.width() + 4);
        QVERIFY(corner.y >= -4 && corner.y < picture.height() + 4);
    }
    QVERIFY(answer->time.count() > 0);
}

void PictureDecoderTest::severalCodes()
{
    QImage picture(1200, 900, QImage::Format_RGB32);
    picture.fill(QColor(200, 200, 200));
    QPainter painter(&picture);
    painter.drawImage(20, 20, images::qr("first"));
    painter.drawImage(700, 40, images::qr("second"));
    painter.drawImage(300, 450, images::turned(images::ean13("9521000000018"), 40));
    painter.end();
    const QString file = m_dir.filePath(u"several.png"_qs);
    QVERIFY(picture.save(file));
    const auto answer = PictureDecoder().decode(file);
    QVERIFY(answer.ok());
    QStringList texts;
    for (const ReadCode &code : answer->codes)
        texts.append(QString::fromUtf8(code.text));
    texts.sort();
    QCOMPARE(texts, (QStringList{u"9521000000018"_qs, u"first"_qs, u"second"_qs}));
}

void PictureDecoderTest::nothingThere()
{
    const QString file = m_dir.filePath(u"noise.png"_qs);
    QVERIFY(images::noise(300, 200, 5).save(file));
    const auto answer = PictureDecoder().decode(file);
    QVERIFY(answer.ok());
    QVERIFY(answer->codes.empty());
}

void PictureDecoderTest::errors_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<PictureError>("error");
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_dir.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        return file.fileName();
    };
    QTest::newRow("missing") << m_dir.filePath(u"missing.png"_qs) << PictureError::Missing;
    QTest::newRow("folder") << m_dir.path() << PictureError::Missing;
    QTest::newRow("device") << u"/dev/zero"_qs << PictureError::Missing;
    QTest::newRow("empty") << write(u"empty.png"_qs, {}) << PictureError::NoPicture;
    QTest::newRow("text") << write(u"text.png"_qs, "hello") << PictureError::NoPicture;
    QTest::newRow("drawing") << write(u"a.svg"_qs, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
                             << PictureError::NoPicture;
    QTest::newRow("10000 × 10000") << write(u"large.pbm"_qs, "P4\n10000 10000\n") << PictureError::TooLarge;
    QFile sparse(m_dir.filePath(u"sparse.png"_qs));
    if (sparse.open(QIODevice::WriteOnly)) sparse.resize(PictureDecoder::mostBytes + 1);
    QTest::newRow("64 MiB and a byte") << sparse.fileName() << PictureError::TooLarge;
}

void PictureDecoderTest::errors()
{
    QFETCH(QString, file);
    QFETCH(PictureError, error);
    const auto answer = PictureDecoder().decode(file);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error(), error);
    QVERIFY(!nameOf(error).isEmpty());
}

QTEST_GUILESS_MAIN(PictureDecoderTest)
#include "tst_picture_decoder.moc"

// SPDX-License-Identifier: Apache-2.0
#include "devices/code_reader.h"
#include "kiosk/folder_image_provider.h"
#include "kiosk/qr_image_provider.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

namespace {

struct Answer
{
    QImage image;
    QString error;
};

Answer ask(FolderImageProvider &provider, const QString &id, QSize size = {})
{
    const std::unique_ptr<QQuickImageResponse> response(provider.requestImageResponse(id, size));
    QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
    if (finished.isEmpty()) finished.wait();
    const std::unique_ptr<QQuickTextureFactory> texture(response->textureFactory());
    return {texture ? texture->image() : QImage(), response->errorString()};
}

} // namespace

class ImageProvidersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void shows();
    void refusesNames_data();
    void refusesNames();
    void refusesFiles_data();
    void refusesFiles();
    void sizes_data();
    void sizes();
    void cancelled();
    void manyAtOnce();
    void qrRoundTrip();
    void qrSizes_data();
    void qrSizes();

private:
    [[nodiscard]] QString folder() const { return m_dir.filePath(u"images"_qs); }
    QTemporaryDir m_dir;
};

void ImageProvidersTest::initTestCase()
{
    QVERIFY(QDir().mkpath(folder() + u"/sub"));
    QImage image(400, 200, QImage::Format_RGB32);
    image.fill(Qt::red);
    // Each refused name below has its file, so that it is the name which is refused.
    for (const QString &file : {u"/good-1.png"_qs, u"/ABC.png"_qs, u"/sub/inner.png"_qs, u"/a.b.png"_qs, u"/.png"_qs,
                                u"/..png"_qs, u"/a b.png"_qs, u"/葡萄.png"_qs, u"/../outside.png"_qs, u"/a_b.png"_qs})
        QVERIFY2(image.save(folder() + file), qPrintable(file));
    QVERIFY(image.save(folder() + u'/' + QString(81, u'a') + u".png"));
    QFile large(folder() + u"/large.png");
    QVERIFY(large.open(QIODevice::WriteOnly));
    large.write("P4\n5000 5000\n");
    QFile text(folder() + u"/text.png");
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("hello");
}

void ImageProvidersTest::shows()
{
    FolderImageProvider provider(folder(), u".png"_qs);
    const Answer answer = ask(provider, u"good-1"_qs);
    QVERIFY(answer.error.isEmpty());
    QCOMPARE(answer.image.size(), QSize(400, 200));
    QCOMPARE(answer.image.pixelColor(0, 0), QColor(Qt::red));
    FolderImageProvider bare(m_dir.path(), {});
    QVERIFY(ask(bare, u"outside"_qs).image.isNull());
}

void ImageProvidersTest::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("dot") << u"."_qs;
    QTest::newRow("up") << u"../outside"_qs;
    QTest::newRow("down") << u"sub/inner"_qs;
    QTest::newRow("encoded up") << u"%2e%2e/outside"_qs;
    QTest::newRow("absolute") << QString(folder() + u"/good-1");
    QTest::newRow("upper case") << u"ABC"_qs;
    QTest::newRow("with a dot") << u"a.b"_qs;
    QTest::newRow("underscore") << u"a_b"_qs;
    QTest::newRow("space") << u"a b"_qs;
    QTest::newRow("NUL") << QString(u"good-1"_qs + QChar(u'\0') + u"x");
    QTest::newRow("line end") << u"good-1\n"_qs;
    QTest::newRow("Chinese") << u"葡萄"_qs;
    QTest::newRow("81 characters") << QString(81, u'a');
    QTest::newRow("missing") << u"missing"_qs;
}

void ImageProvidersTest::refusesNames()
{
    QFETCH(QString, name);
    FolderImageProvider provider(folder(), u".png"_qs);
    const Answer answer = ask(provider, name);
    QVERIFY(answer.image.isNull());
    QVERIFY(!answer.error.isEmpty());
}

void ImageProvidersTest::refusesFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("too many pixels") << u"large"_qs;
    QTest::newRow("no picture") << u"text"_qs;
}

void ImageProvidersTest::refusesFiles()
{
    QFETCH(QString, name);
    FolderImageProvider provider(folder(), u".png"_qs);
    const Answer answer = ask(provider, name);
    QVERIFY(answer.image.isNull());
    QVERIFY(!answer.error.isEmpty());
}

void ImageProvidersTest::sizes_data()
{
    QTest::addColumn<QSize>("wanted");
    QTest::addColumn<QSize>("given");
    QTest::newRow("as it is") << QSize() << QSize(400, 200);
    QTest::newRow("covers a square") << QSize(100, 100) << QSize(200, 100);
    QTest::newRow("by width") << QSize(100, 0) << QSize(100, 50);
    QTest::newRow("by height") << QSize(0, 50) << QSize(100, 50);
    QTest::newRow("never grows") << QSize(4000, 4000) << QSize(400, 200);
    QTest::newRow("one pixel") << QSize(1, 1) << QSize(2, 1);
    QTest::newRow("nothing asked") << QSize(0, 0) << QSize(400, 200);
}

void ImageProvidersTest::sizes()
{
    QFETCH(QSize, wanted);
    QFETCH(QSize, given);
    FolderImageProvider provider(folder(), u".png"_qs);
    QCOMPARE(ask(provider, u"good-1"_qs, wanted).image.size(), given);
}

void ImageProvidersTest::cancelled()
{
    FolderImageProvider provider(folder(), u".png"_qs);
    const std::unique_ptr<QQuickImageResponse> response(provider.requestImageResponse(u"good-1"_qs, {}));
    QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
    response->cancel();
    QVERIFY(!finished.isEmpty() || finished.wait());
}

void ImageProvidersTest::manyAtOnce()
{
    std::vector<std::unique_ptr<QQuickImageResponse>> responses;
    {
        FolderImageProvider provider(folder(), u".png"_qs);
        for (int i = 0; i < 100; ++i)
            responses.emplace_back(provider.requestImageResponse(u"good-1"_qs, {20, 20}));
    } // waits for its decoders
    for (const auto &response : responses)
        QVERIFY(response->errorString().isEmpty());
}

void ImageProvidersTest::qrRoundTrip()
{
    QrImageProvider provider;
    QSize size;
    const QImage image = provider.requestImage(u"caravan:order:K07-0042-X"_qs, &size, {});
    QVERIFY(!image.isNull());
    QCOMPARE(size, image.size());
    const auto code = readCode(image, ScanEffort::Fast);
    QVERIFY(code.has_value());
    QCOMPARE(code->payload.bytes, QByteArray("caravan:order:K07-0042-X"));
}

void ImageProvidersTest::qrSizes_data()
{
    QTest::addColumn<QSize>("wanted");
    QTest::addColumn<int>("most");
    QTest::newRow("none") << QSize() << 400;
    QTest::newRow("200") << QSize(200, 200) << 200;
    QTest::newRow("huge") << QSize(100'000, 100'000) << 2000;
    QTest::newRow("less than none") << QSize(-5, -5) << 400;
}

void ImageProvidersTest::qrSizes()
{
    QFETCH(QSize, wanted);
    QFETCH(int, most);
    QrImageProvider provider;
    const QImage image = provider.requestImage(u"caravan:order:K07-0042-X"_qs, nullptr, wanted);
    QVERIFY(image.width() <= most && image.width() > most / 2);
    QVERIFY(provider.requestImage(QString(10'000, u'a'), nullptr, wanted).isNull());
}

QTEST_MAIN(ImageProvidersTest)
#include "tst_image_providers.moc"

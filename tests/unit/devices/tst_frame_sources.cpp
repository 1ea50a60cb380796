// SPDX-License-Identifier: Apache-2.0
#include "code_images.h"
#include "devices/code_scanner.h"
#include "devices/picture_source.h"
#include "devices/video_source.h"
#include "support/mjpeg_avi.h"

#include <QBuffer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

class FrameSourcesTest : public QObject
{
    Q_OBJECT

private slots:
    void pictureIsShownAgainAndAgain();
    void pictureThatCannotBeRead_data();
    void pictureThatCannotBeRead();
    void pictureIsReadAnew();
    void fromDescription();
    void videoIsPlayed();
    void videoThatCannotBePlayed();
    void videoEndsAtAnyMoment();

private:
    QTemporaryDir m_dir;
};

void FrameSourcesTest::pictureIsShownAgainAndAgain()
{
    const QString file = m_dir.filePath(u"code.png"_qs);
    QVERIFY(images::qr("hello").save(file));
    PictureSource source(file);
    const QSignalSpy frames(&source, &FrameSource::frameReady);
    const QSignalSpy states(&source, &FrameSource::stateChanged);
    source.start();
    QCOMPARE(states.size(), 1);
    QCOMPARE(states.first().first().value<SourceState>(), SourceState::Live);
    QTRY_VERIFY(frames.size() >= 3);
    source.stop();
    const qsizetype seen = frames.size();
    QTest::qWait(250);
    QCOMPARE(frames.size(), seen);
}

void FrameSourcesTest::pictureThatCannotBeRead_data()
{
    QTest::addColumn<QString>("file");
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_dir.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        return file.fileName();
    };
    QTest::newRow("missing") << m_dir.filePath(u"missing.png"_qs);
    QTest::newRow("empty") << write(u"empty.png"_qs, {});
    QTest::newRow("no picture") << write(u"text.png"_qs, "hello");
    QTest::newRow("folder") << m_dir.path();
    // 5000 × 5000 in a few bytes: refused by its header, before memory is asked for.
    QTest::newRow("too large") << write(u"large.pbm"_qs, "P4\n5000 5000\n");
    QTest::newRow("cut short") << write(u"short.png"_qs, [] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        images::qr("hello").save(&buffer, "PNG");
        return bytes.left(60);
    }());
}

void FrameSourcesTest::pictureThatCannotBeRead()
{
    QFETCH(QString, file);
    PictureSource source(file);
    const QSignalSpy frames(&source, &FrameSource::frameReady);
    const QSignalSpy states(&source, &FrameSource::stateChanged);
    source.start();
    QCOMPARE(states.size(), 1);
    QCOMPARE(states.first().first().value<SourceState>(), SourceState::None);
    QTest::qWait(250);
    QCOMPARE(frames.size(), 0);
}

void FrameSourcesTest::pictureIsReadAnew()
{
    const QString file = m_dir.filePath(u"later.png"_qs);
    PictureSource source(file);
    const QSignalSpy states(&source, &FrameSource::stateChanged);
    source.start();
    source.stop();
    QVERIFY(images::qr("hello").save(file));
    source.start();
    QCOMPARE(states.size(), 2);
    QCOMPARE(states.last().first().value<SourceState>(), SourceState::Live);
}

void FrameSourcesTest::fromDescription()
{
    const QString file = m_dir.filePath(u"a:b.png"_qs);
    QVERIFY(images::qr("hello").save(file));
    CodeScanner scanner(FrameSource::make(u"picture:"_qs + file));
    const QSignalSpy codes(&scanner, &CodeScanner::codeRead);
    scanner.setActive(true);
    QTRY_VERIFY(!codes.isEmpty());
    QCOMPARE(codes.first().first().value<ScannedPayload>().bytes, QByteArray("hello"));
}

namespace {

QString film(const QTemporaryDir &dir)
{
    const QString file = dir.filePath(u"film.avi"_qs);
    const QImage code = images::qr("film").convertToFormat(QImage::Format_RGB32).copy(0, 0, 368, 368);
    return writeFilm(file, QList<QImage>(12, code), 24) ? file : QString();
}

} // namespace

void FrameSourcesTest::videoIsPlayed()
{
    CodeScanner scanner(std::make_unique<VideoSource>(film(m_dir)));
    QSignalSpy codes(&scanner, &CodeScanner::codeRead);
    QSignalSpy states(&scanner, &CodeScanner::stateChanged);
    const QSignalSpy previews(&scanner, &CodeScanner::previewReady);
    for (int round = 0; round < 2; ++round) { // and again after it was stopped
        codes.clear();
        states.clear();
        scanner.setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(!codes.isEmpty(), 30'000);
        QCOMPARE(codes.last().first().value<ScannedPayload>().bytes, QByteArray("film"));
        QCOMPARE(states.first().first().value<SourceState>(), SourceState::Starting);
        QCOMPARE(states.last().first().value<SourceState>(), SourceState::Live);
        const auto preview = previews.last().first().value<QImage>();
        QVERIFY(!preview.isNull());
        QVERIFY(qGray(preview.pixel(5, 5)) > 150); // the grey about the code, not the green of missing colour
        QVERIFY(qAbs(qRed(preview.pixel(5, 5)) - qGreen(preview.pixel(5, 5))) < 12);
        scanner.setActive(false);
        // It loops: once stopped it is silent.
        const qsizetype seen = previews.size();
        QTest::qWait(150);
        QCOMPARE(previews.size(), seen);
    }
}

void FrameSourcesTest::videoThatCannotBePlayed()
{
    QFile text(m_dir.filePath(u"text.avi"_qs));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("no film");
    text.close();
    for (const QString &file : {text.fileName(), m_dir.filePath(u"missing.avi"_qs)}) {
        VideoSource source(file);
        const QSignalSpy states(&source, &FrameSource::stateChanged);
        const QSignalSpy frames(&source, &FrameSource::frameReady);
        source.start();
        QTRY_COMPARE_WITH_TIMEOUT(states.last().first().value<SourceState>(), SourceState::Lost, 30'000);
        QCOMPARE(frames.size(), 0);
    }
}

void FrameSourcesTest::videoEndsAtAnyMoment()
{
    // Qt Multimedia's own threads are at work when it is destroyed (design.md, trap 11).
    const QString file = film(m_dir);
    for (int i = 0; i < 6; ++i) {
        CodeScanner scanner(std::make_unique<VideoSource>(file));
        const QSignalSpy previews(&scanner, &CodeScanner::previewReady);
        scanner.setActive(true);
        if (i % 3 == 1) QTest::qWait(20);
        if (i % 3 == 2) QTRY_VERIFY_WITH_TIMEOUT(!previews.isEmpty(), 30'000);
        if (i >= 3) scanner.setActive(false);
    }
    QCoreApplication::processEvents();
}

QTEST_MAIN(FrameSourcesTest)
#include "tst_frame_sources.moc"

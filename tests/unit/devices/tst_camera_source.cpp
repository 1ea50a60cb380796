// SPDX-License-Identifier: Apache-2.0
#include "code_images.h"
#include "devices/camera_source.h"
#include "devices/code_scanner.h"
#include "devices/frame_luma.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;
using namespace std::chrono_literals;

namespace {

/// A camera that does what the test says.
class FakeCamera final : public CameraDevice
{
public:
    [[nodiscard]] Presence presence() const override { return present; }
    void open(int attempt) override
    {
        ++opens;
        lastAttempt = attempt;
        isOpen = true;
    }
    void close() override { isOpen = false; }

    void plug(Presence now)
    {
        present = now;
        emit presenceChanged();
    }

    Presence present = Presence::Present;
    int opens = 0;
    int lastAttempt = -1;
    bool isOpen = false;
};

struct Bench
{
    explicit Bench(CameraDevice::Presence presence = CameraDevice::Presence::Present,
                   CameraTiming timing = {10'000ms, 10'000ms, 1ms, 8ms})
        : camera(new FakeCamera)
        , source(std::unique_ptr<CameraDevice>(camera), timing)
    {
        camera->present = presence;
    }
    [[nodiscard]] SourceState last() const { return states.last().first().value<SourceState>(); }

    FakeCamera *camera; // owned by the source
    CameraSource source;
    QSignalSpy states{&source, &FrameSource::stateChanged};
    QSignalSpy frames{&source, &FrameSource::frameReady};
};

} // namespace

class CameraSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void startsAndShows();
    void noneUntilPlugged();
    void lostAndBack();
    void fallsSilent();
    void deniedUntilAllowed();
    void wrongFormatTriesAnother();
    void stopsTrying();
    void brokenFrameReachesNobody();
    void lumaWithoutCopies_data();
    void lumaWithoutCopies();
};

void CameraSourceTest::startsAndShows()
{
    Bench bench;
    bench.source.start();
    QCOMPARE(bench.last(), SourceState::Starting);
    emit bench.camera->frameArrived(images::qr("hello"));
    QCOMPARE(bench.frames.size(), 1);
    QCOMPARE(bench.last(), SourceState::Starting); // a frame that nobody could read is no picture yet
    bench.source.noteFrame(true);
    QCOMPARE(bench.last(), SourceState::Live);
    bench.source.stop();
    QVERIFY(!bench.camera->isOpen);
    emit bench.camera->frameArrived(images::qr("hello"));
    QCOMPARE(bench.frames.size(), 1);
}

void CameraSourceTest::noneUntilPlugged()
{
    Bench bench(CameraDevice::Presence::Absent, {10'000ms, 10'000ms, 10'000ms, 10'000ms});
    bench.source.start();
    QCOMPARE(bench.last(), SourceState::None);
    QCOMPARE(bench.camera->opens, 0);
    bench.camera->plug(CameraDevice::Presence::Present);
    QCOMPARE(bench.camera->opens, 1);
    QCOMPARE(bench.last(), SourceState::Starting);
}

void CameraSourceTest::lostAndBack()
{
    Bench bench;
    bench.source.start();
    bench.source.noteFrame(true);
    bench.camera->plug(CameraDevice::Presence::Absent);
    QCOMPARE(bench.last(), SourceState::Lost);
    QVERIFY(!bench.camera->isOpen);
    // Comes back without a word from the system too.
    bench.camera->present = CameraDevice::Presence::Present;
    QTRY_VERIFY(bench.camera->isOpen);
    QCOMPARE(bench.last(), SourceState::Lost); // until a picture is there
    bench.source.noteFrame(true);
    QCOMPARE(bench.last(), SourceState::Live);
    emit bench.camera->failed();
    QCOMPARE(bench.last(), SourceState::Lost);
    QTRY_VERIFY(bench.camera->isOpen);
}

void CameraSourceTest::fallsSilent()
{
    Bench bench(CameraDevice::Presence::Present, {20ms, 20ms, 1ms, 8ms});
    bench.source.start();
    bench.source.noteFrame(true);
    QTRY_COMPARE(bench.last(), SourceState::Lost);
    QTRY_VERIFY(bench.camera->opens >= 2);
}

void CameraSourceTest::deniedUntilAllowed()
{
    Bench bench(CameraDevice::Presence::Denied);
    bench.source.start();
    QCOMPARE(bench.last(), SourceState::Denied);
    QCOMPARE(bench.camera->opens, 0);
    const qsizetype said = bench.states.size();
    bench.camera->present = CameraDevice::Presence::Present;
    QTRY_COMPARE(bench.camera->opens, 1);
    QCOMPARE(bench.states.size(), said); // tried again in silence
    bench.source.noteFrame(true);
    QCOMPARE(bench.last(), SourceState::Live);
}

void CameraSourceTest::wrongFormatTriesAnother()
{
    Bench bench;
    bench.source.start();
    for (int i = 0; i < 4; ++i)
        bench.source.noteFrame(false);
    QCOMPARE(bench.last(), SourceState::Starting);
    bench.source.noteFrame(false);
    QCOMPARE(bench.last(), SourceState::WrongFormat);
    QTRY_COMPARE(bench.camera->lastAttempt, 1);
    bench.source.noteFrame(true);
    QCOMPARE(bench.last(), SourceState::Live);
}

void CameraSourceTest::stopsTrying()
{
    Bench bench(CameraDevice::Presence::Absent);
    bench.source.start();
    bench.source.stop();
    bench.camera->present = CameraDevice::Presence::Present;
    QTest::qWait(30);
    QCOMPARE(bench.camera->opens, 0);
}

void CameraSourceTest::brokenFrameReachesNobody()
{
    auto *camera = new FakeCamera;
    CodeScanner scanner(std::make_unique<CameraSource>(std::unique_ptr<CameraDevice>(camera),
                                                       CameraTiming{10'000ms, 10'000ms, 10'000ms, 10'000ms}));
    const QSignalSpy states(&scanner, &CodeScanner::stateChanged);
    const QSignalSpy previews(&scanner, &CodeScanner::previewReady);
    scanner.setActive(true);
    // As often as it takes: a busy worker passes frames over.
    const auto isWrong = [&] {
        emit camera->frameArrived(QVideoFrame());
        return !states.isEmpty() && states.last().first().value<SourceState>() == SourceState::WrongFormat;
    };
    QTRY_VERIFY(isWrong());
    QCOMPARE(previews.size(), 0);
}

void CameraSourceTest::lumaWithoutCopies_data()
{
    QTest::addColumn<QVideoFrameFormat::PixelFormat>("format");
    QTest::addColumn<bool>("copied");
    QTest::newRow("YUV420P") << QVideoFrameFormat::Format_YUV420P << false;
    QTest::newRow("YV12") << QVideoFrameFormat::Format_YV12 << false;
    QTest::newRow("NV12") << QVideoFrameFormat::Format_NV12 << false;
    QTest::newRow("NV21") << QVideoFrameFormat::Format_NV21 << false;
    QTest::newRow("Y8") << QVideoFrameFormat::Format_Y8 << false;
    QTest::newRow("YUYV") << QVideoFrameFormat::Format_YUYV << true;
    QTest::newRow("UYVY") << QVideoFrameFormat::Format_UYVY << true;
}

void CameraSourceTest::lumaWithoutCopies()
{
    QFETCH(QVideoFrameFormat::PixelFormat, format);
    QFETCH(bool, copied);
    QVideoFrame frame(QVideoFrameFormat({64, 32}, format));
    QVERIFY(frame.map(QVideoFrame::WriteOnly));
    for (int plane = 0; plane < frame.planeCount(); ++plane)
        memset(frame.bits(plane), 128, static_cast<size_t>(frame.mappedBytes(plane)));
    const int step = copied ? 2 : 1;
    const int first = format == QVideoFrameFormat::Format_UYVY ? 1 : 0;
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 64; ++x)
            frame.bits(0)[y * frame.bytesPerLine(0) + x * step + first] = static_cast<uchar>(x + y);
    frame.unmap();
    {
        const FrameLuma luma(frame);
        QCOMPARE(luma.copied(), copied);
        QCOMPARE(luma.view().width, 64);
        QCOMPARE(luma.view().height, 32);
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 64; ++x)
                QCOMPARE(int(luma.view().row(y)[x]), x + y);
    }
    QVERIFY(!frame.isMapped());
    if (!copied) {
        const QImage preview = previewOf(frame, {32, 32});
        QVERIFY(!preview.isNull());
        QVERIFY(qAbs(qRed(preview.pixel(16, 0)) - qGreen(preview.pixel(16, 0))) <= 2 ||
                format == QVideoFrameFormat::Format_Y8);
    }
}

QTEST_MAIN(CameraSourceTest)
#include "tst_camera_source.moc"

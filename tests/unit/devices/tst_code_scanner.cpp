// SPDX-License-Identifier: Apache-2.0
#include "code_images.h"
#include "devices/code_scanner.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;

namespace {

/// A source whose frames the test sends.
class ScriptedSource final : public FrameSource
{
public:
    void start() override { ++starts; }
    void stop() override { ++stops; }
    void noteFrame(bool ok) override { ++(ok ? readable : unreadable); }
    int starts = 0;
    int stops = 0;
    int readable = 0;
    int unreadable = 0;
};

struct Bench
{
    ScriptedSource *source = new ScriptedSource; // owned by the scanner
    CodeScanner scanner{std::unique_ptr<FrameSource>(source)};
    QSignalSpy codes{&scanner, &CodeScanner::codeRead};
    QSignalSpy previews{&scanner, &CodeScanner::previewReady};

    Bench() { scanner.setActive(true); }
    void send(const QImage &image) { emit source->frameReady(image); }
    /// Sends one frame and waits until it was decoded.
    bool show(const QImage &image)
    {
        const qsizetype before = previews.size();
        send(image);
        return QTest::qWaitFor([&] { return previews.size() > before; });
    }
    [[nodiscard]] QByteArray read(int index) const { return codes.at(index).first().value<ScannedPayload>().bytes; }
};

} // namespace

class CodeScannerTest : public QObject
{
    Q_OBJECT

private slots:
    void matrixCodeCountsAtOnce();
    void linearCodeNeedsTwoFrames();
    void linearFramesMustAgree();
    void gapBetweenAgreeingFrames();
    void newestFrameWins();
    void idleEmitsNothing();
    void answerAfterStopIsDropped();
    void startsAndStopsItsSource();
    void restartForgetsTheLastFrame();
    void previewIsSmall();
    void passesStateOn();
    void saysWhichFramesCanBeRead();
    void glimpsesBeforeItBelieves();
    void destroyedWhileDecoding();
};

void CodeScannerTest::matrixCodeCountsAtOnce()
{
    Bench bench;
    QVERIFY(bench.show(images::qr("hello")));
    QCOMPARE(bench.codes.size(), 1);
    QCOMPARE(bench.read(0), QByteArray("hello"));
}

void CodeScannerTest::linearCodeNeedsTwoFrames()
{
    Bench bench;
    const QImage ean = images::ean13("9521000000018");
    QVERIFY(bench.show(ean));
    QCOMPARE(bench.codes.size(), 0);
    QVERIFY(bench.show(ean));
    QCOMPARE(bench.codes.size(), 1);
    QCOMPARE(bench.read(0), QByteArray("9521000000018"));
}

void CodeScannerTest::linearFramesMustAgree()
{
    Bench bench;
    QVERIFY(bench.show(images::ean13("9521000000018")));
    QVERIFY(bench.show(images::ean13("9501101530003")));
    QVERIFY(bench.show(images::ean13("9521000000018")));
    QCOMPARE(bench.codes.size(), 0);
    QVERIFY(bench.show(images::ean13("9521000000018")));
    QCOMPARE(bench.codes.size(), 1);
}

void CodeScannerTest::gapBetweenAgreeingFrames()
{
    Bench bench;
    const QImage ean = images::ean13("9521000000018");
    QVERIFY(bench.show(ean));
    QVERIFY(bench.show(images::noise(320, 240, 1))); // a frame that shows nothing says nothing against it
    QVERIFY(bench.show(ean));
    QCOMPARE(bench.codes.size(), 1);
    QVERIFY(bench.show(images::qr("hello"))); // another code does
    QVERIFY(bench.show(ean));
    QCOMPARE(bench.codes.size(), 2);
    QCOMPARE(bench.read(1), QByteArray("hello"));
}

void CodeScannerTest::newestFrameWins()
{
    constexpr int count = 20;
    QList<QImage> frames;
    for (int i = 0; i < count; ++i)
        frames.append(images::qr("frame " + std::to_string(100 + i)));
    Bench bench;
    for (const QImage &frame : frames)
        bench.send(frame);
    QTRY_VERIFY(!bench.codes.isEmpty() && bench.read(static_cast<int>(bench.codes.size()) - 1) == "frame 119");
    QCOMPARE(bench.read(0), QByteArray("frame 100"));
    QVERIFY2(bench.codes.size() < count / 2, "frames that came meanwhile were passed over");
    QVERIFY(bench.show(images::qr("next")));
    QCOMPARE(bench.read(static_cast<int>(bench.codes.size()) - 1), QByteArray("next"));
}

void CodeScannerTest::idleEmitsNothing()
{
    Bench bench;
    bench.scanner.setActive(false);
    bench.send(images::qr("idle"));
    bench.scanner.setActive(true);
    QVERIFY(bench.show(images::qr("hello")));
    QCOMPARE(bench.codes.size(), 1);
    QCOMPARE(bench.read(0), QByteArray("hello"));
}

void CodeScannerTest::answerAfterStopIsDropped()
{
    Bench bench;
    bench.send(images::qr("left"));
    bench.send(images::qr("waiting"));
    bench.scanner.setActive(false);
    bench.codes.clear(); // a fast worker may have answered before
    bench.previews.clear();
    bench.scanner.setActive(true);
    // The answer to the old frame comes before the one to the new: neither it nor what waited behind it is shown.
    bench.send(images::qr("hello"));
    QTRY_VERIFY(!bench.codes.isEmpty());
    QCOMPARE(bench.read(0), QByteArray("hello"));
    QCOMPARE(bench.previews.size(), 1);
}

void CodeScannerTest::startsAndStopsItsSource()
{
    Bench bench;
    QCOMPARE(bench.source->starts, 1);
    bench.scanner.setActive(true);
    QCOMPARE(bench.source->starts, 1);
    bench.scanner.setActive(false);
    bench.scanner.setActive(false);
    QCOMPARE(bench.source->stops, 1);
}

void CodeScannerTest::restartForgetsTheLastFrame()
{
    Bench bench;
    const QImage ean = images::ean13("9521000000018");
    QVERIFY(bench.show(ean));
    bench.scanner.setActive(false);
    bench.scanner.setActive(true);
    QVERIFY(bench.show(ean));
    QCOMPARE(bench.codes.size(), 0);
}

void CodeScannerTest::previewIsSmall()
{
    Bench bench;
    QVERIFY(bench.show(images::noise(1920, 1080, 1)));
    const auto preview = bench.previews.last().first().value<QImage>();
    QCOMPARE(preview.size(), QSize(960, 540));
    QVERIFY(bench.show(images::noise(320, 240, 1)));
    QCOMPARE(bench.previews.last().first().value<QImage>().size(), QSize(320, 240));
}

void CodeScannerTest::passesStateOn()
{
    Bench bench;
    const QSignalSpy states(&bench.scanner, &CodeScanner::stateChanged);
    emit bench.source->stateChanged(SourceState::Denied);
    QCOMPARE(states.size(), 1);
    QCOMPARE(states.first().first().value<SourceState>(), SourceState::Denied);
}

void CodeScannerTest::saysWhichFramesCanBeRead()
{
    Bench bench;
    QVERIFY(bench.show(images::noise(320, 240, 1)));
    QCOMPARE(bench.source->readable, 1);
    emit bench.source->frameReady(QVideoFrame());
    QTRY_COMPARE(bench.source->unreadable, 1);
}

void CodeScannerTest::glimpsesBeforeItBelieves()
{
    Bench bench;
    const QSignalSpy glimpses(&bench.scanner, &CodeScanner::codeGlimpsed);
    const QSignalSpy nothing(&bench.scanner, &CodeScanner::nothingSeen);
    QVERIFY(bench.show(images::ean13("9521000000018")));
    QCOMPARE(glimpses.size(), 1);
    QCOMPARE(glimpses.first().first().value<ScannedPayload>().bytes, QByteArray("9521000000018"));
    QCOMPARE(nothing.size(), 0);
    QVERIFY(bench.show(images::noise(320, 240, 1)));
    QCOMPARE(nothing.size(), 1);
    QCOMPARE(bench.codes.size(), 0);
}

void CodeScannerTest::destroyedWhileDecoding()
{
    for (int i = 0; i < 20; ++i) {
        const auto bench = std::make_unique<Bench>();
        bench->send(images::qr("hello"));
        bench->send(images::qr("again"));
    }
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(CodeScannerTest)
#include "tst_code_scanner.moc"

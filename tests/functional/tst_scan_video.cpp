// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/terminal.h"
#include "functional/journey/scan_pictures.h"
#include "support/mjpeg_avi.h"

#include <QPainter>
#include <QRandomGenerator>
#include <QTest>

using namespace caravan;
using namespace caravan::functional;

/// The whole way of a code: a film in the camera's place, GStreamer, the video sink, the reader, the catalog, the page.
class TestScanVideo : public QObject
{
    Q_OBJECT

private slots:
    void codeInAShakyHandIsRead();
};

namespace {

/// First the empty table, then a hand that holds the label before the camera and cannot keep still.
QList<QImage> shakyFilm(const QImage &table, const QImage &label)
{
    constexpr QSize size(640, 640);
    constexpr int empty = 10;
    constexpr int held = 40;
    QRandomGenerator random(3);
    const auto jitter = [&random](double reach) { return (random.generateDouble() * 2 - 1) * reach; };
    QList<QImage> film;
    for (int i = 0; i < empty + held; ++i) {
        QImage frame(size, QImage::Format_RGB32);
        QPainter painter(&frame);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.translate(size.width() / 2.0, size.height() / 2.0);
        if (i >= empty) {
            painter.translate(jitter(12), jitter(12));
            painter.rotate(jitter(4));
            painter.scale(1 + jitter(0.03), 1 + jitter(0.03));
        }
        painter.drawImage(QRectF(-400, -400, 800, 800), i < empty ? table : label);
        painter.end();
        film.append(frame);
    }
    return film;
}

} // namespace

void TestScanVideo::codeInAShakyHandIsRead()
{
    Terminal terminal(QStringLiteral(CARAVAN_BINARIES), QString());
    QVERIFY(terminal.configure());
    const QString film = terminal.stateDir() + QStringLiteral("/hand.avi");
    const QImage label = scannableLabel(demoCatalogFile(QStringLiteral(CARAVAN_BINARIES)));
    QVERIFY(caravan::writeFilm(film, shakyFilm(emptyTablePicture(), label), 12));
    terminal.startStore();
    terminal.startAgent();
    QVERIFY(terminal.startKiosk({QStringLiteral("--scan-source"), QStringLiteral("video:") + film}));
    QVERIFY(terminal.waitForCatalog() > 0);

    KioskRemote &remote = terminal.remote;
    remote.tap(QStringLiteral("attract.touch")).tap(QStringLiteral("language.en"));
    remote.tap(QStringLiteral("nav.scan")).waitFor(QStringLiteral("product.add"), 60'000);
    QVERIFY2(remote.ok(), qPrintable(remote.error()));
    // Back on the scan page the camera runs again, and leaving it while it plays ends in nothing worse.
    for (int i = 0; i < 3; ++i) {
        remote.tap(QStringLiteral("nav.scan"));
        remote.waitFor(QStringLiteral("scan.heading"));
        remote.tap(QStringLiteral("nav.home")).waitGone(QStringLiteral("scan.heading"));
    }
    QVERIFY2(remote.ok(), qPrintable(remote.error()));
    QVERIFY2(remote.warnings().isEmpty(), qPrintable(remote.warnings().join(u'\n')));
    QVERIFY(terminal.kiosk.running());
}

QTEST_MAIN(TestScanVideo)
#include "tst_scan_video.moc"

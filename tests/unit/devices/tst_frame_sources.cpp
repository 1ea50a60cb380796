// SPDX-License-Identifier: Apache-2.0
#include "code_images.h"
#include "devices/code_scanner.h"
#include "devices/picture_source.h"

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

private:
    QTemporaryDir m_dir;
};

void FrameSourcesTest::pictureIsShownAgainAndAgain()
{
    const QString file = m_dir.filePath(u"code.png"_qs);
    QVERIFY(images::qr("hello").save(file));
    PictureSource source(file);
    const QSignalSpy frames(&source, &FrameSource::frameReady);
    const QSignalSpy available(&source, &FrameSource::availableChanged);
    source.start();
    QCOMPARE(available.size(), 1);
    QCOMPARE(available.first().first().toBool(), true);
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
    const QSignalSpy available(&source, &FrameSource::availableChanged);
    source.start();
    QCOMPARE(available.size(), 1);
    QCOMPARE(available.first().first().toBool(), false);
    QTest::qWait(250);
    QCOMPARE(frames.size(), 0);
}

void FrameSourcesTest::pictureIsReadAnew()
{
    const QString file = m_dir.filePath(u"later.png"_qs);
    PictureSource source(file);
    const QSignalSpy available(&source, &FrameSource::availableChanged);
    source.start();
    source.stop();
    QVERIFY(images::qr("hello").save(file));
    source.start();
    QCOMPARE(available.size(), 2);
    QCOMPARE(available.last().first().toBool(), true);
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

QTEST_GUILESS_MAIN(FrameSourcesTest)
#include "tst_frame_sources.moc"

// SPDX-License-Identifier: Apache-2.0
#include "unit/devices/code_images.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

/// `caravan-scan decode` as a program.
class ScanDecodeTest : public QObject
{
    Q_OBJECT

private slots:
    void printsOneLineACode();
    void saysWhatCannotBeRead();
    void commandLine();
    void keepsNoWalletCode();

private:
    QList<QJsonObject> run(const QStringList &arguments, int status);
    QString save(const QString &name, const QImage &image)
    {
        const QString file = m_dir.filePath(name);
        image.save(file);
        return file;
    }
    QTemporaryDir m_dir;
};

QList<QJsonObject> ScanDecodeTest::run(const QStringList &arguments, int status)
{
    QProcess program;
    program.start(QStringLiteral(CARAVAN_SCAN), QStringList{u"decode"_qs} + arguments);
    if (!program.waitForFinished(60'000)) return {};
    if (program.exitCode() != status) return {};
    QList<QJsonObject> lines;
    for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
        if (line.isEmpty()) continue;
        lines.append(QJsonDocument::fromJson(line).object());
    }
    return lines;
}

void ScanDecodeTest::printsOneLineACode()
{
    const QString qr = save(u"qr.png"_qs, images::qr("https://id.example.org/01/09521000000018/10/A"));
    const QString ean = save(u"ean.png"_qs, images::turned(images::ean13("9521000000018"), 30));
    const QString gs1 = save(u"gs1.png"_qs, images::code(ZXing::BarcodeFormat::Code128,
                                                         "\xc3\xb1"
                                                         "010952100000001810A\xc3\xb1"
                                                         "17270911",
                                                         700, 160));
    const auto lines = run({qr, ean, gs1}, 0);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0).value(u"file").toString(), qr);
    QCOMPARE(lines.at(0).value(u"symbology").toString(), u"QRCode"_qs);
    QCOMPARE(lines.at(0).value(u"kind").toString(), u"digital-link"_qs);
    QCOMPARE(lines.at(1).value(u"text").toString(), u"9521000000018"_qs);
    QCOMPARE(lines.at(1).value(u"symbology").toString(), u"EAN-13"_qs);
    QCOMPARE(lines.at(2).value(u"text").toString(), QString::fromLatin1("010952100000001810A\x1d"
                                                                        "17270911"));
    QCOMPARE(lines.at(2).value(u"kind").toString(), u"gs1"_qs);
    for (const QJsonObject &line : lines) {
        QCOMPARE(line.value(u"ok").toBool(), true);
        QCOMPARE(line.value(u"gtin").toString(), u"09521000000018"_qs);
        QCOMPARE(line.value(u"position").toArray().size(), 4);
        QVERIFY(line.value(u"milliseconds").toDouble() > 0);
    }
}

void ScanDecodeTest::saysWhatCannotBeRead()
{
    QImage empty(200, 200, QImage::Format_RGB32);
    empty.fill(Qt::white);
    const QString nothing = save(u"nothing.png"_qs, empty);
    QCOMPARE(run({nothing}, 0).value(0).value(u"error").toString(), u"no-code"_qs);
    const QString qr = save(u"qr.png"_qs, images::qr("hello"));
    const auto lines = run({m_dir.filePath(u"missing.png"_qs), qr}, 1);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).value(u"ok").toBool(), false);
    QCOMPARE(lines.at(0).value(u"error").toString(), u"missing"_qs);
    QCOMPARE(lines.at(1).value(u"text").toString(), u"hello"_qs);
}

void ScanDecodeTest::commandLine()
{
    QProcess program;
    program.start(QStringLiteral(CARAVAN_SCAN), {u"decode"_qs});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitCode(), 2);
    program.start(QStringLiteral(CARAVAN_SCAN), {u"decode"_qs, u"--help"_qs});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.readAllStandardOutput().contains("Exit status"));
}

void ScanDecodeTest::keepsNoWalletCode()
{
    const QString file = save(u"wallet.png"_qs, images::qr("134567890123456789"));
    const auto lines = run({file}, 0);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.at(0).value(u"kind").toString(), u"wallet"_qs);
    QVERIFY(!QJsonDocument(lines.at(0)).toJson().contains("134567890123456789"));
}

QTEST_GUILESS_MAIN(ScanDecodeTest)
#include "tst_scan_decode.moc"

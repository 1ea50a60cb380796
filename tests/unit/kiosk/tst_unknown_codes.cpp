// SPDX-License-Identifier: Apache-2.0
#include "kiosk/unknown_codes.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

class UnknownCodesTest : public QObject
{
    Q_OBJECT

private slots:
    void notes();
    void staysSmall();
    void diskThatRefuses();

private:
    static QList<QByteArray> lines(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        return file.readAll().trimmed().split('\n');
    }
};

void UnknownCodesTest::notes()
{
    const QTemporaryDir dir;
    UnknownCodes codes(dir.path());
    codes.note(u"09521000000018"_qs);
    codes.note({});
    codes.finish();
    const auto written = lines(codes.file());
    QCOMPARE(written.size(), 2);
    const QJsonObject first = QJsonDocument::fromJson(written.first()).object();
    QCOMPARE(first.value(u"gtin").toString(), u"09521000000018"_qs);
    QVERIFY(QDateTime::fromString(first.value(u"at").toString(), Qt::ISODate).isValid());
}

void UnknownCodesTest::staysSmall()
{
    const QTemporaryDir dir;
    UnknownCodes codes(dir.path());
    for (int i = 0; i < 2000; ++i)
        codes.note(QStringLiteral("%1").arg(i, 14, 10, QLatin1Char('0')));
    codes.finish();
    QVERIFY(QFile(codes.file()).size() <= UnknownCodes::mostBytes);
    const auto written = lines(codes.file());
    QVERIFY(written.size() > 300);
    for (const QByteArray &line : written)
        QVERIFY(!QJsonDocument::fromJson(line).object().isEmpty());
    QCOMPARE(QJsonDocument::fromJson(written.last()).object().value(u"gtin").toString(), u"00000000001999"_qs);
}

void UnknownCodesTest::diskThatRefuses()
{
    UnknownCodes codes(u"/proc/no-such-folder"_qs);
    codes.note(u"09521000000018"_qs);
    codes.finish();
    QVERIFY(!QFile::exists(codes.file()));
}

QTEST_GUILESS_MAIN(UnknownCodesTest)
#include "tst_unknown_codes.moc"

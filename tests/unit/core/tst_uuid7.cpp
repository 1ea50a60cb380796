// SPDX-License-Identifier: Apache-2.0
#include "core/uuid7.h"

#include <QSet>
#include <QTest>

using namespace caravan;

class Uuid7Test : public QObject
{
    Q_OBJECT

private slots:
    void layout_data();
    void layout();
    void uniqueWhateverTheClock();
    void sortsByTime();
};

void Uuid7Test::layout_data()
{
    QTest::addColumn<qint64>("millis");
    QTest::addColumn<QString>("prefix");
    // The example of RFC 9562, appendix A.6.
    QTest::newRow("RFC 9562") << qint64(0x017F22E279B0) << u"017f22e2-79b0-7"_qs;
    QTest::newRow("epoch") << qint64(0) << u"00000000-0000-7"_qs;
    QTest::newRow("largest") << qint64(0xFFFF'FFFF'FFFF) << u"ffffffff-ffff-7"_qs;
    QTest::newRow("before the epoch") << qint64(-1) << u"ffffffff-ffff-7"_qs;
}

void Uuid7Test::layout()
{
    QFETCH(qint64, millis);
    QFETCH(QString, prefix);
    for (int i = 0; i < 200; ++i) {
        const QUuid uuid = makeUuid7(utcFromMillis(millis));
        const QString text = uuid.toString(QUuid::WithoutBraces);
        QVERIFY2(text.startsWith(prefix), qPrintable(text));
        QCOMPARE(uuid.variant(), QUuid::DCE);
        QVERIFY(QStringLiteral("89ab").contains(text.at(19)));
    }
}

void Uuid7Test::uniqueWhateverTheClock()
{
    constexpr int count = 100'000;
    QSet<QUuid> seen;
    seen.reserve(count);
    for (int i = 0; i < count; ++i)
        seen.insert(makeUuid7(utcFromMillis(1)));
    QCOMPARE(seen.size(), count);
}

void Uuid7Test::sortsByTime()
{
    QByteArray last;
    for (qint64 millis = 1'795'000'000'000; millis < 1'795'000'001'000; ++millis) {
        const QByteArray bytes = makeUuid7(utcFromMillis(millis)).toRfc4122();
        QVERIFY(last < bytes);
        last = bytes;
    }
}

QTEST_GUILESS_MAIN(Uuid7Test)
#include "tst_uuid7.moc"

// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/texts.h"

#include <QTest>

using namespace caravan;

class TextsTest : public QObject
{
    Q_OBJECT

private slots:
    void ages_data();
    void ages();
    void dates();
    void unitPrices();
    void wiped();
};

void TextsTest::ages_data()
{
    QTest::addColumn<qint64>("minutes");
    QTest::addColumn<QString>("id");
    QTest::newRow("now") << qint64(0) << u"age.just-now"_qs;
    QTest::newRow("ahead of the clock") << qint64(-10'000'000) << u"age.just-now"_qs;
    QTest::newRow("one minute") << qint64(1) << u"age.just-now"_qs;
    QTest::newRow("two minutes") << qint64(2) << u"age.minutes"_qs;
    QTest::newRow("119 minutes") << qint64(119) << u"age.minutes"_qs;
    QTest::newRow("two hours") << qint64(120) << u"age.hours"_qs;
    QTest::newRow("47 hours") << qint64(47 * 60) << u"age.hours"_qs;
    QTest::newRow("two days") << qint64(48 * 60) << u"age.days"_qs;
    QTest::newRow("ten years") << qint64(5'256'000) << u"age.days"_qs;
}

void TextsTest::ages()
{
    QFETCH(qint64, minutes);
    QFETCH(QString, id);
    const UtcTime now = utcFromMillis(1'795'508'100'000);
    QCOMPARE(ageText(now - std::chrono::minutes(minutes), now), id);
    QVERIFY(ageText({}, now).isEmpty());
}

void TextsTest::dates()
{
    const QDate day(2026, 9, 2);
    QCOMPARE(dateText(day, Language::ZhCn), isolated(u"2026-09-02"_qs));
    QCOMPARE(dateText(day, Language::UgCn), isolated(u"2026-09-02"_qs));
    QCOMPARE(dateText(day, Language::Kk), isolated(u"02.09.2026"_qs));
    QCOMPARE(dateText(day, Language::Ru), isolated(u"02.09.2026"_qs));
    QCOMPARE(dateText(day, Language::En), isolated(u"2 Sep 2026"_qs));
    for (const Language language : allLanguages)
        QVERIFY(dateText({}, language).isEmpty());
}

void TextsTest::unitPrices()
{
    const Money price = Money::fromFen(1990);
    QVERIFY(unitPriceText(price, 250, 0).startsWith(u"unit-price.jin"));
    QVERIFY(unitPriceText(price, 0, 330).startsWith(u"unit-price.litre"));
    QVERIFY(unitPriceKgText(price, 250).startsWith(u"unit-price.kg"));
    QVERIFY(unitPriceText(price, 0, 0).isEmpty() && unitPriceKgText(price, 0).isEmpty());
}

void TextsTest::wiped()
{
    QString text = QStringLiteral("13800138000");
    const QString other = text;
    wipe(text);
    QVERIFY(text.isEmpty());
    QCOMPARE(other, QStringLiteral("13800138000"));
}

QTEST_GUILESS_MAIN(TextsTest)
#include "tst_texts.moc"

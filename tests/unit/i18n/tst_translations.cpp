// SPDX-License-Identifier: Apache-2.0
#include "core/language.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace caravan;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString source;
    QString translation;
    bool finished = true;
};

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Ids named by qsTrId and qtTrId in the sources.
QSet<QString> usedIds()
{
    QSet<QString> ids;
    static const QRegularExpression call(uR"re(q[st]TrId\("([^"]+)"\)|qtTrId\("([^"]+)"\))re"_s);
    for (const QString &folder : {u"/qml"_s, u"/app"_s}) {
        QDirIterator files(QStringLiteral(CARAVAN_SOURCE_DIR) + folder, {u"*.qml"_s, u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            auto matches = call.globalMatch(contentOf(files.next()));
            while (matches.hasNext()) {
                const QRegularExpressionMatch match = matches.next();
                ids.insert(match.captured(1) + match.captured(2));
            }
        }
    }
    return ids;
}

QHash<QString, Message> messagesOf(const QString &tag)
{
    QHash<QString, Message> messages;
    QXmlStreamReader xml(contentOf(QStringLiteral(CARAVAN_SOURCE_DIR) + u"/resources/i18n/caravan_" +
                                   QString(tag).replace(u'-', u'_') + u".ts"));
    QString id;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"message") id = xml.attributes().value(u"id"_s).toString();
        if (xml.name() == u"source") messages[id].source = xml.readElementText();
        if (xml.name() == u"translation") {
            messages[id].finished = !xml.attributes().hasAttribute(u"type"_s);
            messages[id].translation = xml.readElementText();
        }
    }
    if (xml.hasError()) messages.clear();
    return messages;
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%[0-9]"_s);
    QStringList places;
    auto matches = place.globalMatch(text);
    while (matches.hasNext())
        places.append(matches.next().captured());
    places.sort();
    return places;
}

} // namespace

/// Every text of the screen exists in every language, and no language carries texts that nobody shows.
class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(usedIds().size() > 100, "the sources were not found"); }

    void everyIdIsTranslated_data() { languages(); }
    void everyIdIsTranslated()
    {
        QFETCH(QString, tag);
        const auto messages = messagesOf(tag);
        QStringList missing;
        for (const QString &id : usedIds())
            if (messages.value(id).translation.trimmed().isEmpty() || !messages.value(id).finished) missing.append(id);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
    }

    void noIdIsUnused_data() { languages(); }
    void noIdIsUnused()
    {
        QFETCH(QString, tag);
        const QSet<QString> used = usedIds();
        QStringList unused;
        const auto messages = messagesOf(tag);
        for (auto it = messages.begin(); it != messages.end(); ++it)
            if (!used.contains(it.key())) unused.append(it.key());
        QVERIFY2(unused.isEmpty(), qPrintable(unused.join(u' ')));
    }

    void argumentsSurvive_data() { languages(); }
    void argumentsSurvive()
    {
        QFETCH(QString, tag);
        QStringList wrong;
        const auto messages = messagesOf(tag);
        for (auto it = messages.begin(); it != messages.end(); ++it)
            if (placesIn(it->source) != placesIn(it->translation)) wrong.append(it.key());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u' ')));
    }

    /// An untranslated copy of the English text would slip past the check for emptiness.
    void noTextIsEnglish_data() { languages(); }
    void noTextIsEnglish()
    {
        QFETCH(QString, tag);
        if (tag == u"en") QSKIP("English is English");
        static const QRegularExpression latinWord(u"[A-Za-z]{4,}"_s);
        QStringList copied;
        const auto messages = messagesOf(tag);
        for (auto it = messages.begin(); it != messages.end(); ++it)
            if (it->source == it->translation && latinWord.match(it->source).hasMatch()) copied.append(it.key());
        QVERIFY2(copied.isEmpty(), qPrintable(copied.join(u' ')));
    }

private:
    static void languages()
    {
        QTest::addColumn<QString>("tag");
        for (const Language language : allLanguages)
            QTest::newRow(qPrintable(languageTag(language))) << languageTag(language);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"

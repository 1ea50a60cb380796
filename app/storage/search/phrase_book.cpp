// SPDX-License-Identifier: Apache-2.0
#include "storage/search/phrase_book.h"

#include "storage/search/folding.h"
#include "storage/search/search_data.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr qsizetype shortestInitials = 2;

void note(QList<int> &list, int index)
{
    if (!list.contains(index)) list.append(index);
}

} // namespace

PhraseBook::PhraseBook()
{
    searchData::forEachLine(u"synonyms.txt"_qs, [this](const QString &line) {
        Phrase phrase;
        const QStringList columns = line.split(u'|');
        for (qsizetype column = 0; column < columns.size(); ++column) {
            const QStringList names = columns.at(column).split(u',', Qt::SkipEmptyParts);
            for (const QString &entry : names) {
                const QString name = entry.trimmed();
                if (name.startsWith(u'#'))
                    phrase.tags.append(name.mid(1));
                else if (name.startsWith(u'@'))
                    phrase.handles.append(name.mid(1));
                else if (!name.isEmpty())
                    phrase.members.append(name);
                const bool first = !name.isEmpty() && column < static_cast<qsizetype>(allLanguages.size());
                if (first && phrase.name.exactly(static_cast<Language>(column)).isEmpty())
                    phrase.name.set(static_cast<Language>(column), name);
            }
        }
        const int index = static_cast<int>(m_phrases.size());
        m_phrases.append(phrase);
        for (const QString &name : std::as_const(phrase.members))
            addName(index, name);
    });
}

void PhraseBook::addCategory(int number, const LocalizedText &name)
{
    const int index = static_cast<int>(m_phrases.size());
    Phrase phrase;
    phrase.name = name;
    phrase.category = number;
    m_phrases.append(phrase);
    for (const Language language : allLanguages) {
        const QString text = name.exactly(language);
        if (text.isEmpty()) continue;
        addName(index, text);
        const QList<FoldedWord> words = foldWords(text);
        for (const FoldedWord &word : words)
            if (word.han)
                m_categoryHan.append({word.text, index});
            else if (words.size() > 1 && word.text.size() > 2)
                note(m_names[word.text], index);
    }
}

void PhraseBook::addName(int index, const QString &name)
{
    const QList<FoldedWord> words = foldWords(name);
    QStringList texts;
    for (const FoldedWord &word : words)
        texts.append(word.text);
    if (texts.isEmpty()) return;
    note(m_names[texts.join(u' ')], index);
    if (words.size() == 1 && words.first().han) {
        m_longestHan = std::max(m_longestHan, texts.first().size());
        const QList<QStringList> readings = m_pinyin.readings(texts.first());
        for (const QStringList &reading : readings) {
            QString initials;
            for (const QString &syllable : reading)
                initials += syllable.left(1);
            note(m_pinyins[reading.join(QString())], index);
            if (initials.size() >= shortestInitials) note(m_initials[initials], index);
        }
        return;
    }
    if (words.size() > 1) {
        note(m_names[texts.join(QString())], index); // "seabuckthorn"
        return;
    }
    note(m_names[stem(texts.first())], index);
    const QList<FoldedWord> latin = foldWords(toLatin(words.first().raw));
    if (latin.size() != 1) return;
    const QString key = soundKey(latin.first().text);
    if (key.size() < 3) return;
    note(m_sounds[key], index);
    if (QChar::script(texts.first().front().unicode()) == QChar::Script_Arabic)
        note(m_sounds[uyghurKey(latin.first().text)], index);
}

QList<int> PhraseBook::from(const QMap<QString, QList<int>> &map, const QString &start, qsizetype most)
{
    QList<int> found;
    for (auto entry = map.lowerBound(start); entry != map.cend() && entry.key().startsWith(start); ++entry) {
        for (const int index : entry.value())
            note(found, index);
        if (found.size() >= most) break;
    }
    return found;
}

QList<int> PhraseBook::startingWith(const QString &folded, qsizetype most) const { return from(m_names, folded, most); }

QList<int> PhraseBook::pinyinStartingWith(const QString &letters, qsizetype most) const
{
    return from(m_pinyins, letters, most);
}

QList<int> PhraseBook::categoriesWith(const QString &han) const
{
    QList<int> found;
    for (const auto &[name, index] : m_categoryHan)
        if (name.contains(han)) note(found, index);
    return found;
}

QStringList PhraseBook::cut(const QString &han) const
{
    QStringList parts;
    QString rest;
    for (qsizetype at = 0; at < han.size();) {
        qsizetype length = std::min(m_longestHan, han.size() - at);
        while (length > 1 && !m_names.contains(han.mid(at, length)))
            --length;
        if (length <= 1) {
            rest += han.at(at++);
            continue;
        }
        if (!rest.isEmpty()) parts.append(std::exchange(rest, {}));
        parts.append(han.mid(at, length));
        at += length;
    }
    if (!rest.isEmpty()) parts.append(rest);
    return parts;
}

QStringList PhraseBook::words() const
{
    QStringList words;
    for (auto name = m_names.keyBegin(); name != m_names.keyEnd(); ++name)
        if (!name->contains(u' ') && QChar::script(name->front().unicode()) != QChar::Script_Han) words.append(*name);
    words += m_pinyins.keys();
    return words;
}

} // namespace caravan

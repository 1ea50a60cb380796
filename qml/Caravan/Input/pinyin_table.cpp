// SPDX-License-Identifier: Apache-2.0
#include "pinyin_table.h"

#include <QFile>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace caravan {

namespace {
constexpr qsizetype longestSyllable = 6; // zhuang, chuang, shuang

void add(QList<PinyinMatch> &matches, QSet<QString> &seen, const QString &text, qsizetype letters, int atMost)
{
    if (matches.size() >= atMost || seen.contains(text)) return;
    seen.insert(text);
    matches.append({text, letters});
}
} // namespace

PinyinTable PinyinTable::parse(const QString &lines)
{
    PinyinTable table;
    for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(u' ', Qt::SkipEmptyParts);
        if (parts.size() < 2 || line.startsWith(u'#')) continue;
        const QStringList syllables = parts.first().split(u'\'', Qt::SkipEmptyParts);
        if (syllables.size() < 2) {
            table.m_characters.insert(parts.first(), parts.at(1));
            table.m_syllables.append(parts.first());
            continue;
        }
        QString initials;
        for (const QString &syllable : syllables) initials += syllable.at(0);
        for (const QString &word : parts.mid(1)) table.m_words.append({syllables.join(QString()), initials, word});
    }
    std::sort(table.m_syllables.begin(), table.m_syllables.end());
    return table;
}

const PinyinTable &PinyinTable::shipped()
{
    static const PinyinTable table = [] {
        QFile file(u":/qt/qml/Caravan/Input/pinyin.txt"_s);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) return PinyinTable();
        return parse(QString::fromUtf8(file.readAll()));
    }();
    return table;
}

QList<PinyinMatch> PinyinTable::matches(const QString &letters, int atMost) const
{
    QList<PinyinMatch> result;
    if (letters.isEmpty()) return result;
    QSet<QString> seen;
    const QString plain = QString(letters).remove(u'\'');
    if (plain == letters) {
        for (const Word &word : m_words)
            if (word.letters == letters || (word.initials == letters && letters.size() > 1))
                add(result, seen, word.text, letters.size(), atMost);
        // Words still being typed, from three letters on, else every name in the land would come.
        for (const Word &word : m_words)
            if (letters.size() > 3 && word.letters.startsWith(letters))
                add(result, seen, word.text, letters.size(), atMost);
        for (const Word &word : m_words)
            if (letters.startsWith(word.letters)) add(result, seen, word.text, word.letters.size(), atMost);
    }
    const qsizetype first = firstSyllable(letters);
    for (qsizetype length = first; length > 0; --length) {
        const QString syllable = letters.left(length);
        for (const QChar character : m_characters.value(syllable)) add(result, seen, character, length, atMost);
    }
    const QString head = letters.left(letters.indexOf(u'\'') < 0 ? letters.size() : letters.indexOf(u'\''));
    for (const QString &syllable : m_syllables)
        if (head.size() <= longestSyllable && syllable.size() > head.size() && syllable.startsWith(head))
            for (const QChar character : m_characters.value(syllable).left(8))
                add(result, seen, character, head.size(), atMost);
    return result;
}

qsizetype PinyinTable::firstSyllable(const QString &letters) const
{
    const qsizetype limit = letters.indexOf(u'\'') > 0 ? letters.indexOf(u'\'') : letters.size();
    qsizetype longest = 0;
    for (qsizetype length = std::min(limit, longestSyllable); length > 0; --length) {
        if (!m_characters.contains(letters.left(length))) continue;
        longest = std::max(longest, length);
        if (readable(letters.mid(length))) return length;
    }
    return longest;
}

bool PinyinTable::readable(const QString &letters) const
{
    // One left-to-right pass over the positions that a whole number of syllables can reach.
    QList<bool> reached(letters.size() + 1, false);
    reached[0] = true;
    for (qsizetype at = 0; at < letters.size(); ++at) {
        if (!reached[at]) continue;
        if (letters.at(at) == u'\'') reached[at + 1] = true;
        for (qsizetype length = 1; length <= std::min(longestSyllable, letters.size() - at); ++length) {
            const QString part = letters.mid(at, length);
            if (m_characters.contains(part)) reached[at + length] = true;
            // The last syllable may still be in the making.
            const auto next = std::lower_bound(m_syllables.begin(), m_syllables.end(), part);
            if (at + length == letters.size() && next != m_syllables.end() && next->startsWith(part)) return true;
        }
    }
    return reached.last();
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "storage/search/pinyin.h"

#include "storage/search/han_table.h"
#include "storage/search/search_data.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr qsizetype longestWord = 4;     // of pinyin-phrases.txt
constexpr qsizetype longestSyllable = 6; // zhuang
constexpr qsizetype longestLetters = 40; // looked at of what is typed
constexpr int mostSteps = 400;           // of the search for splits
constexpr qsizetype mostParts = 12;

/// b p m f … but for i, u and v, with which no syllable begins.
bool canBegin(QChar c) { return c >= u'a' && c <= u'z' && c != u'i' && c != u'u' && c != u'v'; }

class Splitter
{
public:
    Splitter(const QString &letters, qsizetype limit)
        : m_letters(letters)
        , m_limit(limit)
    {
    }

    QList<QStringList> run()
    {
        split(0);
        // Fewest parts first: whole syllables before single letters.
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const QStringList &a, const QStringList &b) { return a.size() < b.size(); });
        if (m_found.size() > m_limit) m_found.resize(m_limit);
        return m_found;
    }

private:
    void split(qsizetype at)
    {
        if (++m_steps > mostSteps || m_found.size() >= 4 * m_limit || m_parts.size() >= mostParts) return;
        if (at == m_letters.size()) {
            m_found.append(m_parts);
            return;
        }
        const qsizetype left = m_letters.size() - at;
        for (qsizetype length = std::min(longestSyllable, left); length > 0; --length) {
            const QString part = m_letters.mid(at, length);
            const bool first = length == 1 || (length == 2 && (part == u"zh" || part == u"ch" || part == u"sh"));
            const bool whole = HanTable::shipped().isSyllable(part);
            if (!whole && !(first && canBegin(part.front())) && !(length == left && begins(part))) continue;
            m_parts.append(part);
            split(at + length);
            m_parts.removeLast();
        }
    }
    static bool begins(const QString &part)
    {
        const QStringList &all = HanTable::shipped().syllables();
        const auto found = std::lower_bound(all.begin(), all.end(), part);
        return found != all.end() && found->startsWith(part);
    }

    QString m_letters;
    qsizetype m_limit;
    int m_steps = 0;
    QStringList m_parts;
    QList<QStringList> m_found;
};

} // namespace

Pinyin::Pinyin()
{
    searchData::forEachLine(u"pinyin-phrases.txt"_qs, [this](const QString &line) {
        QStringList parts = line.split(u' ', Qt::SkipEmptyParts);
        const QString word = parts.takeFirst();
        if (word.size() != parts.size() || word.size() > longestWord) return;
        (m_words.contains(word) ? m_others : m_words).insert(word, parts);
    });
}

QStringList Pinyin::read(const QString &han, const QHash<QString, QStringList> &preferred) const
{
    const HanTable &table = HanTable::shipped();
    QStringList result;
    for (qsizetype at = 0; at < han.size();) {
        qsizetype length = std::min(longestWord, han.size() - at);
        for (; length > 0; --length) {
            const QString word = han.mid(at, length);
            auto found = preferred.constFind(word);
            if (found == preferred.constEnd()) {
                found = m_words.constFind(word);
                if (found == m_words.constEnd()) continue;
            }
            result += *found;
            break;
        }
        if (length > 0) {
            at += length;
            continue;
        }
        const bool pair = han.at(at).isHighSurrogate() && at + 1 < han.size();
        result += pair ? QString() : table.reading(han.at(at).unicode());
        at += pair ? 2 : 1;
    }
    return result;
}

QStringList Pinyin::syllables(const QString &han) const { return read(han, {}); }

QList<QStringList> Pinyin::readings(const QString &han) const
{
    QList<QStringList> all{read(han, {})};
    if (QStringList other = read(han, m_others); other != all.first()) all.append(std::move(other));
    return all;
}

QList<QStringList> pinyinSplits(const QString &letters, qsizetype limit)
{
    const bool ascii = std::all_of(letters.begin(), letters.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
    if (!ascii || letters.isEmpty() || letters.size() > longestLetters) return {};
    return Splitter(letters, limit).run();
}

} // namespace caravan

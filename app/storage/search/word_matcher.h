// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/search/match_tiers.h"
#include "storage/search/phrase_book.h"
#include "storage/search/query_text.h"
#include "storage/search/search_index_reader.h"

namespace caravan {

/// Finds the products that one word of a query means, in every way the index knows. Each word costs some dozens of rows
/// of the index. Made for one query. Members may throw SQLite::Exception.
class WordMatcher
{
public:
    WordMatcher(SearchIndexReader &index, const PhraseBook &book, const QHash<QString, int> &categoryNumbers)
        : m_index(index)
        , m_book(book)
        , m_categoryNumbers(categoryNumbers)
    {
    }

    /// `unfinished`: it may be the beginning of a word.
    MatchTiers match(const FoldedWord &word, bool unfinished);
    MatchTiers match(const Quantity &quantity);
    /// Some words together that are one name: 'sea buckthorn'.
    MatchTiers phrase(int index);
    /// What the word may have been meant to be; `correction` becomes the likeliest of it.
    MatchTiers repaired(const FoldedWord &word, bool unfinished, QString &correction);

private:
    void letters(const FoldedWord &word, bool unfinished, MatchTiers &tiers);
    void number(const QString &digits, MatchTiers &tiers);
    void han(const QString &run, MatchTiers &tiers);
    void sounds(const FoldedWord &word, MatchTiers &tiers);
    void knownNames(const QString &word, bool unfinished, MatchTiers &tiers);
    void phrases(const QList<int> &indexes, MatchReason reason, MatchTiers &tiers);
    NumberSet inNames(const QString &han);
    NumberSet wordInNames(const QString &word);
    NumberSet beginning(char kind, char startKind, const QString &text);
    NumberSet pinyin(const QString &letters);
    NumberSet splitPinyin(const QStringList &parts);
    NumberSet pinyinPart(const QString &letters);
    NumberSet twoPartPinyin(const QString &letters);
    /// Products that have a name, and those of them whose name ends with it.
    struct Named
    {
        NumberSet all;
        NumberSet end;
    };
    Named products(const Phrase &phrase);
    Named member(const QString &name);
    Named memberWord(const FoldedWord &word);
    NumberSet uyghurWords(const QString &key);
    MatchTiers loose(const QString &han);
    NumberSet withoutOne(const QStringList &characters);

    SearchIndexReader &m_index;
    const PhraseBook &m_book;
    const QHash<QString, int> &m_categoryNumbers; ///< by handle
    QHash<int, Named> m_phraseProducts;
};

} // namespace caravan

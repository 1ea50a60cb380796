// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/search/number_set.h"
#include "storage/search/product_facts.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <vector>

namespace caravan {

class Connection;

/// The reading side of the search index. Every call costs a bounded number of rows of the file, whatever is asked: a
/// beginning that very many terms have is answered from the first of them. Call it inside a read transaction after
/// refresh(). Members may throw SQLite::Exception. Used by one thread.
class SearchIndexReader
{
public:
    explicit SearchIndexReader(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Takes over what changed up to this version of the catalog.
    void refresh(qint64 version);

    /// The products with this term. Remembered for the next asking.
    const NumberSet &exactly(const QByteArray &term);
    /// The products with a term that begins so; at most the first `most` terms.
    NumberSet startingWith(const QByteArray &start, int most);
    /// Products of a GTIN, of its first or (from four on) its last digits, and of a SKU's beginning without hyphens.
    /// At most some dozens.
    NumberSet withCode(const QString &folded);
    NumberSet withGtin(const QString &digits);

    [[nodiscard]] const std::vector<ProductFacts> &facts() const { return m_facts; }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_facts.size()); }
    NumberSet everything() const;

    /// The words of all names that are near the typed one: one wrong letter (two from eight letters on), one missing,
    /// one too many, two swapped; nearest first. `unfinished`: also words that only begin like it.
    QStringList wordsNear(const QString &word, bool unfinished, int most);
    /// Words that are no name's but may be typed (of categories, synonyms); they are looked for too.
    void setMoreWords(QStringList words);

private:
    struct Spelling
    {
        QString word;
        quint64 letters = 0; ///< which there are, as bits: tells most words apart without comparing
    };
    void loadWords();
    void addSpelling(const QString &word);
    void collect(const char *sql, const QString &text, NumberSet &into);

    Connection &m_connection;
    qint64 m_version = -1;
    qint64 m_wordsVersion = -1;
    std::vector<ProductFacts> m_facts;
    QHash<QByteArray, NumberSet> m_known;
    std::vector<Spelling> m_spellings;
    QStringList m_moreWords;
};

/// Number of single changes that make one word of the other, two neighbours swapped counting as one; `most` + 1 where
/// it is more than that. `beginning`: the least for any beginning of `word`.
int editDistance(QStringView typed, QStringView word, int most, bool beginning);

} // namespace caravan

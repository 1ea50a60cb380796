// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ports/catalog_reader.h"
#include "storage/search/match_tiers.h"
#include "storage/search/phrase_book.h"
#include "storage/search/quantities.h"
#include "storage/search/search_index_reader.h"

#include <QSet>

#include <functional>

namespace caravan {

class WordMatcher;
struct QueryText;

/// Answers a query with product numbers in their order (docs/search.md). Call it inside a read transaction. Members may
/// throw SQLite::Exception. Used by one thread.
class ProductSearch
{
public:
    /// A category as the search needs it.
    struct Node
    {
        int number = 0;
        Category category;
        bool place = false; ///< below the origin root
        bool root = false;
    };
    struct Hits
    {
        QList<quint32> numbers; ///< of this page
        QList<MatchReason> reasons;
        int total = 0;
        SearchFacets facets;
        QString corrected;
        QStringList ignored;
        QStringList suggestions;
        QList<Category> categories;
    };
    /// Sorts numbers by the name in the query's language, at most a thousand.
    using SortByName = std::function<void(QList<quint32> &numbers, Language language)>;

    explicit ProductSearch(Connection &connection);

    /// `version`: the catalog's; `nodes` parents first.
    void refresh(qint64 version, qint64 categoriesVersion, const QList<Node> &nodes);
    Hits find(const ProductQuery &query, bool withFacets, const SortByName &sortByName);

private:
    struct Selection; ///< products that were found, filtered, with their reasons

    MatchTiers matchText(const QString &text, Hits &hits);
    MatchTiers matchWords(const QueryText &query, Hits &hits);
    MatchTiers wholeQuery(const QueryText &query);
    MatchTiers relaxed(const QList<MatchTiers> &words, const QStringList &texts, MatchReason worst, Hits &hits);
    void suggest(const ProductQuery &query, Hits &hits);
    Selection select(const MatchTiers &tiers, const ProductQuery &query, SearchFacets *facets);
    void order(Selection &selection, const ProductQuery &query, const SortByName &sortByName, Hits &hits);

    SearchIndexReader m_index;
    Quantities m_quantities;
    PhraseBook m_synonyms; ///< without categories, read once
    PhraseBook m_book;
    qint64 m_categoriesVersion = -1;
    QSet<QString> m_stopWords; ///< "from", "из": not looked for beside other words
    QList<Node> m_nodes;
    QHash<int, qsizetype> m_places; ///< category number → place in m_nodes
    QHash<QString, int> m_numbers;  ///< handle → category number
};

} // namespace caravan

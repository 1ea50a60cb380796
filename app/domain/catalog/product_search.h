// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product.h"

#include <array>

namespace caravan {

enum class SortOrder { Relevance, PriceUp, PriceDown, Name, Newest };

/// Ranges of price to choose from, by the cheapest variant: each from its bound (fen) to below the next one's.
inline constexpr std::array<qint64, 5> priceBandFrom{0, 2'000, 5'000, 10'000, 20'000};
constexpr int priceBandOf(qint64 fen)
{
    int band = 0;
    while (band + 1 < static_cast<int>(priceBandFrom.size()) && fen >= priceBandFrom[static_cast<size_t>(band) + 1])
        ++band;
    return band;
}

/// Narrows a selection. Within one of the lists any will do; all that is set must hold together.
struct ProductFilter
{
    QList<CategoryId> kinds;   ///< it or a category below it
    QList<CategoryId> origins; ///< likewise
    QList<int> priceBands;     ///< places in priceBandFrom
    int seasonMonth = 0;       ///< 1–12: has its season in this month; 0: any
    bool inStock = false;
    bool gift = false;
    bool halal = false;
    bool organic = false;

    [[nodiscard]] bool isEmpty() const { return *this == ProductFilter(); }
    friend bool operator==(const ProductFilter &, const ProductFilter &) = default;
};

/// How a hit was found, the better before the worse; also the order of hits (docs/search.md).
enum class MatchReason {
    ExactName,
    NameStart,
    NameEnd, ///< the name's last word, which says what it is: 葡萄 in 无核白葡萄
    Word,
    Synonym, ///< the name's last word is another name for what was typed
    WordStart,
    SynonymWord, ///< another word of the name is
    SoundOfName, ///< the whole name in pinyin
    Sound,       ///< pinyin or another script's letters
    Category,    ///< place, kind, tag, part of a number
    Description,
    Typo,
    Relaxed, ///< not all of the words
    Listed,  ///< nothing was typed
};

/// How many products each choice would leave, with the other choices as they are.
struct SearchFacets
{
    struct Choice
    {
        Category category;
        int count = 0;
    };
    QList<Choice> kinds;   ///< with at least one product or chosen, most first
    QList<Choice> origins; ///< places below the origin root, likewise
    std::array<int, priceBandFrom.size()> priceBands{};
    int inSeason = 0; ///< in the month that the query names
    int inStock = 0;
    int gift = 0;
    int halal = 0;
    int organic = 0;
};

/// One page of hits with what helps to go on.
struct SearchAnswer
{
    QList<ProductSummary> products;
    QList<MatchReason> reasons; ///< of each of them
    int total = 0;              ///< hits on all pages
    SearchFacets facets;        ///< empty where the query does not ask for them
    QString corrected;          ///< what was searched instead of what was typed; empty: just that
    QStringList ignored;        ///< typed words that the hits do not have
    QStringList suggestions;    ///< what the shopper may be about to type, in the query's language
    QList<Category> categories; ///< places and kinds that what was typed names
};

} // namespace caravan

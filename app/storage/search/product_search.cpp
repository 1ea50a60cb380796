// SPDX-License-Identifier: Apache-2.0
#include "storage/search/product_search.h"

#include "storage/search/folding.h"
#include "storage/search/query_text.h"
#include "storage/search/search_data.h"
#include "storage/search/search_terms.h"
#include "storage/search/word_matcher.h"

#include <QRegularExpression>

#include <algorithm>

namespace caravan {

namespace {

constexpr int mostNames = 128;           ///< read for the beginning of a whole name
constexpr qsizetype mostPhraseWords = 4; ///< of a name of several words
constexpr qsizetype mostRelaxed = 6;     ///< words of which some may be left out
constexpr qsizetype mostNamed = 1'000;   ///< hits that are put in order by name
constexpr qsizetype mostSuggestions = 6;
constexpr qsizetype mostCategories = 6;
constexpr qsizetype shortestCode = 3;
constexpr qsizetype shortestLetterCode = 5; ///< of a SKU's beginning without a digit

bool isCode(const QString &text)
{
    const auto digit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto plain = [&digit](QChar c) { return digit(c) || (c >= u'a' && c <= u'z'); };
    return text.size() >= shortestCode && std::any_of(text.begin(), text.end(), digit) &&
           std::all_of(text.begin(), text.end(), plain);
}

} // namespace

struct ProductSearch::Selection
{
    struct Hit
    {
        quint32 number;
        MatchReason reason;
    };
    std::vector<Hit> hits; ///< best reason first, by number within one
};

ProductSearch::ProductSearch(Connection &connection)
    : m_index(connection)
{
    searchData::forEachLine(u"stop-words.txt"_qs, [this](const QString &line) {
        for (const FoldedWord &word : foldWords(line))
            m_stopWords.insert(word.text);
    });
}

void ProductSearch::refresh(qint64 version, qint64 categoriesVersion, const QList<Node> &nodes)
{
    m_index.refresh(version);
    if (categoriesVersion == m_categoriesVersion) return;
    m_nodes = nodes;
    m_places.clear();
    m_numbers.clear();
    m_book = m_synonyms;
    for (qsizetype i = 0; i < m_nodes.size(); ++i) {
        const Node &node = m_nodes.at(i);
        m_places.insert(node.number, i);
        m_numbers.insert(node.category.handle, node.number);
        if (!node.root) m_book.addCategory(node.number, node.category.name);
    }
    m_index.setMoreWords(m_book.words());
    m_categoriesVersion = categoriesVersion;
}

MatchTiers ProductSearch::wholeQuery(const QueryText &query)
{
    MatchTiers tiers;
    tiers[MatchReason::ExactName] = m_index.exactly(term::of(term::name, query.joined));
    tiers[MatchReason::NameStart] = query.joined.size() <= term::longestStart
                                        ? m_index.exactly(term::of(term::nameStart, query.joined))
                                        : m_index.startingWith(term::of(term::name, query.joined), mostNames);
    if (isCode(query.joined)) {
        tiers[MatchReason::ExactName] |= m_index.withGtin(query.joined);
        tiers[MatchReason::Category] = m_index.withCode(query.joined);
    } else if (query.words.size() == 1 && query.joined.size() >= shortestLetterCode && !query.words.first().han) {
        tiers[MatchReason::Category] = m_index.withCode(query.joined);
    }
    return tiers;
}

MatchTiers ProductSearch::relaxed(const QList<MatchTiers> &words, const QStringList &texts, MatchReason worst,
                                  Hits &hits)
{
    if (words.size() < 2 || words.size() > mostRelaxed) return {};
    // The most words first; of as many, all ways to choose them.
    for (int wanted = static_cast<int>(words.size()) - 1; wanted > 0; --wanted) {
        NumberSet found;
        QSet<qsizetype> leftOut;
        for (unsigned choice = 1; choice < 1u << words.size(); ++choice) {
            if (std::popcount(choice) != wanted) continue;
            NumberSet all;
            bool first = true;
            for (qsizetype i = 0; i < words.size(); ++i) {
                if ((choice >> i & 1) == 0) continue;
                if (first)
                    all = words.at(i).upTo(worst);
                else
                    all &= words.at(i).upTo(worst);
                first = false;
            }
            if (all.isEmpty()) continue;
            found |= all;
            for (qsizetype i = 0; i < words.size(); ++i)
                if ((choice >> i & 1) == 0) leftOut.insert(i);
        }
        if (found.isEmpty()) continue;
        for (qsizetype i = 0; i < texts.size(); ++i)
            if (leftOut.contains(i)) hits.ignored.append(texts.at(i));
        MatchTiers tiers;
        tiers[MatchReason::Relaxed] = found;
        return tiers;
    }
    return {};
}

MatchTiers ProductSearch::matchWords(const QueryText &query, Hits &hits)
{
    WordMatcher matcher(m_index, m_book, m_numbers);
    QList<MatchTiers> matches;
    QStringList texts;
    QList<std::optional<FoldedWord>> words; ///< what a match is of, where it can be repaired
    const auto isLast = [&query](qsizetype i) { return query.unfinished && i + 1 == query.words.size(); };
    for (qsizetype i = 0; i < query.words.size(); ++i) {
        // The longest name of several words that begins here.
        QStringList run;
        qsizetype used = 0;
        QList<int> named;
        for (qsizetype end = i; end < query.words.size() && end - i < mostPhraseWords; ++end) {
            run.append(query.words.at(end).text);
            if (end == i) continue;
            const QList<int> phrases = m_book.exactly(run.join(u' '));
            if (phrases.isEmpty()) continue;
            used = end - i + 1;
            named = phrases;
        }
        MatchTiers match = matcher.match(query.words.at(i), isLast(i));
        if (used > 0) {
            // Either the words themselves, or what they mean together.
            for (qsizetype k = i + 1; k < i + used; ++k)
                match = match.both(matcher.match(query.words.at(k), isLast(k)));
            for (const int index : named)
                match |= matcher.phrase(index);
        }
        texts.append(run.first(std::max<qsizetype>(used, 1)).join(u' '));
        words.append(used > 0 ? std::nullopt : std::optional(query.words.at(i)));
        matches.append(match);
        if (used > 0) i += used - 1;
    }
    for (const Quantity &quantity : query.quantities) {
        matches.append(matcher.match(quantity));
        texts.append(QString::number(quantity.amount));
        words.append(std::nullopt);
    }
    if (matches.isEmpty()) return {};
    const auto together = [&matches] {
        MatchTiers all = matches.first();
        for (qsizetype i = 1; i < matches.size(); ++i)
            all = all.both(matches.at(i));
        return all;
    };
    MatchTiers found = together();
    if (!found.isEmptyUpTo(MatchReason::Description)) {
        const bool onlyDescribed = found.isEmptyUpTo(MatchReason::Category);
        if (!onlyDescribed || matches.size() > 1) return found;
    }
    bool repairedAny = false;
    QStringList corrected = texts;
    for (qsizetype i = 0; i < matches.size(); ++i) {
        if (!words.at(i) || !matches.at(i).isEmptyUpTo(MatchReason::Category)) continue;
        QString correction;
        matches[i] |= matcher.repaired(*words.at(i), query.unfinished && i + 1 == matches.size(), correction);
        repairedAny = true;
        if (!correction.isEmpty()) corrected[i] = correction;
    }
    if (repairedAny) found = together();
    if (!found.isEmptyUpTo(MatchReason::Listed)) {
        if (corrected != texts) hits.corrected = corrected.join(u' ');
        return found;
    }
    // What the words say themselves before what they may begin, and that before what descriptions say.
    for (const MatchReason worst : {MatchReason::Synonym, MatchReason::Category, MatchReason::Typo})
        if (found = relaxed(matches, texts, worst, hits); !found.isEmptyUpTo(MatchReason::Listed)) break;
    return found;
}

MatchTiers ProductSearch::matchText(const QString &text, Hits &hits)
{
    QueryText query = parseQuery(text, m_quantities);
    const auto isStopWord = [this](const FoldedWord &word) { return m_stopWords.contains(word.text); };
    if (!std::all_of(query.words.begin(), query.words.end(), isStopWord)) query.words.removeIf(isStopWord);
    if (query.joined.isEmpty()) return {};
    MatchTiers found = wholeQuery(query);
    MatchTiers words = matchWords(query, hits);
    found |= words;
    // A letter of the other keyboard stands on this one's comma: what looks like two words is one.
    static const QRegularExpression between(u"\\pL[\\[\\];',.`]\\pL"_qs,
                                            QRegularExpression::UseUnicodePropertiesOption);
    const auto enough = between.match(text).hasMatch() ? MatchReason::SynonymWord : MatchReason::Typo;
    if (!found.isEmptyUpTo(enough)) return found;
    if (const QString other = otherKeyboard(text); !other.isEmpty()) {
        Hits otherHits;
        const QueryText otherQuery = parseQuery(other, m_quantities);
        MatchTiers otherFound = matchWords(otherQuery, otherHits);
        if (!otherFound.isEmptyUpTo(MatchReason::SynonymWord)) {
            hits.corrected = other;
            hits.ignored.clear();
            return otherFound.as(MatchReason::Typo);
        }
    }
    return found;
}

namespace {

/// Which category numbers are one of these or below one.
std::vector<char> familyOf(const QList<CategoryId> &ids, const QList<ProductSearch::Node> &parentsFirst)
{
    std::vector<char> family;
    QSet<CategoryId> in(ids.begin(), ids.end());
    for (const ProductSearch::Node &node : parentsFirst) {
        if (!in.contains(node.category.id) && !in.contains(node.category.parent)) continue;
        in.insert(node.category.id);
        const auto number = static_cast<size_t>(node.number);
        if (family.size() <= number) family.resize(number + 1);
        family[number] = 1;
    }
    return family;
}

class FilterCheck
{
public:
    FilterCheck(const ProductQuery &query, const QList<ProductSearch::Node> &nodes)
        : m_filter(query.filter)
        , m_month(query.month)
    {
        if (!query.category.isNull()) m_fixed.push_back(familyOf({query.category}, nodes));
        if (!query.origin.isNull()) m_fixed.push_back(familyOf({query.origin}, nodes));
        if (!m_filter.kinds.isEmpty()) m_kinds = familyOf(m_filter.kinds, nodes);
        if (!m_filter.origins.isEmpty()) m_origins = familyOf(m_filter.origins, nodes);
    }

    enum Dimension { Kind = 1, Origin = 2, Band = 4, Season = 8, Stock = 16, Gift = 32, Halal = 64, Organic = 128 };

    /// Whether it is sold and within what cannot be chosen away.
    [[nodiscard]] bool allows(const ProductFacts &facts) const
    {
        return facts.has(ProductFacts::Sold) &&
               std::all_of(m_fixed.begin(), m_fixed.end(),
                           [&facts](const auto &family) { return isIn(facts, family); });
    }
    /// The choices that it does not meet, as bits.
    [[nodiscard]] unsigned misses(const ProductFacts &facts) const
    {
        unsigned misses = 0;
        if (!m_filter.kinds.isEmpty() && !isIn(facts, m_kinds)) misses |= Kind;
        if (!m_filter.origins.isEmpty() && !isIn(facts, m_origins)) misses |= Origin;
        if (!m_filter.priceBands.isEmpty() && !m_filter.priceBands.contains(priceBandOf(facts.priceFen)))
            misses |= Band;
        if (m_filter.seasonMonth > 0 && !inMonth(facts, m_filter.seasonMonth)) misses |= Season;
        if (m_filter.inStock && !facts.has(ProductFacts::InStock)) misses |= Stock;
        if (m_filter.gift && !facts.has(ProductFacts::Gift)) misses |= Gift;
        if (m_filter.halal && !facts.has(ProductFacts::Halal)) misses |= Halal;
        if (m_filter.organic && !facts.has(ProductFacts::Organic)) misses |= Organic;
        return misses;
    }
    static bool inMonth(const ProductFacts &facts, int month)
    {
        return month >= 1 && month <= 12 && (facts.months >> (month - 1) & 1) != 0;
    }
    [[nodiscard]] int month() const { return m_month; }

private:
    static bool isIn(const ProductFacts &facts, const std::vector<char> &family)
    {
        return std::any_of(facts.categories.begin(), facts.categories.end(),
                           [&family](quint16 number) { return number < family.size() && family[number] != 0; });
    }

    const ProductFilter &m_filter;
    int m_month;
    std::vector<std::vector<char>> m_fixed;
    std::vector<char> m_kinds;
    std::vector<char> m_origins;
};

/// Counts what each choice would leave: a product that misses one choice alone counts for the others of that kind.
class FacetCounter
{
public:
    void count(const ProductFacts &facts, unsigned misses, int month)
    {
        const auto alone = [misses](unsigned dimension) { return (misses & ~dimension) == 0; };
        for (const quint16 number : facts.categories) {
            if (number == 0) continue;
            if (m_kinds.size() <= number) {
                m_kinds.resize(number + 1u);
                m_origins.resize(number + 1u);
            }
            m_kinds[number] += alone(FilterCheck::Kind) ? 1 : 0;
            m_origins[number] += alone(FilterCheck::Origin) ? 1 : 0;
        }
        if (alone(FilterCheck::Band)) ++m_facets.priceBands[static_cast<size_t>(priceBandOf(facts.priceFen))];
        const auto add = [&](int &counter, unsigned dimension, bool has) {
            if (has && alone(dimension)) ++counter;
        };
        add(m_facets.inSeason, FilterCheck::Season, FilterCheck::inMonth(facts, month));
        add(m_facets.inStock, FilterCheck::Stock, facts.has(ProductFacts::InStock));
        add(m_facets.gift, FilterCheck::Gift, facts.has(ProductFacts::Gift));
        add(m_facets.halal, FilterCheck::Halal, facts.has(ProductFacts::Halal));
        add(m_facets.organic, FilterCheck::Organic, facts.has(ProductFacts::Organic));
    }

    SearchFacets take(const QList<ProductSearch::Node> &nodes, const ProductFilter &filter)
    {
        for (const ProductSearch::Node &node : nodes) {
            const auto number = static_cast<size_t>(node.number);
            const bool chosen = (node.place ? filter.origins : filter.kinds).contains(node.category.id);
            const std::vector<int> &counts = node.place ? m_origins : m_kinds;
            const int products = number < counts.size() ? counts[number] : 0;
            if (!node.root && (products > 0 || chosen))
                (node.place ? m_facets.origins : m_facets.kinds).append({node.category, products});
        }
        for (auto *choices : {&m_facets.kinds, &m_facets.origins})
            std::stable_sort(choices->begin(), choices->end(),
                             [](const auto &a, const auto &b) { return a.count > b.count; });
        return m_facets;
    }

private:
    SearchFacets m_facets;
    std::vector<int> m_kinds;
    std::vector<int> m_origins;
};

} // namespace

ProductSearch::Selection ProductSearch::select(const MatchTiers &tiers, const ProductQuery &query, SearchFacets *facets)
{
    Selection selection;
    const FilterCheck check(query, m_nodes);
    FacetCounter counter;
    NumberSet seen;
    for (size_t i = 0; i < MatchTiers::count; ++i) {
        const auto reason = static_cast<MatchReason>(i);
        NumberSet fresh = tiers.at(reason);
        fresh -= seen;
        seen |= fresh;
        fresh.forEach([&](quint32 number) {
            const ProductFacts &product = m_index.facts()[number];
            if (!check.allows(product)) return;
            const unsigned misses = check.misses(product);
            if (facets) counter.count(product, misses, check.month());
            if (misses == 0) selection.hits.push_back({number, reason});
        });
    }
    if (facets) *facets = counter.take(m_nodes, query.filter);
    return selection;
}

void ProductSearch::order(Selection &selection, const ProductQuery &query, const SortByName &sortByName, Hits &hits)
{
    auto &all = selection.hits;
    const auto &facts = m_index.facts();
    const auto byRelevance = [&facts](const Selection::Hit &a, const Selection::Hit &b) {
        if (a.reason != b.reason) return a.reason < b.reason;
        const quint16 popularityOfA = facts[a.number].popularity;
        const quint16 popularityOfB = facts[b.number].popularity;
        return popularityOfA != popularityOfB ? popularityOfA > popularityOfB : a.number < b.number;
    };
    const auto first =
        static_cast<std::ptrdiff_t>(std::clamp<qsizetype>(query.offset, 0, static_cast<qsizetype>(all.size())));
    const auto last = std::min(first + std::max(query.limit, 0), static_cast<std::ptrdiff_t>(all.size()));
    const auto sortPage = [&](const auto &less) {
        const auto end = query.sort == SortOrder::Name
                             ? std::min(static_cast<std::ptrdiff_t>(all.size()), static_cast<std::ptrdiff_t>(mostNamed))
                             : last;
        std::partial_sort(all.begin(), all.begin() + end, all.end(), less);
    };
    switch (query.sort) {
    case SortOrder::PriceUp:
    case SortOrder::PriceDown:
        sortPage([&, up = query.sort == SortOrder::PriceUp](const Selection::Hit &a, const Selection::Hit &b) {
            const quint32 priceOfA = facts[a.number].priceFen;
            const quint32 priceOfB = facts[b.number].priceFen;
            if (priceOfA != priceOfB) return up ? priceOfA < priceOfB : priceOfA > priceOfB;
            return byRelevance(a, b);
        });
        break;
    case SortOrder::Newest:
        sortPage([&](const Selection::Hit &a, const Selection::Hit &b) {
            const quint16 dayOfA = facts[a.number].harvested;
            const quint16 dayOfB = facts[b.number].harvested;
            return dayOfA != dayOfB ? dayOfA > dayOfB : byRelevance(a, b);
        });
        break;
    case SortOrder::Name:
    case SortOrder::Relevance:
        sortPage(byRelevance);
        break;
    }
    if (query.sort == SortOrder::Name) {
        const auto named = std::min<qsizetype>(static_cast<qsizetype>(all.size()), mostNamed);
        QList<quint32> numbers;
        QHash<quint32, MatchReason> reasons;
        for (qsizetype i = 0; i < named; ++i) {
            numbers.append(all[static_cast<size_t>(i)].number);
            reasons.insert(numbers.last(), all[static_cast<size_t>(i)].reason);
        }
        sortByName(numbers, query.language);
        for (qsizetype i = 0; i < named && i < numbers.size(); ++i)
            all[static_cast<size_t>(i)] = {numbers.at(i), reasons.value(numbers.at(i))};
    }
    for (auto hit = all.begin() + first; hit < all.begin() + last; ++hit) {
        hits.numbers.append(hit->number);
        hits.reasons.append(hit->reason);
    }
    hits.total = static_cast<int>(all.size());
}

void ProductSearch::suggest(const ProductQuery &query, Hits &hits)
{
    const QueryText text = parseQuery(query.text, m_quantities);
    if (text.words.isEmpty()) return;
    QStringList words;
    for (const FoldedWord &word : text.words)
        words.append(word.text);
    const QString typed = words.join(u' ');
    QList<int> phrases = m_book.exactly(typed);
    const bool han = text.words.last().han;
    if (han || typed.size() >= 2) phrases += m_book.startingWith(typed, mostSuggestions);
    if (text.words.size() == 1 && !han) {
        phrases += m_book.withInitials(typed);
        if (typed.size() >= 2) phrases += m_book.pinyinStartingWith(typed, mostSuggestions);
        phrases += m_book.sounding(soundKey(typed));
    }
    // The words apart may name a place or a kind each.
    for (const QString &word : std::as_const(words))
        phrases += m_book.exactly(word);
    for (const int index : std::as_const(phrases)) {
        const Phrase &phrase = m_book.at(index);
        if (phrase.category) {
            const Category &category = m_nodes.at(m_places.value(*phrase.category)).category;
            const bool known = std::any_of(hits.categories.begin(), hits.categories.end(),
                                           [&category](const Category &other) { return other.id == category.id; });
            if (!known && hits.categories.size() < mostCategories) hits.categories.append(category);
        }
        const QString name = phrase.name.in(query.language);
        const bool same = name.compare(query.text.trimmed(), Qt::CaseInsensitive) == 0;
        if (!same && !name.isEmpty() && hits.suggestions.size() < mostSuggestions && !hits.suggestions.contains(name))
            hits.suggestions.append(name);
    }
}

ProductSearch::Hits ProductSearch::find(const ProductQuery &query, bool withFacets, const SortByName &sortByName)
{
    Hits hits;
    MatchTiers tiers;
    if (query.text.trimmed().isEmpty())
        tiers[MatchReason::Listed] = m_index.everything();
    else
        tiers = matchText(query.text, hits);
    Selection selection = select(tiers, query, withFacets ? &hits.facets : nullptr);
    order(selection, query, sortByName, hits);
    if (withFacets && !query.text.trimmed().isEmpty()) suggest(query, hits);
    return hits;
}

} // namespace caravan

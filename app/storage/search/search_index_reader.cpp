// SPDX-License-Identifier: Apache-2.0
#include "storage/search/search_index_reader.h"

#include "storage/catalog_meta.h"
#include "storage/query.h"
#include "storage/search/postings.h"
#include "storage/search/search_terms.h"

#include <array>

namespace caravan {

namespace {

constexpr qsizetype mostRemembered = 8 * 1024 * 1024; ///< bytes of sets
constexpr int mostCodes = 64;
constexpr qsizetype shortestEnd = 4; ///< of a GTIN, as the index variant_gtin_end has it
constexpr qsizetype longestCompared = 32;

/// What stands behind all terms that begin so.
QByteArray endOf(QByteArray start)
{
    start.append('\xff'); // in no UTF-8
    return start;
}

quint64 lettersOf(QStringView word)
{
    quint64 letters = 0;
    for (const QChar c : word)
        letters |= quint64{1} << (c.unicode() % 61);
    return letters;
}

} // namespace

int editDistance(QStringView typed, QStringView word, int most, bool beginning)
{
    typed = typed.left(longestCompared);
    word = word.left(longestCompared);
    using Row = std::array<int, longestCompared + 1>;
    std::array<Row, 3> rows{};
    for (int i = 0; i <= longestCompared; ++i)
        rows[0][static_cast<size_t>(i)] = i;
    const auto columns = static_cast<size_t>(typed.size());
    int best = beginning ? rows[0][columns] : most + 1;
    // Row j: the first j letters of the word; column i: the first i of what was typed.
    for (qsizetype j = 1; j <= word.size(); ++j) {
        Row &now = rows[static_cast<size_t>(j % 3)];
        const Row &before = rows[static_cast<size_t>((j + 2) % 3)];
        const Row &twoBefore = rows[static_cast<size_t>((j + 1) % 3)];
        now[0] = static_cast<int>(j);
        int least = now[0];
        for (size_t i = 1; i <= columns; ++i) {
            const auto at = static_cast<qsizetype>(i);
            const bool same = typed[at - 1] == word[j - 1];
            now[i] = std::min({before[i] + 1, now[i - 1] + 1, before[i - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && typed[at - 1] == word[j - 2] && typed[at - 2] == word[j - 1])
                now[i] = std::min(now[i], twoBefore[i - 2] + 1);
            least = std::min(least, now[i]);
        }
        if (beginning) best = std::min(best, now[columns]);
        if (least > most) return std::min(best, most + 1);
        if (!beginning && j == word.size()) best = now[columns];
    }
    return std::min(best, most + 1);
}

void SearchIndexReader::refresh(qint64 version)
{
    if (version == m_version) return;
    if (version < m_version) {
        m_version = -1;
        m_facts.clear();
    }
    m_known.clear();
    Query select(m_connection, "SELECT row, cells FROM search_facts WHERE stamp > ?");
    select.bind(m_version);
    while (select.step()) {
        const auto first = static_cast<quint32>(select.integer(0)) * factCells::perRow;
        const QByteArray cells = select.blob(1);
        const auto count = static_cast<size_t>(std::min<qsizetype>(cells.size() / factCells::size, factCells::perRow));
        if (m_facts.size() < first + count) m_facts.resize(first + count);
        for (size_t i = 0; i < count; ++i)
            m_facts[first + i] = factCells::read(cells, first + static_cast<quint32>(i));
    }
    m_version = version;
}

NumberSet SearchIndexReader::everything() const
{
    NumberSet all(size());
    for (size_t i = 0; i < m_facts.size(); ++i)
        if (m_facts[i].has(ProductFacts::Sold)) all.insert(static_cast<quint32>(i));
    return all;
}

const NumberSet &SearchIndexReader::exactly(const QByteArray &term)
{
    const auto known = m_known.constFind(term);
    if (known != m_known.constEnd()) return *known;
    if (m_known.size() * (size() / 8 + 64) > mostRemembered) m_known.clear();
    NumberSet found;
    Query select(m_connection, "SELECT chunk, numbers FROM search_term WHERE term = ?");
    select.bind(term);
    while (select.step()) {
        if (found.words(0).empty()) found = NumberSet(size());
        postings::decode(select.blob(1), static_cast<quint32>(select.integer(0)), found);
    }
    return *m_known.insert(term, std::move(found));
}

NumberSet SearchIndexReader::startingWith(const QByteArray &start, int most)
{
    NumberSet found;
    Query select(m_connection, "SELECT chunk, numbers FROM search_term WHERE term >= ? AND term < ? LIMIT ?");
    select.bind(start, endOf(start), most);
    while (select.step()) {
        if (found.words(0).empty()) found = NumberSet(size());
        postings::decode(select.blob(1), static_cast<quint32>(select.integer(0)), found);
    }
    return found;
}

void SearchIndexReader::collect(const char *sql, const QString &text, NumberSet &into)
{
    Query select(m_connection, sql);
    select.bind(text, QString(text + QChar(0x7f)), mostCodes);
    while (select.step())
        into.insert(static_cast<quint32>(select.integer(0)));
}

NumberSet SearchIndexReader::withGtin(const QString &digits)
{
    NumberSet found(size());
    Query select(m_connection, "SELECT product FROM variant WHERE gtin = ? AND gtin <> '' LIMIT ?");
    select.bind(digits.rightJustified(14, u'0'), mostCodes);
    while (select.step())
        found.insert(static_cast<quint32>(select.integer(0)));
    return found;
}

NumberSet SearchIndexReader::withCode(const QString &folded)
{
    NumberSet found(size());
    collect("SELECT product FROM variant WHERE lower(replace(replace(replace(sku, '-', ''), '.', ''), '_', '')) >= ? "
            "AND lower(replace(replace(replace(sku, '-', ''), '.', ''), '_', '')) < ? LIMIT ?",
            folded, found);
    const bool digits = std::all_of(folded.begin(), folded.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || folded.size() > 14) return found;
    // As printed: filled up to 14 digits with zeros in front of 13, 12 or 8.
    for (const qsizetype printed : {qsizetype{14}, qsizetype{13}, qsizetype{12}, qsizetype{8}})
        if (folded.size() <= printed)
            collect("SELECT product FROM variant WHERE gtin >= ? AND gtin < ? AND gtin <> '' LIMIT ?",
                    QString(QString(14 - printed, u'0') + folded), found);
    if (folded.size() < shortestEnd) return found;
    Query select(m_connection, "SELECT product FROM variant WHERE gtin <> '' AND substr(gtin, -4) = ? "
                               "AND substr(gtin, -length(?2)) = ?2 LIMIT ?");
    select.bind(folded.right(shortestEnd), folded, mostCodes);
    while (select.step())
        found.insert(static_cast<quint32>(select.integer(0)));
    return found;
}

void SearchIndexReader::setMoreWords(QStringList words)
{
    m_moreWords = std::move(words);
    m_wordsVersion = -1;
}

void SearchIndexReader::addSpelling(const QString &word)
{
    if (word.size() >= 3 && word.size() <= longestCompared) m_spellings.push_back({word, lettersOf(word)});
}

void SearchIndexReader::loadWords()
{
    const qint64 version = catalogMeta::value(m_connection, catalogMeta::words);
    if (version == m_wordsVersion) return;
    m_spellings.clear();
    for (const QString &word : std::as_const(m_moreWords))
        addSpelling(word);
    const QByteArray first(1, term::word);
    Query select(m_connection, "SELECT DISTINCT term FROM search_term WHERE term >= ? AND term < ?");
    select.bind(first, endOf(first));
    while (select.step())
        addSpelling(QString::fromUtf8(select.blob(0).mid(1)));
    m_wordsVersion = version;
}

QStringList SearchIndexReader::wordsNear(const QString &word, bool unfinished, int most)
{
    if (word.size() < 4 || word.size() > longestCompared) return {};
    loadWords();
    const int edits = word.size() >= 8 ? 2 : 1;
    const quint64 typed = lettersOf(word);
    struct Near
    {
        int distance;
        const QString *word;
    };
    std::vector<Near> near;
    for (const Spelling &spelling : m_spellings) {
        // Each change takes at most one letter from, or gives one to, what the words have in common.
        if (std::popcount(typed & ~spelling.letters) > edits) continue;
        const qsizetype longer = spelling.word.size() - word.size();
        if (longer < -edits || (longer > edits && !unfinished)) continue;
        int distance = 2 * editDistance(word, spelling.word, edits, false);
        if (distance > 2 * edits && unfinished) distance = 2 * editDistance(word, spelling.word, edits, true) + 1;
        if (distance > 0 && distance <= 2 * edits + (unfinished ? 1 : 0)) near.push_back({distance, &spelling.word});
    }
    std::stable_sort(near.begin(), near.end(), [&word](const Near &a, const Near &b) {
        // The first letter is seldom wrong.
        const bool firstOfA = a.word->front() == word.front();
        const bool firstOfB = b.word->front() == word.front();
        if (a.distance != b.distance) return a.distance < b.distance;
        if (firstOfA != firstOfB) return firstOfA;
        return std::abs(a.word->size() - word.size()) < std::abs(b.word->size() - word.size());
    });
    QStringList words;
    for (const Near &entry : near) {
        if (words.size() >= most || entry.distance > near.front().distance + 1) break;
        if (!words.contains(*entry.word)) words.append(*entry.word);
    }
    return words;
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "storage/search/search_index_writer.h"

#include "storage/query.h"
#include "storage/search/postings.h"

#include <algorithm>

namespace caravan {

namespace {
constexpr qsizetype mostPending = 6'000'000; ///< places of terms kept in memory, 4 bytes each
}

void SearchIndexWriter::add(quint32 number, const QByteArrayList &terms)
{
    for (const QByteArray &term : terms)
        m_terms[term].added.push_back(number);
    m_pending += terms.size();
    if (m_pending > mostPending) flushTerms();
}

void SearchIndexWriter::remove(quint32 number, const QByteArrayList &terms)
{
    for (const QByteArray &term : terms)
        m_terms[term].removed.push_back(number);
    m_pending += terms.size();
}

QByteArray &SearchIndexWriter::cells(quint32 row)
{
    const auto known = m_facts.find(row);
    if (known != m_facts.end()) return known->second;
    QByteArray bytes;
    if (!m_fresh) {
        Query select(m_connection, "SELECT cells FROM search_facts WHERE row = ?");
        if (select.bind(static_cast<qint64>(row)).step()) bytes = select.blob(0);
    }
    return m_facts.emplace(row, bytes).first->second;
}

void SearchIndexWriter::setFacts(quint32 number, const ProductFacts &facts)
{
    factCells::write(cells(number / factCells::perRow), number, facts);
}

void SearchIndexWriter::clear()
{
    drop();
    Query(m_connection, "DELETE FROM search_term").run();
    Query(m_connection, "DELETE FROM search_facts").run();
    m_fresh = true;
}

void SearchIndexWriter::clearKind(char kind)
{
    Query(m_connection, "DELETE FROM search_term WHERE term >= ? AND term < ?")
        .bind(QByteArray(1, kind), QByteArray(1, static_cast<char>(kind + 1)))
        .run();
}

void SearchIndexWriter::writeChunk(const QByteArray &term, quint32 chunk, const Change &change)
{
    const auto lows = [chunk](const std::vector<quint32> &numbers) {
        std::vector<quint16> low;
        for (const quint32 number : numbers)
            if (number / postings::chunkSize == chunk)
                low.push_back(static_cast<quint16>(number % postings::chunkSize));
        return low;
    };
    QByteArray before;
    if (!m_fresh) {
        Query select(m_connection, "SELECT numbers FROM search_term WHERE term = ? AND chunk = ?");
        if (select.bind(term, static_cast<qint64>(chunk)).step()) before = select.blob(0);
    }
    const QByteArray after = postings::changed(before, lows(change.added), lows(change.removed));
    if (after == before) return;
    if (after.isEmpty())
        Query(m_connection, "DELETE FROM search_term WHERE term = ? AND chunk = ?")
            .bind(term, static_cast<qint64>(chunk))
            .run();
    else
        Query(m_connection, "INSERT OR REPLACE INTO search_term(term, chunk, numbers) VALUES(?, ?, ?)")
            .bind(term, static_cast<qint64>(chunk), after)
            .run();
}

void SearchIndexWriter::flushTerms()
{
    // In the order of the table: neighbours share their pages.
    std::vector<const QByteArray *> order;
    order.reserve(static_cast<size_t>(m_terms.size()));
    for (auto entry = m_terms.keyBegin(); entry != m_terms.keyEnd(); ++entry)
        order.push_back(&*entry);
    std::sort(order.begin(), order.end(), [](const QByteArray *a, const QByteArray *b) { return *a < *b; });
    for (const QByteArray *term : order) {
        const Change &change = *m_terms.constFind(*term);
        std::vector<quint32> chunks;
        for (const auto *numbers : {&change.added, &change.removed})
            for (const quint32 number : *numbers)
                if (const quint32 chunk = number / postings::chunkSize;
                    std::find(chunks.begin(), chunks.end(), chunk) == chunks.end())
                    chunks.push_back(chunk);
        for (const quint32 chunk : chunks)
            writeChunk(*term, chunk, change);
    }
    m_terms.clear();
    m_pending = 0;
    m_fresh = false;
}

void SearchIndexWriter::flush(qint64 stamp)
{
    if (!m_terms.isEmpty()) flushTerms();
    for (const auto &[row, bytes] : m_facts)
        Query(m_connection, "INSERT OR REPLACE INTO search_facts(row, stamp, cells) VALUES(?, ?, ?)")
            .bind(static_cast<qint64>(row), stamp, bytes)
            .run();
    m_facts.clear();
    m_fresh = false;
}

void SearchIndexWriter::drop()
{
    m_terms.clear();
    m_facts.clear();
    m_pending = 0;
    m_fresh = false;
}

} // namespace caravan

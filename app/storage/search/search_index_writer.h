// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/search/product_facts.h"

#include <QByteArrayList>
#include <QHash>

#include <map>
#include <optional>
#include <vector>

namespace caravan {

class Connection;

/// The writing side of the search index in catalog.db: gathers what changes and writes each row once. Call it inside a
/// transaction and flush() before its end; drop() where it ends otherwise. Members may throw SQLite::Exception.
class SearchIndexWriter
{
public:
    explicit SearchIndexWriter(Connection &connection)
        : m_connection(connection)
    {
    }

    void add(quint32 number, const QByteArrayList &terms);
    void remove(quint32 number, const QByteArrayList &terms);
    void setFacts(quint32 number, const ProductFacts &facts);
    /// Forgets the index: a new one is to be made, whose terms are all new.
    void clear();
    /// Takes out all terms of a kind.
    void clearKind(char kind);
    /// `stamp`: the catalog's version of which the facts are part.
    void flush(qint64 stamp);
    void drop();

private:
    struct Change
    {
        std::vector<quint32> added;
        std::vector<quint32> removed;
    };
    void flushTerms();
    void writeChunk(const QByteArray &term, quint32 chunk, const Change &change);
    QByteArray &cells(quint32 row);

    Connection &m_connection;
    QHash<QByteArray, Change> m_terms;
    std::map<quint32, QByteArray> m_facts;
    qsizetype m_pending = 0;
    bool m_fresh = false; ///< nothing to merge with
};

} // namespace caravan

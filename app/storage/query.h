// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/connection.h"

#include <QByteArray>
#include <QString>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <limits>
#include <string>

namespace caravan {

/// One use of a kept statement, internal to storage/: binds by position, reads columns in Qt's types, and resets the
/// statement when it goes. Never two at a time over the same text. Every member may throw SQLite::Exception.
class Query
{
public:
    Query(Connection &connection, const char *sql)
        : m_statement(connection.statement(sql))
    {
    }
    ~Query()
    {
        m_statement.tryReset();
        sqlite3ClearQuietly();
    }
    Q_DISABLE_COPY_MOVE(Query)

    template <class... Values> Query &bind(const Values &...values)
    {
        (bindNext(values), ...);
        return *this;
    }
    /// To the next row; false after the last.
    bool step() { return m_statement.executeStep(); }
    /// Runs a statement that returns no row; the number of rows that it changed.
    int run()
    {
        const int changed = m_statement.exec();
        m_statement.reset();
        m_next = 1;
        return changed;
    }
    /// For another round with other values.
    void again()
    {
        m_statement.reset();
        m_next = 1;
    }

    [[nodiscard]] qint64 integer(int column) const { return m_statement.getColumn(column).getInt64(); }
    [[nodiscard]] int number(int column) const { return m_statement.getColumn(column).getInt(); }
    [[nodiscard]] bool isNull(int column) const { return m_statement.isColumnNull(column); }
    /// A null array for NULL.
    [[nodiscard]] QByteArray blob(int column) const
    {
        if (isNull(column)) return {};
        const SQLite::Column value = m_statement.getColumn(column);
        const void *const bytes = value.getBlob(); // null where there are none: an empty BLOB is still no NULL
        return bytes ? QByteArray(static_cast<const char *>(bytes), value.getBytes()) : QByteArray("", 0);
    }
    [[nodiscard]] QString text(int column) const
    {
        const SQLite::Column value = m_statement.getColumn(column);
        const char *const utf8 = value.getText();
        return QString::fromUtf8(utf8, value.getBytes());
    }

private:
    void sqlite3ClearQuietly() noexcept
    {
        try {
            m_statement.clearBindings();
        } catch (const std::exception &) {
            // clearing cannot fail on a reset statement; the values would only stay a little longer
        }
    }
    void bindNext(std::nullptr_t) { m_statement.bind(m_next++); }
    void bindNext(int value) { m_statement.bind(m_next++, value); }
    void bindNext(bool value) { m_statement.bind(m_next++, value ? 1 : 0); }
    void bindNext(qint64 value) { m_statement.bind(m_next++, static_cast<int64_t>(value)); }
    void bindNext(const QString &value)
    {
        const QByteArray utf8 = value.toUtf8();
        m_statement.bind(m_next++, std::string(utf8.constData(), static_cast<size_t>(utf8.size())));
    }
    void bindNext(const QByteArray &value)
    {
        // A null array is NULL, an empty one an empty BLOB.
        if (value.isNull())
            m_statement.bind(m_next++);
        else
            m_statement.bind(m_next++, static_cast<const void *>(value.constData()), static_cast<int>(value.size()));
    }

    SQLite::Statement &m_statement;
    int m_next = 1;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <SQLiteCpp/Statement.h>

#include <string>

namespace caravan::demostore {

inline void bindText(SQLite::Statement &statement, int index, const QString &text)
{
    statement.bind(index, text.toStdString());
}
inline void bindText(SQLite::Statement &statement, int index, const QByteArray &utf8)
{
    statement.bind(index, utf8.toStdString());
}
inline void bindInteger(SQLite::Statement &statement, int index, qint64 number)
{
    statement.bind(index, static_cast<int64_t>(number));
}
inline QByteArray columnBytes(SQLite::Statement &statement, int index)
{
    return QByteArray::fromStdString(statement.getColumn(index).getString());
}
inline QString columnText(SQLite::Statement &statement, int index)
{
    return QString::fromStdString(statement.getColumn(index).getString());
}
inline qint64 columnInteger(SQLite::Statement &statement, int index) { return statement.getColumn(index).getInt64(); }

} // namespace caravan::demostore

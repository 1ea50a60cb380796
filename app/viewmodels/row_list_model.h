// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

#include <span>

namespace caravan {

/// A list model with a `count` that QML can bind to.
class CountedListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int count() const { return rowCount(QModelIndex()); }

signals:
    void countChanged();
};

/// List model over plain values: a derived class names its roles once, each with the function that reads it.
template <class Row> class RowListModel : public CountedListModel
{
public:
    struct Role
    {
        const char *name;
        QVariant (*read)(const Row &row);
    };

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const qsizetype column = role - Qt::UserRole;
        if (index.row() < 0 || index.row() >= m_rows.size() || column < 0 || column >= std::ssize(m_roles)) return {};
        return m_roles[static_cast<size_t>(column)].read(m_rows.at(index.row()));
    }

    [[nodiscard]] QHash<int, QByteArray> roleNames() const override
    {
        QHash<int, QByteArray> names;
        int role = Qt::UserRole;
        for (const Role &entry : m_roles)
            names.insert(role++, entry.name);
        return names;
    }

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

protected:
    RowListModel(std::span<const Role> roles, QObject *parent)
        : CountedListModel(parent)
        , m_roles(roles)
    {
    }

    void resetRows(QList<Row> rows)
    {
        const bool counted = rows.size() != m_rows.size();
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        if (counted) emit countChanged();
    }

    /// Same number of rows in the same order: views keep their place and their delegates.
    void updateRows(QList<Row> rows)
    {
        Q_ASSERT(rows.size() == m_rows.size());
        m_rows = std::move(rows);
        if (!m_rows.isEmpty()) emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
    }

    void appendRows(const QList<Row> &rows)
    {
        if (rows.isEmpty()) return;
        const int first = static_cast<int>(m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
        m_rows += rows;
        endInsertRows();
        emit countChanged();
    }

private:
    std::span<const Role> m_roles;
    QList<Row> m_rows;
};

} // namespace caravan

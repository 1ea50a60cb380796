// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/field_selection.h"

#include <QJsonArray>

#include <algorithm>

namespace caravan::demostore {

namespace {

QJsonObject trimmed(const QJsonObject &object, const QList<QStringList> &paths);

QJsonValue trimmedValue(const QJsonValue &value, const QList<QStringList> &below)
{
    if (value.isObject()) return trimmed(value.toObject(), below);
    if (!value.isArray()) return value;
    QJsonArray rows;
    const QJsonArray source = value.toArray();
    for (const QJsonValue &row : source)
        rows.append(trimmedValue(row, below));
    return rows;
}

QJsonObject trimmed(const QJsonObject &object, const QList<QStringList> &paths)
{
    QJsonObject out;
    const QString id = QStringLiteral("id");
    if (object.contains(id)) out.insert(id, object.value(id));
    for (auto member = object.begin(); member != object.end(); ++member) {
        QList<QStringList> below;
        bool named = false;
        bool whole = false;
        for (const QStringList &path : paths) {
            if (path.first() != member.key()) continue;
            named = true;
            if (path.size() == 1)
                whole = true;
            else
                below.append(path.mid(1));
        }
        if (named) out.insert(member.key(), whole ? member.value() : trimmedValue(member.value(), below));
    }
    return out;
}

} // namespace

FieldSelection FieldSelection::parse(const QString &fields)
{
    constexpr qsizetype maximumFields = 200;
    constexpr qsizetype maximumDepth = 4;
    FieldSelection selection;
    const QStringList tokens = fields.split(u',', Qt::SkipEmptyParts).mid(0, maximumFields);
    for (QString token : tokens) {
        token = token.trimmed();
        bool signedToken = false;
        while (!token.isEmpty() && QStringView(u"+-* ").contains(token.front())) {
            signedToken = signedToken || token.front() != u'*';
            token.remove(0, 1);
        }
        const QStringList path = token.split(u'.', Qt::SkipEmptyParts).mid(0, maximumDepth);
        if (path.isEmpty() || (path.first() == u"categories" && path.size() > 1)) continue;
        if (!signedToken) selection.m_everything = false;
        selection.m_paths.append(path);
    }
    return selection;
}

bool FieldSelection::wants(QStringView member) const { return m_everything || names(member); }

bool FieldSelection::names(QStringView member) const
{
    return std::any_of(m_paths.begin(), m_paths.end(),
                       [member](const QStringList &path) { return path.first() == member; });
}

QJsonObject FieldSelection::trim(const QJsonObject &object) const
{
    return m_everything ? object : trimmed(object, m_paths);
}

} // namespace caravan::demostore

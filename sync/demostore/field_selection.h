// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace caravan::demostore {

/// The `fields` parameter: which members of an answer's objects are wanted. Read leniently: `id,title` names members,
/// `variants.id` members of nested objects, `*variants` a whole relation; `+x` adds to the documented shape, which is
/// served whole where nothing is named without a sign. `id` is always there.
/// `categories.id` is dropped without a word, as Medusa does: only `*categories` or `categories` brings the relation.
class FieldSelection
{
public:
    FieldSelection() = default; ///< everything
    static FieldSelection parse(const QString &fields);

    /// Whether a top-level member can be in the answer at all: saves making it.
    [[nodiscard]] bool wants(QStringView member) const;
    /// Whether the member was named, with or without a sign.
    [[nodiscard]] bool names(QStringView member) const;
    /// The object with only what was asked for.
    [[nodiscard]] QJsonObject trim(const QJsonObject &object) const;

private:
    bool m_everything = true;
    QList<QStringList> m_paths;
};

} // namespace caravan::demostore

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "storage/search/pinyin.h"

#include <QHash>
#include <QMap>
#include <QStringList>

#include <optional>

namespace caravan {

/// A thing under all the names shoppers have for it, or a category.
struct Phrase
{
    LocalizedText name;          ///< the first one in each language
    QStringList members;         ///< all names, as written
    std::optional<int> category; ///< number of the category that it is; absent: a line of synonyms.txt
    QStringList tags;            ///< `#gift`: products with this tag
    QStringList handles;         ///< `@dried-fruit`: products of this category
};

/// Names that mean more than their letters: the synonyms that come with the program (resources/search/synonyms.txt) and
/// the categories of the catalog; found by name, by pinyin, by initials and by sound. Used by one thread.
class PhraseBook
{
public:
    /// With the synonyms; categories come by addCategory().
    PhraseBook();

    void addCategory(int number, const LocalizedText &name);

    [[nodiscard]] const Phrase &at(int index) const { return m_phrases.at(index); }
    /// By folded words with spaces between, or folded Han.
    [[nodiscard]] QList<int> exactly(const QString &folded) const { return m_names.value(folded); }
    [[nodiscard]] QList<int> startingWith(const QString &folded, qsizetype most) const;
    [[nodiscard]] QList<int> withPinyin(const QString &letters) const { return m_pinyins.value(letters); }
    [[nodiscard]] QList<int> pinyinStartingWith(const QString &letters, qsizetype most) const;
    [[nodiscard]] QList<int> withInitials(const QString &letters) const { return m_initials.value(letters); }
    [[nodiscard]] QList<int> sounding(const QString &soundKey) const { return m_sounds.value(soundKey); }
    /// Categories of whose Chinese name this is a part.
    [[nodiscard]] QList<int> categoriesWith(const QString &han) const;
    /// The run cut before and after the longest names in it: 新疆葡萄干 → 新疆, 葡萄干.
    [[nodiscard]] QStringList cut(const QString &han) const;
    /// All single words and pinyin names, to tell a typing error from a word.
    [[nodiscard]] QStringList words() const;

private:
    void addName(int index, const QString &name);
    static QList<int> from(const QMap<QString, QList<int>> &map, const QString &start, qsizetype most);

    Pinyin m_pinyin;
    QList<Phrase> m_phrases;
    QMap<QString, QList<int>> m_names;
    QMap<QString, QList<int>> m_pinyins;
    QHash<QString, QList<int>> m_initials;
    QHash<QString, QList<int>> m_sounds;
    QList<std::pair<QString, int>> m_categoryHan;
    qsizetype m_longestHan = 0;
};

} // namespace caravan

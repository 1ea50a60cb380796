// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "storage/search/folding.h"
#include "storage/search/pinyin.h"

#include <QByteArrayList>
#include <QList>
#include <QSet>

namespace caravan {

/// The first byte of a term says what of a product it is; the rest is folded text (docs/search.md).
namespace term {

inline constexpr char name = 'n';        ///< the whole name without spaces
inline constexpr char nameStart = 'f';   ///< its first 1 to 3 characters
inline constexpr char pinyinName = 'y';  ///< the whole Chinese name in pinyin
inline constexpr char lastWord = 'e';    ///< what the name ends with: a word, or one to four Han characters
inline constexpr char lastSound = 'o';   ///< the uyghurKey() of an Uyghur name's last word without its ending
inline constexpr char word = 'w';        ///< a word of a name
inline constexpr char wordStart = 'p';   ///< its first 1 to 3 letters
inline constexpr char sound = 'l';       ///< how a word in Cyrillic or Arabic letters sounds
inline constexpr char soundStart = 'q';  ///< its first 1 to 3 letters
inline constexpr char uyghur = 'u';      ///< the same of Uyghur without what endings change
inline constexpr char han = 'h';         ///< one Han character or two neighbours
inline constexpr char syllable = 's';    ///< the pinyin of a character
inline constexpr char initials = 'i';    ///< the first letters of 1 to 4 neighbours
inline constexpr char description = 'd'; ///< a word or two Han neighbours of description or size
inline constexpr char category = 'c';    ///< a category's number: it or one below it
inline constexpr char code = 'k';        ///< a part of a SKU
inline constexpr char grams = 'g';       ///< the net weight of a size
inline constexpr char millilitres = 'm';

inline constexpr qsizetype longestStart = 3;    ///< of wordStart, nameStart, soundStart
inline constexpr qsizetype longestInitials = 4; ///< of initials
inline constexpr qsizetype longestEnding = 4;   ///< of lastWord in Han

inline QByteArray of(char kind, const QString &text) { return char(kind) + text.toUtf8(); }
inline QByteArray of(char kind, qint64 number) { return char(kind) + QByteArray::number(number); }

} // namespace term

/// What of a product can be found.
struct SearchableProduct
{
    struct Size
    {
        QString sku;
        LocalizedText title;
        int grams = 0; ///< 0: none
        int millilitres = 0;
    };

    LocalizedText title;
    LocalizedText description;
    QList<int> categories; ///< numbers, ancestors among them
    QList<Size> sizes;
};

/// Makes the terms under which a product is found. Equal for equal input. Used by one thread.
class SearchTerms
{
public:
    /// Each once, sorted; at most 2,000.
    QByteArrayList of(const SearchableProduct &product);

private:
    void addName(const QString &name, Language language);
    void addWord(const QString &word);
    void addSound(const FoldedWord &word, Language language);
    void addLastWord(const FoldedWord &word, Language language);
    void addHan(const QString &han);
    void addSyllables(const QStringList &syllables);
    void addDescription(const QString &text);
    void addSize(const SearchableProduct::Size &size);
    void add(char kind, const QString &text) { m_terms.insert(term::of(kind, text)); }
    void addStarts(char kind, const QString &text);

    Pinyin m_pinyin;
    QSet<QByteArray> m_terms;
};

/// The characters of a run, one string each: a character outside the BMP is two QChars.
QStringList hanCharacters(const QString &han);

} // namespace caravan

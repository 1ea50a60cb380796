// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace caravan {

/// A text that letters may stand for, and how many of the letters it uses up.
struct PinyinMatch
{
    QString text;
    qsizetype letters = 0;
};

/// Syllables with their characters, the frequent ones first, and words (places, family names, parts of an address).
/// Immutable after reading; any thread.
class PinyinTable
{
public:
    /// Reads lines "syllable characters" and "syllable'syllable… word word…"; `#` starts a comment.
    /// Lines that are neither are left out.
    static PinyinTable parse(const QString &lines);
    /// The one in the program's resources, read at first use.
    static const PinyinTable &shipped();

    /// Best first: words for all letters, words for the first letters, characters of the first syllable, and
    /// while the last syllable is not complete, characters of the syllables that it may become.
    [[nodiscard]] QList<PinyinMatch> matches(const QString &letters, int atMost) const;

    [[nodiscard]] bool isSyllable(const QString &letters) const { return m_characters.contains(letters); }
    [[nodiscard]] QString characters(const QString &syllable) const { return m_characters.value(syllable); }
    [[nodiscard]] QStringList syllables() const { return m_syllables; }

private:
    struct Word
    {
        QString letters;  ///< without separators
        QString initials; ///< first letter of each syllable
        QString text;
    };

    /// Length of the first syllable of `letters`: the longest after which the rest can still be read; 0 if none.
    [[nodiscard]] qsizetype firstSyllable(const QString &letters) const;
    [[nodiscard]] bool readable(const QString &letters) const;

    QHash<QString, QString> m_characters;
    QStringList m_syllables; ///< sorted
    QList<Word> m_words;
};

} // namespace caravan

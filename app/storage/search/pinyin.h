// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace caravan {

/// Reads Han text aloud in pinyin: each character as in han-readings.txt, but for the words in pinyin-phrases.txt
/// (重庆 → chong qing). Any thread.
class Pinyin
{
public:
    Pinyin();

    /// One syllable a character, in ASCII without tones, ü as v (as it is typed); empty for a character that has no
    /// reading.
    [[nodiscard]] QStringList syllables(const QString &han) const;
    /// As syllables(), then once more with the second reading of each word that has two (莎车: sha che, suo che).
    [[nodiscard]] QList<QStringList> readings(const QString &han) const;

private:
    [[nodiscard]] QStringList read(const QString &han, const QHash<QString, QStringList> &preferred) const;

    QHash<QString, QStringList> m_words;
    QHash<QString, QStringList> m_others; ///< second readings
};

/// Ways to read letters as pinyin, each a row of syllables of which any may be cut down to its first letters, and the
/// last may still be growing: `hmgua`, `putaog`, `ptgan`. The likeliest (fewest parts) first; at most `limit`.
/// Empty where the letters cannot be read so.
QList<QStringList> pinyinSplits(const QString &letters, qsizetype limit);

} // namespace caravan

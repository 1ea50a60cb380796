// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>

namespace caravan {

/// Reads Han text aloud in pinyin: ICU's Han-Latin for single characters, remembered, and a table of words and
/// characters that ICU reads otherwise than they are sold (长枣 → zhang zao). Used by one thread.
class Pinyin
{
public:
    Pinyin();
    ~Pinyin();
    Q_DISABLE_COPY_MOVE(Pinyin)

    /// One syllable a character, in ASCII without tones, ü as v (as it is typed); empty for a character that has no
    /// reading.
    QStringList syllables(const QString &han);

private:
    QString reading(char32_t character);

    struct Transliterator;
    std::unique_ptr<Transliterator> m_transliterator;
    QHash<char32_t, QString> m_readings;
};

} // namespace caravan

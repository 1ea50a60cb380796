// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/search/pinyin.h"

#include <QSet>
#include <QStringList>

namespace caravan {

/// What of a product can be found.
struct SearchableText
{
    QStringList texts; ///< titles, places, categories, in all languages
    QStringList codes; ///< SKUs
    QStringList gtins; ///< 14 digits each
};

/// Makes the tokens of the full-text index. Its tokenizer ("ascii") takes them as they are; FTS5 finds them by prefix.
/// - letters: the folded word, and in Latin letters where it is Cyrillic or Uyghur;
/// - Han: each pair of neighbours and the last character alone; from each character on, the pinyin run together
///   (putaogan, taogan, gan) and its initials (ptg, tg, g);
/// - a SKU whole and in parts, a GTIN as 14 digits and as printed.
/// Used by one thread.
class SearchTokenizer
{
public:
    /// The tokens of all, each once, sorted, with spaces between: equal for equal input.
    QString tokens(const SearchableText &searchable);

private:
    void addText(const QString &text);
    void addWords(const QString &text);
    void addHan(const QString &han);
    void addGtin(const QString &gtin);

    Pinyin m_pinyin;
    QSet<QString> m_tokens;
};

/// The FTS5 query for what the shopper typed: every word must be there, as a prefix. Only letters and digits get into
/// it, quoted, so nothing that is typed is an operator. Empty where the text has no word: then nothing is found.
QString matchExpression(const QString &typed);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "storage/search/query_text.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr qsizetype longestTyped = 200;
constexpr qsizetype mostWords = 8;
constexpr qsizetype longestJoined = 60; ///< as SearchTerms cuts a name

} // namespace

QueryText parseQuery(const QString &typed, const Quantities &quantities)
{
    QString text = typed.left(longestTyped).normalized(QString::NormalizationForm_KC).toLower();
    QueryText query;
    query.unfinished = !text.isEmpty() && text.back().isLetterOrNumber();
    for (const FoldedWord &word : foldWords(text))
        query.joined += word.text;
    query.joined.truncate(longestJoined);
    query.quantities = quantities.take(text);
    query.words = foldWords(text);
    if (query.words.size() > mostWords) query.words.resize(mostWords);
    return query;
}

QString otherKeyboard(const QString &typed)
{
    static const QString latin = u"qwertyuiop[]asdfghjkl;'zxcvbnm,.`"_qs;
    static const QString cyrillic = u"йцукенгшщзхъфывапролджэячсмитьбюё"_qs;
    const QString text = typed.left(longestTyped).toLower();
    const auto letters = [&text](char16_t first, char16_t last) {
        return std::any_of(text.begin(), text.end(), [=](QChar c) { return c >= first && c <= last; });
    };
    const bool fromLatin = letters(u'a', u'z');
    const bool fromCyrillic = letters(u'а', u'я') || text.contains(u'ё');
    if (fromLatin == fromCyrillic) return {};
    const QString &from = fromLatin ? latin : cyrillic;
    const QString &to = fromLatin ? cyrillic : latin;
    QString other;
    for (const QChar c : text) {
        const qsizetype at = from.indexOf(c);
        other += at < 0 ? c : to.at(at);
    }
    return other;
}

} // namespace caravan

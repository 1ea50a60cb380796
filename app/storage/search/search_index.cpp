// SPDX-License-Identifier: Apache-2.0
#include "storage/search/search_index.h"

#include "storage/search/folding.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr qsizetype maximumToken = 32; // as foldWords() cuts a word
constexpr qsizetype maximumTokens = 4'000;
constexpr qsizetype maximumTyped = 200;
constexpr qsizetype maximumTerms = 12;

/// The characters of a run, one string each: a character outside the BMP is two QChars.
QStringList characters(const QString &han)
{
    QStringList list;
    const QList<uint> points = han.toUcs4();
    for (const char32_t c : points)
        list.append(QString::fromUcs4(&c, 1));
    return list;
}

} // namespace

QString SearchTokenizer::tokens(const SearchableText &searchable)
{
    m_tokens.clear();
    for (const QString &text : searchable.texts)
        addText(text);
    for (const QString &code : searchable.codes) {
        addWords(code);
        QString joined;
        for (const FoldedWord &word : foldWords(code))
            joined += word.text;
        m_tokens.insert(joined.left(maximumToken));
    }
    for (const QString &gtin : searchable.gtins)
        addGtin(gtin);
    m_tokens.remove(QString());
    QStringList sorted(m_tokens.cbegin(), m_tokens.cend());
    std::sort(sorted.begin(), sorted.end());
    if (sorted.size() > maximumTokens) sorted.resize(maximumTokens);
    return sorted.join(u' ');
}

void SearchTokenizer::addText(const QString &text)
{
    addWords(text);
    const QString latin = toLatin(text);
    if (latin != text.toLower()) addWords(latin);
}

void SearchTokenizer::addWords(const QString &text)
{
    for (const FoldedWord &word : foldWords(text)) {
        if (word.han)
            addHan(word.text);
        else
            m_tokens.insert(word.text);
    }
}

void SearchTokenizer::addHan(const QString &han)
{
    const QStringList chars = characters(han);
    for (qsizetype i = 0; i < chars.size(); ++i)
        m_tokens.insert(i + 1 < chars.size() ? QString(chars.at(i) + chars.at(i + 1)) : chars.at(i));

    const QStringList syllables = m_pinyin.syllables(han);
    for (qsizetype i = 0; i < syllables.size(); ++i) {
        QString whole;
        QString initials;
        for (qsizetype j = i; j < syllables.size() && whole.size() < maximumToken; ++j) {
            whole += syllables.at(j);
            initials += syllables.at(j).left(1);
        }
        whole.truncate(maximumToken);
        m_tokens.insert(whole);
        m_tokens.insert(initials);
        // 绿 is typed "lv" and read "lü": both are tried, and "lu" for who leaves the dots out.
        if (whole.contains(u'v')) m_tokens.insert(QString(whole).replace(u'v', u'u'));
    }
}

void SearchTokenizer::addGtin(const QString &gtin)
{
    m_tokens.insert(gtin);
    // As printed: the filling of 14 digits goes; 13 digits for EAN-13, 12 for UPC-A, 8 for EAN-8.
    for (qsizetype length : {13, 12, 8})
        if (gtin.size() > length && gtin.left(gtin.size() - length).count(u'0') == gtin.size() - length)
            m_tokens.insert(gtin.right(length));
}

QString matchExpression(const QString &typed)
{
    QStringList terms;
    const auto add = [&terms](const QString &word, bool prefix) {
        terms.append(QString(u'"' + word + (prefix ? u"\"*" : u"\"")));
    };
    for (const FoldedWord &word : foldWords(typed.left(maximumTyped))) {
        if (!word.han) {
            add(word.text, true);
            continue;
        }
        const QStringList chars = characters(word.text);
        if (chars.size() == 1) add(chars.first(), true);
        for (qsizetype i = 0; i + 1 < chars.size(); ++i)
            add(chars.at(i) + chars.at(i + 1), false);
    }
    terms.removeDuplicates();
    if (terms.size() > maximumTerms) terms.resize(maximumTerms);
    return terms.join(u' ');
}

} // namespace caravan

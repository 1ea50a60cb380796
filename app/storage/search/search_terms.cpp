// SPDX-License-Identifier: Apache-2.0
#include "storage/search/search_terms.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr qsizetype mostTerms = 2'000;
constexpr qsizetype mostDescription = 600; ///< terms of descriptions
constexpr qsizetype longestName = 60;      ///< of the folded whole name, cut alike when it is asked for
constexpr qsizetype shortestDescribed = 3;

} // namespace

QStringList hanCharacters(const QString &han)
{
    QStringList list;
    list.reserve(han.size());
    const QList<uint> points = han.toUcs4();
    for (const char32_t c : points)
        list.append(QString::fromUcs4(&c, 1));
    return list;
}

QByteArrayList SearchTerms::of(const SearchableProduct &product)
{
    m_terms.clear();
    for (const Language language : allLanguages)
        if (!product.title.exactly(language).isEmpty()) addName(product.title.exactly(language), language);
    for (const SearchableProduct::Size &size : product.sizes)
        addSize(size);
    for (const int category : product.categories)
        m_terms.insert(term::of(term::category, category));
    const qsizetype before = m_terms.size();
    for (const Language language : allLanguages)
        if (m_terms.size() - before < mostDescription) addDescription(product.description.exactly(language));
    for (const SearchableProduct::Size &size : product.sizes)
        for (const Language language : allLanguages)
            if (m_terms.size() - before < mostDescription) addDescription(size.title.exactly(language));
    QByteArrayList sorted(m_terms.cbegin(), m_terms.cend());
    std::sort(sorted.begin(), sorted.end());
    if (sorted.size() > mostTerms) sorted.resize(mostTerms);
    return sorted;
}

void SearchTerms::addName(const QString &name, Language language)
{
    const QList<FoldedWord> words = foldWords(name);
    QString joined;
    for (const FoldedWord &word : words) {
        joined += word.text;
        if (word.han) {
            addHan(word.text);
        } else {
            addWord(word.text);
            if (language != Language::En && language != Language::ZhCn) addSound(word, language);
        }
    }
    if (joined.isEmpty()) return;
    add(term::name, joined.left(longestName));
    addStarts(term::nameStart, joined);
    if (!words.last().han) return addLastWord(words.last(), language);
    const QStringList characters = hanCharacters(words.last().text);
    for (qsizetype length = 1; length <= std::min(term::longestEnding, characters.size()); ++length)
        add(term::lastWord, characters.last(length).join(QString()));
    if (words.size() == 1) add(term::pinyinName, m_pinyin.syllables(joined).join(QString()).left(longestName));
}

void SearchTerms::addStarts(char kind, const QString &text)
{
    for (qsizetype length = 1; length <= std::min(term::longestStart, text.size()); ++length)
        add(kind, text.left(length));
}

void SearchTerms::addWord(const QString &word)
{
    add(term::word, word);
    add(term::word, stem(word));
    addStarts(term::wordStart, word);
}

void SearchTerms::addLastWord(const FoldedWord &word, Language language)
{
    add(term::lastWord, word.text);
    add(term::lastWord, stem(word.text));
    // Names of goods mostly end in a word with "its": қауыны, the melon of there.
    if (language == Language::Kk)
        for (const auto &ending : {u"сы", u"си", u"ы", u"и"})
            if (word.text.endsWith(QStringView(ending)) && word.text.size() > 3) {
                QString bare = word.text.chopped(QStringView(ending).size());
                add(term::lastWord, bare);
                // The ending softens what is before it: өрік, өрігі.
                if (bare.endsWith(u'г')) bare.back() = u'к';
                if (bare.endsWith(u'б')) bare.back() = u'п';
                add(term::lastWord, bare);
                break;
            }
    if (language != Language::UgCn) return;
    const QList<FoldedWord> latin = foldWords(toLatin(word.raw));
    if (latin.isEmpty()) return;
    const QString key = uyghurKey(latin.first().text);
    for (const auto &ending : {u"", u"i", u"si"})
        if (key.endsWith(QStringView(ending))) add(term::lastSound, key.chopped(QStringView(ending).size()));
}

void SearchTerms::addSound(const FoldedWord &word, Language language)
{
    const QList<FoldedWord> latin = foldWords(toLatin(word.raw));
    if (latin.isEmpty() || latin.first().text == word.text) return;
    const QString key = soundKey(latin.first().text);
    add(term::sound, key);
    addStarts(term::soundStart, key);
    if (language == Language::UgCn) add(term::uyghur, uyghurKey(latin.first().text));
}

void SearchTerms::addHan(const QString &han)
{
    const QStringList characters = hanCharacters(han);
    for (qsizetype i = 0; i < characters.size(); ++i) {
        add(term::han, characters.at(i));
        if (i + 1 < characters.size()) add(term::han, characters.at(i) + characters.at(i + 1));
    }
    for (const QStringList &reading : m_pinyin.readings(han))
        addSyllables(reading);
}

void SearchTerms::addSyllables(const QStringList &syllables)
{
    for (qsizetype i = 0; i < syllables.size(); ++i) {
        const QString &syllable = syllables.at(i);
        if (syllable.isEmpty()) continue;
        add(term::syllable, syllable);
        // 绿 is typed "lv", and "lu" by who leaves the dots out.
        if (syllable.contains(u'v')) add(term::syllable, QString(syllable).replace(u'v', u'u'));
        QString initials;
        for (qsizetype j = i; j < std::min(i + term::longestInitials, syllables.size()); ++j) {
            if (syllables.at(j).isEmpty()) break;
            initials += syllables.at(j).front();
            add(term::initials, initials);
        }
    }
}

void SearchTerms::addDescription(const QString &text)
{
    if (text.isEmpty()) return;
    for (const FoldedWord &word : foldWords(text)) {
        if (!word.han) {
            if (word.text.size() >= shortestDescribed) add(term::description, stem(word.text));
            continue;
        }
        const QStringList characters = hanCharacters(word.text);
        for (qsizetype i = 0; i + 1 < characters.size(); ++i)
            add(term::description, characters.at(i) + characters.at(i + 1));
    }
}

void SearchTerms::addSize(const SearchableProduct::Size &size)
{
    for (const FoldedWord &word : foldWords(size.sku))
        add(term::code, word.text);
    if (size.grams > 0) m_terms.insert(term::of(term::grams, size.grams));
    if (size.millilitres > 0) m_terms.insert(term::of(term::millilitres, size.millilitres));
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "storage/search/word_matcher.h"

#include "storage/search/han_table.h"
#include "storage/search/search_terms.h"

#include <algorithm>
#include <array>

namespace caravan {

namespace {

constexpr int mostTerms = 300;          // read for a beginning of four letters or more
constexpr int mostDescribed = 60;       // the same in descriptions
constexpr qsizetype mostSplits = 6;     // ways to read letters as pinyin
constexpr qsizetype mostSyllables = 12; // that a cut one may become
constexpr qsizetype shortestBeginning = 3;
constexpr qsizetype shortestTwoParts = 4;
constexpr qsizetype longestTwoParts = 24;
constexpr qsizetype mostPhrases = 6;
constexpr int mostCorrections = 4;
constexpr qsizetype longestLoose = 8; // Han characters looked for in any order

bool isLatin(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

bool isNumber(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// And, where an empty right side empties the left.
void narrow(NumberSet &set, const NumberSet &by) { set &= by; }

} // namespace

NumberSet WordMatcher::beginning(char kind, char startKind, const QString &text)
{
    if (text.size() <= term::longestStart) return m_index.exactly(term::of(startKind, text));
    return m_index.startingWith(term::of(kind, text), mostTerms);
}

NumberSet WordMatcher::inNames(const QString &han)
{
    const QStringList characters = hanCharacters(han);
    if (characters.isEmpty()) return {};
    if (characters.size() == 1) return m_index.exactly(term::of(term::han, han));
    NumberSet found = m_index.exactly(term::of(term::han, characters.at(0) + characters.at(1)));
    for (qsizetype i = 1; i + 1 < characters.size(); ++i)
        narrow(found, m_index.exactly(term::of(term::han, characters.at(i) + characters.at(i + 1))));
    return found;
}

NumberSet WordMatcher::wordInNames(const QString &word)
{
    NumberSet found = m_index.exactly(term::of(term::word, word));
    found |= m_index.exactly(term::of(term::word, stem(word)));
    return found;
}

NumberSet WordMatcher::uyghurWords(const QString &key)
{
    // As uyghurKey() has the endings: -i, -si, -ni, -ning, -lar, -lari, -gha, -qa, -da, -din, -liq.
    static const std::array endings{u"i"_qs,  u"si"_qs, u"ni"_qs, u"nin"_qs, u"ning"_qs, u"lir"_qs, u"liri"_qs,
                                    u"gi"_qs, u"4i"_qs, u"ki"_qs, u"di"_qs,  u"din"_qs,  u"li4"_qs, u"lik"_qs};
    QStringList stems{key};
    for (const QString &ending : endings)
        if (ending.size() > 1 && key.endsWith(ending) && key.size() - ending.size() >= shortestBeginning)
            stems.append(key.chopped(ending.size()));
    NumberSet found;
    for (const QString &stemmed : std::as_const(stems)) {
        found |= m_index.exactly(term::of(term::uyghur, stemmed));
        for (const QString &ending : endings)
            found |= m_index.exactly(term::of(term::uyghur, stemmed + ending));
    }
    return found;
}

WordMatcher::Named WordMatcher::memberWord(const FoldedWord &word)
{
    Named named;
    if (word.han) {
        named.all = inNames(word.text);
        if (word.text.size() <= term::longestEnding) named.end = m_index.exactly(term::of(term::lastWord, word.text));
        return named;
    }
    named.all = wordInNames(word.text);
    named.end = m_index.exactly(term::of(term::lastWord, word.text));
    named.end |= m_index.exactly(term::of(term::lastWord, stem(word.text)));
    const auto script = QChar::script(word.text.front().unicode());
    // Endings: the names of goods stand in them more often than without.
    if (script == QChar::Script_Arabic && word.text.size() >= shortestBeginning) {
        const QString key = uyghurKey(foldWords(toLatin(word.raw)).value(0).text);
        named.all |= uyghurWords(key);
        named.end |= m_index.exactly(term::of(term::lastSound, key));
    } else if (script == QChar::Script_Cyrillic && word.text.size() > shortestBeginning) {
        named.all |= m_index.startingWith(term::of(term::word, word.text), mostTerms);
    }
    return named;
}

WordMatcher::Named WordMatcher::member(const QString &name)
{
    Named named;
    const QList<FoldedWord> words = foldWords(name);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const Named word = memberWord(words.at(i));
        if (i == 0)
            named.all = word.all;
        else
            narrow(named.all, word.all);
        named.end = word.end;
    }
    narrow(named.end, named.all);
    return named;
}

WordMatcher::Named WordMatcher::products(const Phrase &phrase)
{
    Named named;
    if (phrase.category) {
        named.all = m_index.exactly(term::of(term::category, *phrase.category));
        return named;
    }
    for (const QString &name : phrase.members) {
        // One Han character says too little: 面 is in noodles and in ground chilli.
        if (name.size() == 1) continue;
        const Named one = member(name);
        named.all |= one.all;
        named.end |= one.end;
    }
    for (const QString &handle : phrase.handles)
        if (const auto number = m_categoryNumbers.constFind(handle); number != m_categoryNumbers.constEnd())
            named.all |= m_index.exactly(term::of(term::category, *number));
    for (const QString &tag : phrase.tags) {
        const auto flag = tag == u"gift"    ? ProductFacts::Gift
                          : tag == u"halal" ? ProductFacts::Halal
                                            : ProductFacts::Organic;
        NumberSet tagged(m_index.size());
        for (size_t i = 0; i < m_index.facts().size(); ++i)
            if (m_index.facts()[i].has(flag)) tagged.insert(static_cast<quint32>(i));
        named.all |= tagged;
    }
    return named;
}

MatchTiers WordMatcher::phrase(int index)
{
    MatchTiers tiers;
    phrases({index}, MatchReason::Synonym, tiers);
    return tiers;
}

void WordMatcher::phrases(const QList<int> &indexes, MatchReason reason, MatchTiers &tiers)
{
    qsizetype left = mostPhrases;
    for (const int index : indexes) {
        if (left-- <= 0) return;
        auto known = m_phraseProducts.constFind(index);
        if (known == m_phraseProducts.constEnd()) known = m_phraseProducts.insert(index, products(m_book.at(index)));
        if (m_book.at(index).category) {
            tiers[std::max(reason, MatchReason::Category)] |= known->all;
            continue;
        }
        tiers[reason] |= known->end;
        tiers[std::max(reason, MatchReason::SynonymWord)] |= known->all;
    }
}

MatchTiers WordMatcher::match(const FoldedWord &word, bool unfinished)
{
    MatchTiers tiers;
    if (word.han)
        han(word.text, tiers);
    else if (isNumber(word.text))
        number(word.text, tiers);
    else
        letters(word, unfinished, tiers);
    return tiers;
}

MatchTiers WordMatcher::match(const Quantity &quantity)
{
    MatchTiers tiers;
    const char kind = quantity.unit == Quantity::Unit::Grams ? term::grams : term::millilitres;
    tiers[MatchReason::Word] = m_index.exactly(term::of(kind, quantity.amount));
    return tiers;
}

void WordMatcher::number(const QString &digits, MatchTiers &tiers)
{
    tiers[MatchReason::Word] = m_index.exactly(term::of(term::word, digits));
    tiers[MatchReason::Category] = m_index.exactly(term::of(term::grams, digits));
    tiers[MatchReason::Category] |= m_index.exactly(term::of(term::millilitres, digits));
    tiers[MatchReason::Category] |= m_index.exactly(term::of(term::code, digits));
    if (digits.size() >= shortestBeginning) tiers[MatchReason::Category] |= m_index.withCode(digits);
}

void WordMatcher::letters(const FoldedWord &typed, bool unfinished, MatchTiers &tiers)
{
    const QString &word = typed.text;
    tiers[MatchReason::NameEnd] = m_index.exactly(term::of(term::lastWord, word));
    tiers[MatchReason::NameEnd] |= m_index.exactly(term::of(term::lastWord, stem(word)));
    tiers[MatchReason::Word] = wordInNames(word);
    tiers[MatchReason::WordStart] = beginning(term::word, term::wordStart, word);
    knownNames(word, unfinished, tiers);
    sounds(typed, tiers);
    if (word.size() >= 2) tiers[MatchReason::Category] |= m_index.startingWith(term::of(term::code, word), mostTerms);
    if (word.size() >= shortestBeginning) {
        tiers[MatchReason::Description] = m_index.exactly(term::of(term::description, stem(word)));
        if (word.size() > shortestBeginning)
            tiers[MatchReason::Description] |= m_index.startingWith(term::of(term::description, word), mostDescribed);
    }
}

void WordMatcher::knownNames(const QString &word, bool unfinished, MatchTiers &tiers)
{
    QList<int> known = m_book.exactly(word);
    if (known.isEmpty()) known = m_book.exactly(stem(word));
    // A case ending: орехов, Кашгара.
    const bool cyrillic = QChar::script(word.front().unicode()) == QChar::Script_Cyrillic;
    for (qsizetype length = word.size() - 1;
         cyrillic && known.isEmpty() && length > shortestBeginning && length >= word.size() - 3; --length)
        known = m_book.exactly(word.left(length));
    phrases(known, MatchReason::Synonym, tiers);
    if (unfinished && word.size() >= shortestBeginning && (known.isEmpty() || cyrillic))
        phrases(m_book.startingWith(word, mostPhrases), MatchReason::SynonymWord, tiers);
}

void WordMatcher::sounds(const FoldedWord &typed, MatchTiers &tiers)
{
    const QString &word = typed.text;
    NumberSet &sound = tiers[MatchReason::Sound];
    const bool latin = isLatin(word);
    const bool arabic = QChar::script(word.front().unicode()) == QChar::Script_Arabic;
    if (latin) {
        tiers[MatchReason::SoundOfName] = m_index.exactly(term::of(term::pinyinName, word));
        sound = pinyin(word);
        phrases(m_book.withPinyin(word), MatchReason::SoundOfName, tiers);
        if (word.size() > shortestBeginning)
            phrases(m_book.pinyinStartingWith(word, mostPhrases), MatchReason::Sound, tiers);
        if (word.size() >= 2 && word.size() <= term::longestInitials)
            phrases(m_book.withInitials(word), MatchReason::Sound, tiers);
    }
    const QList<FoldedWord> read = foldWords(toLatin(typed.raw));
    if (read.isEmpty()) return;
    const QString key = soundKey(read.first().text);
    if (key.size() * 2 < word.size()) return; // zzzzzz sounds like z, and nothing else
    const QString uyghur = uyghurKey(read.first().text);
    sound |= beginning(term::sound, term::soundStart, key);
    if (key.size() >= shortestBeginning)
        phrases(m_book.sounding(key), latin ? MatchReason::Synonym : MatchReason::Sound, tiers);
    if (arabic && key.size() >= shortestBeginning) {
        tiers[MatchReason::NameEnd] |= m_index.exactly(term::of(term::lastSound, uyghur));
        tiers[MatchReason::Word] |= uyghurWords(uyghur);
        phrases(m_book.sounding(uyghur), MatchReason::SynonymWord, tiers);
        sound |= m_index.startingWith(term::of(term::uyghur, uyghur), mostTerms);
    } else if (latin && key.size() > shortestBeginning) {
        tiers[MatchReason::SoundOfName] |= m_index.exactly(term::of(term::lastSound, uyghur));
        sound |= m_index.startingWith(term::of(term::uyghur, uyghur), mostTerms);
    }
    if (latin && word.size() >= shortestTwoParts && word.size() <= longestTwoParts &&
        tiers.isEmptyUpTo(MatchReason::Category))
        sound |= twoPartPinyin(word);
}

NumberSet WordMatcher::pinyin(const QString &letters)
{
    NumberSet found;
    const QList<QStringList> splits = pinyinSplits(letters, mostSplits);
    for (const QStringList &parts : splits)
        found |= splitPinyin(parts);
    return found;
}

NumberSet WordMatcher::splitPinyin(const QStringList &parts)
{
    QString initials;
    for (const QString &part : parts)
        initials += part.front();
    NumberSet found = m_index.exactly(term::of(term::initials, initials.left(term::longestInitials)));
    for (qsizetype at = 1; at + term::longestInitials <= initials.size(); ++at)
        narrow(found, m_index.exactly(term::of(term::initials, initials.mid(at, term::longestInitials))));
    const QStringList &all = HanTable::shipped().syllables();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString &part = parts.at(i);
        const bool cut = part.size() == 1 && !HanTable::shipped().isSyllable(part);
        if (cut || found.isEmpty()) continue;
        NumberSet any;
        if (i + 1 < parts.size() && HanTable::shipped().isSyllable(part)) {
            any = m_index.exactly(term::of(term::syllable, part));
        } else {
            // The last one may still be growing.
            qsizetype left = mostSyllables;
            for (auto entry = std::lower_bound(all.begin(), all.end(), part);
                 entry != all.end() && entry->startsWith(part) && left-- > 0; ++entry)
                any |= m_index.exactly(term::of(term::syllable, *entry));
        }
        narrow(found, any);
    }
    return found;
}

NumberSet WordMatcher::pinyinPart(const QString &letters)
{
    NumberSet found = pinyin(letters);
    MatchTiers named;
    phrases(m_book.withPinyin(letters), MatchReason::Sound, named);
    phrases(m_book.withInitials(letters), MatchReason::Sound, named);
    found |= named.upTo(MatchReason::Listed);
    return found;
}

/// A place or another name and what is from it, without a space: xjhz, xinjiangputaogan.
NumberSet WordMatcher::twoPartPinyin(const QString &letters)
{
    NumberSet found;
    for (qsizetype cut = 2; cut + 2 <= letters.size(); ++cut) {
        const QString left = letters.left(cut);
        // One side must be a name that is known: else any letters find something.
        MatchTiers named;
        phrases(m_book.withPinyin(left), MatchReason::Sound, named);
        phrases(m_book.withInitials(left), MatchReason::Sound, named);
        NumberSet both = named.upTo(MatchReason::Listed);
        if (both.isEmpty()) continue;
        narrow(both, pinyinPart(letters.mid(cut)));
        found |= both;
    }
    return found;
}

void WordMatcher::han(const QString &run, MatchTiers &tiers)
{
    const QStringList characters = hanCharacters(run);
    tiers[MatchReason::Word] = inNames(run);
    if (characters.size() <= term::longestEnding)
        tiers[MatchReason::NameEnd] = m_index.exactly(term::of(term::lastWord, run));
    phrases(m_book.exactly(run), MatchReason::Synonym, tiers);
    phrases(m_book.categoriesWith(run), MatchReason::Category, tiers);
    if (characters.size() >= 2) {
        NumberSet &described = tiers[MatchReason::Description];
        described = m_index.exactly(term::of(term::description, characters.at(0) + characters.at(1)));
        for (qsizetype i = 1; i + 1 < characters.size(); ++i)
            narrow(described, m_index.exactly(term::of(term::description, characters.at(i) + characters.at(i + 1))));
    }
    const QStringList parts = characters.size() > 2 ? m_book.cut(run) : QStringList();
    if (parts.size() < 2) return;
    MatchTiers together;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const MatchTiers part = match(FoldedWord{parts.at(i), true}, false);
        together = i == 0 ? part : together.both(part);
    }
    tiers |= together;
}

NumberSet WordMatcher::withoutOne(const QStringList &characters)
{
    NumberSet found;
    for (qsizetype left = 0; left < characters.size(); ++left) {
        NumberSet others;
        bool first = true;
        for (qsizetype i = 0; i < characters.size(); ++i) {
            if (i == left) continue;
            const NumberSet &one = m_index.exactly(term::of(term::han, characters.at(i)));
            if (first)
                others = one;
            else
                narrow(others, one);
            first = false;
        }
        found |= others;
    }
    return found;
}

/// The known names in a run of which nothing has all: 若羌枣子 where nothing is from there. Of two characters, one.
MatchTiers WordMatcher::loose(const QString &run)
{
    MatchTiers tiers;
    const QStringList parts = m_book.cut(run);
    for (const QString &part : parts)
        if (part.size() > 1 && part != run)
            tiers[MatchReason::Typo] |= match(FoldedWord{part, true}, false).upTo(MatchReason::Category);
    if (!tiers.at(MatchReason::Typo).isEmpty() || hanCharacters(run).size() != 2) return tiers;
    tiers[MatchReason::Typo] = withoutOne(hanCharacters(run));
    return tiers;
}

MatchTiers WordMatcher::repaired(const FoldedWord &word, bool unfinished, QString &correction)
{
    MatchTiers tiers;
    if (word.han) {
        const QStringList characters = hanCharacters(word.text);
        if (characters.size() < 2 || characters.size() > longestLoose) return tiers;
        // In any order, then by sound (an input method's slip: 葡桃干), then but for one character.
        NumberSet found = m_index.exactly(term::of(term::han, characters.first()));
        for (const QString &character : characters)
            narrow(found, m_index.exactly(term::of(term::han, character)));
        if (found.isEmpty()) {
            const QStringList syllables = Pinyin().syllables(word.text);
            if (!syllables.contains(QString())) {
                found = splitPinyin(syllables);
                MatchTiers named;
                phrases(m_book.withPinyin(syllables.join(QString())), MatchReason::Sound, named);
                found |= named.upTo(MatchReason::Listed);
            }
        }
        if (found.isEmpty() && characters.size() > 2) found = withoutOne(characters);
        tiers[MatchReason::Typo] = found;
        return found.isEmpty() ? loose(word.text) : tiers;
    }
    const QStringList near = m_index.wordsNear(word.text, unfinished, mostCorrections);
    for (const QString &candidate : near) {
        MatchTiers found = match(foldWords(candidate).value(0), false);
        if (found.isEmptyUpTo(MatchReason::Category)) continue;
        if (correction.isEmpty()) correction = candidate;
        const auto worst =
            found.isEmptyUpTo(MatchReason::SynonymWord) ? MatchReason::Category : MatchReason::SynonymWord;
        tiers[MatchReason::Typo] |= found.upTo(worst);
    }
    if (!tiers.at(MatchReason::Typo).isEmpty()) return tiers;
    if (isLatin(word.text)) return tiers;
    // An ending that the index does not have: изюмом, жүзімді, ئۈزۈمنى.
    for (qsizetype length = word.text.size() - 1;
         length >= std::max<qsizetype>(shortestBeginning, word.text.size() - 4); --length) {
        MatchTiers found = match(FoldedWord{word.text.left(length), false, word.text.left(length)}, true);
        found[MatchReason::Description] = {};
        if (found.isEmptyUpTo(MatchReason::Category)) continue;
        tiers[MatchReason::Typo] = found.upTo(MatchReason::SynonymWord);
        if (tiers.at(MatchReason::Typo).isEmpty()) tiers[MatchReason::Typo] = found.upTo(MatchReason::Category);
        break;
    }
    return tiers;
}

} // namespace caravan

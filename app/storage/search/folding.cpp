// SPDX-License-Identifier: Apache-2.0
#include "storage/search/folding.h"

#include "storage/search/han_table.h"

#include <QHash>

#include <array>

namespace caravan {

namespace {

constexpr qsizetype maximumText = 4'000;
constexpr qsizetype maximumWord = 32;

char32_t foldLetter(char32_t c)
{
    switch (c) {
    case U'ى':
    case U'ی':
        return U'ي';
    case U'ه':
    case U'ھ':
    case U'ة':
    case U'ہ':
        return U'ە';
    case U'ک':
        return U'ك';
    // One sound each in Uyghur, but one letter for many who type.
    case U'ۇ':
    case U'ۆ':
    case U'ۈ':
    case U'ۋ':
        return U'و';
    case U'ә':
        return U'а';
    case U'ғ':
        return U'г';
    case U'қ':
        return U'к';
    case U'ң':
        return U'н';
    case U'ө':
        return U'о';
    case U'ұ':
    case U'ү':
        return U'у';
    case U'һ':
        return U'х';
    case U'і':
        return U'и';
    case U'ı':
        return U'i';
    default:
        return c;
    }
}

/// Left out without ending a word: accents, direction marks, joiners, the stretching tatweel.
bool isInvisible(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format ||
           c == U'ـ' || c == U'ء';
}

class WordCutter
{
public:
    QList<FoldedWord> take(const QString &text)
    {
        const QList<uint> points = text.toUcs4();
        for (qsizetype i = 0; i < points.size(); ++i) {
            const char32_t c = points.at(i);
            // Decomposed ئ: its yeh only carries the hamza.
            if (c == U'ي' && i + 1 < points.size() && points.at(i + 1) == U'\u0654') continue;
            if (!isInvisible(c))
                add(c);
            else if (!m_word.han && !m_word.text.isEmpty() && m_word.raw.size() < maximumWord)
                m_word.raw += QChar::fromUcs4(c);
        }
        finish();
        return m_words;
    }

private:
    void add(char32_t c)
    {
        if (!QChar::isLetterOrNumber(c)) return finish();
        const bool han = QChar::script(c) == QChar::Script_Han;
        if (han != m_word.han) finish();
        m_word.han = han;
        const int digit = QChar::digitValue(c);
        char32_t folded = digit >= 0 ? U'0' + static_cast<char32_t>(digit) : foldLetter(c);
        if (han && c <= 0xffff) folded = HanTable::shipped().simplified(static_cast<char16_t>(c));
        // A long word is cut alike on both sides; a long Han run has no length, only neighbours.
        if (!han && m_word.text.size() >= maximumWord) return;
        m_word.text += QChar::fromUcs4(folded);
        if (!han) m_word.raw += QChar::fromUcs4(c);
    }
    void finish()
    {
        if (!m_word.text.isEmpty()) m_words.append(m_word);
        m_word = {};
    }

    QList<FoldedWord> m_words;
    FoldedWord m_word;
};

const QHash<char16_t, QLatin1String> &latinLetters()
{
    static const QHash<char16_t, QLatin1String> letters = [] {
        QHash<char16_t, QLatin1String> table;
        const auto add = [&table](QStringView from, std::initializer_list<const char *> to) {
            auto letter = to.begin();
            for (const QChar c : from)
                table.insert(c.unicode(), QLatin1String(*letter++));
        };
        add(u"اەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيئ",
            {"a", "e", "b",  "p", "t", "j", "ch", "x", "d", "r", "z", "zh", "s", "sh", "gh", "f", "q",
             "k", "g", "ng", "l", "m", "n", "h",  "o", "u", "o", "u", "w",  "e", "i",  "y",  ""});
        add(u"абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            {"a", "b", "v", "g", "d", "e",  "yo", "zh", "z",  "i",    "y", "k", "l", "m", "n",  "o", "p",
             "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"});
        add(u"әғқңөұүһі", {"a", "g", "q", "ng", "o", "u", "u", "h", "i"});
        return table;
    }();
    return letters;
}

} // namespace

QList<FoldedWord> foldWords(const QString &text)
{
    const QString cut = text.left(maximumText);
    // Case folding first: it may yield what decomposes, never the other way round for the letters of our scripts.
    return WordCutter().take(cut.toCaseFolded().normalized(QString::NormalizationForm_KD));
}

QString toLatin(const QString &text)
{
    const QString composed = text.left(maximumText).normalized(QString::NormalizationForm_KC).toLower();
    QString latin;
    latin.reserve(composed.size() * 2);
    const auto &letters = latinLetters();
    for (const QChar c : composed) {
        const auto letter = letters.constFind(c.unicode());
        if (letter == letters.constEnd())
            latin += c;
        else
            latin += *letter;
    }
    return latin;
}

namespace {

/// Longest first: what stands for one sound in any of the spellings people use.
constexpr std::array<std::pair<const char16_t *, char16_t>, 29> sounds{{
    {u"shch", u's'}, {u"sch", u's'}, {u"yu", u'u'}, {u"ya", u'a'}, {u"yo", u'o'},  {u"ye", u'e'},
    {u"iu", u'u'},   {u"ia", u'a'},  {u"io", u'o'}, {u"ie", u'e'}, {u"iy", u'i'},  {u"yi", u'i'},
    {u"yy", u'i'},   {u"zh", u'j'},  {u"ch", u'c'}, {u"sh", u's'}, {u"kh", u'h'},  {u"gh", u'g'},
    {u"ph", u'f'},   {u"ts", u'c'},  {u"ck", u'k'}, {u"oo", u'u'}, {u"ee", u'i'},  {u"x", u'h'},
    {u"q", u'k'},    {u"w", u'v'},   {u"y", u'i'},  {u"dj", u'j'}, {u"dzh", u'j'},
}};

} // namespace

QString soundKey(const QString &word)
{
    QString key;
    for (qsizetype at = 0; at < word.size();) {
        qsizetype used = 0;
        char16_t sound = 0;
        for (const auto &[spelling, stands] : sounds) {
            const QStringView view(spelling);
            if (view.size() <= used || !QStringView(word).mid(at).startsWith(view)) continue;
            used = view.size();
            sound = stands;
        }
        if (used == 0) {
            sound = word.at(at).unicode();
            used = 1;
        }
        if (key.isEmpty() || key.back() != QChar(sound)) key += QChar(sound);
        at += used;
    }
    return key;
}

QString uyghurKey(const QString &word)
{
    QString key;
    QString kept = word;
    const QString sounded = soundKey(kept.replace(u'q', u'4')); // a letter that soundKey() leaves alone
    for (const QChar c : sounded) {
        QChar sound = c;
        if (c == u'a' || c == u'e') sound = u'i';
        if (c == u'o' || c == u'v') sound = u'u';
        if (c == u'b') sound = u'p';
        if (key.isEmpty() || key.back() != sound) key += sound;
    }
    return key;
}

QString stem(const QString &word)
{
    if (word.size() < 4 || !word.endsWith(u's') || word.endsWith(u"ss") || word.endsWith(u"us")) return word;
    if (word.endsWith(u"ies") && word.size() > 4) return word.chopped(3) + u'y';
    for (const auto &end : {u"ches", u"shes", u"sses", u"xes", u"oes"})
        if (word.endsWith(QStringView(end))) return word.chopped(2);
    return word.chopped(1);
}

} // namespace caravan

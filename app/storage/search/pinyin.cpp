// SPDX-License-Identifier: Apache-2.0
#include "storage/search/pinyin.h"

#include "core/logging.h"

#include <QHash>

#include <unicode/translit.h>

#include <algorithm>
#include <array>

namespace caravan {

namespace {

struct Override
{
    const char16_t *han;
    const char16_t *syllables;
};

/// What ICU 72 reads wrong among the names of goods and places (found by trying: design.md, trap 9). A single character
/// stands for all of its words but the longer ones in the table.
constexpr std::array overrides{
    Override{u"长", u"chang"},
    Override{u"成长", u"cheng zhang"},
    Override{u"生长", u"sheng zhang"},
    Override{u"乐", u"le"},
    Override{u"音乐", u"yin yue"},
    Override{u"乐器", u"yue qi"},
    Override{u"银行", u"yin hang"},
    Override{u"重庆", u"chong qing"},
    Override{u"重阳", u"chong yang"},
    Override{u"都", u"du"},
    Override{u"藏", u"zang"},
    Override{u"冷藏", u"leng cang"},
    Override{u"珍藏", u"zhen cang"},
    Override{u"收藏", u"shou cang"},
    Override{u"贮藏", u"zhu cang"},
    Override{u"窖藏", u"jiao cang"},
    Override{u"喀什", u"ka shi"},
    Override{u"什锦", u"shi jin"},
    Override{u"尉犁", u"yu li"},
    Override{u"薄荷", u"bo he"},
    Override{u"薄", u"bao"},
    Override{u"番茄", u"fan qie"},
    Override{u"茄", u"qie"},
    Override{u"参", u"shen"},
    Override{u"地", u"di"},
    Override{u"勒", u"le"},
    Override{u"疏勒", u"shu le"},
    Override{u"葛根", u"ge gen"},
    Override{u"盛", u"sheng"},
    Override{u"宿", u"su"},
    Override{u"大黄", u"da huang"},
    Override{u"着", u"zhe"},
    Override{u"的", u"de"},
    Override{u"甘", u"gan"},
    Override{u"蔓越莓", u"man yue mei"},
    Override{u"传", u"chuan"},
    Override{u"便", u"bian"},
    Override{u"柏", u"bai"},
    Override{u"行", u"xing"},
};
constexpr qsizetype longestOverride = 3;

const QHash<QString, QStringList> &overrideTable()
{
    static const QHash<QString, QStringList> table = [] {
        QHash<QString, QStringList> words;
        for (const Override &entry : overrides)
            words.insert(QString::fromUtf16(entry.han), QString::fromUtf16(entry.syllables).split(u' '));
        return words;
    }();
    return table;
}

/// "lǜ" → "lv", "gǒu" → "gou".
QString plainSyllable(const QString &toned)
{
    const QString parts = toned.normalized(QString::NormalizationForm_D);
    QString plain;
    for (const QChar c : parts) {
        if (c == u'\u0308' && plain.endsWith(u'u'))
            plain.back() = u'v';
        else if (c >= u'a' && c <= u'z')
            plain += c;
        else if (c.category() != QChar::Mark_NonSpacing)
            return {}; // still Han: no reading known
    }
    return plain;
}

} // namespace

struct Pinyin::Transliterator
{
    std::unique_ptr<icu::Transliterator> icu;
};

Pinyin::Pinyin()
    : m_transliterator(std::make_unique<Transliterator>())
{
    UErrorCode status = U_ZERO_ERROR;
    m_transliterator->icu.reset(icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
    if (U_FAILURE(status) != 0) {
        m_transliterator->icu.reset();
        qCWarning(lcStorage) << "no Han-Latin transliteration: search by pinyin knows overrides only";
    }
}

Pinyin::~Pinyin() = default;

QString Pinyin::reading(char32_t character)
{
    const auto known = m_readings.constFind(character);
    if (known != m_readings.constEnd()) return *known;
    QString syllable;
    if (m_transliterator->icu) {
        icu::UnicodeString text(static_cast<UChar32>(character));
        m_transliterator->icu->transliterate(text);
        syllable = plainSyllable(QString::fromUtf16(text.getBuffer(), text.length()));
    }
    m_readings.insert(character, syllable);
    return syllable;
}

QStringList Pinyin::syllables(const QString &han)
{
    QStringList result;
    const auto &table = overrideTable();
    for (qsizetype at = 0; at < han.size();) {
        qsizetype length = std::min(longestOverride, han.size() - at);
        auto word = table.constEnd();
        for (; length > 0; --length) {
            word = table.constFind(han.mid(at, length));
            if (word != table.constEnd()) break;
        }
        if (word != table.constEnd()) {
            result += *word;
            at += length;
            continue;
        }
        const bool pair = han.at(at).isHighSurrogate() && at + 1 < han.size();
        result += reading(pair ? QChar::surrogateToUcs4(han.at(at), han.at(at + 1)) : han.at(at).unicode());
        at += pair ? 2 : 1;
    }
    return result;
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "bench/typed_words.h"

#include "sync/demostore/generator/word_lists.h"

namespace caravan::bench {

namespace {

void type(QList<Keystroke> &keystrokes, const QString &word, Language language)
{
    for (qsizetype length = 1; length <= word.size(); ++length)
        if (word.at(length - 1) != u' ') keystrokes.append({word.left(length), language});
}

} // namespace

QList<Keystroke> typedWords()
{
    QList<Keystroke> keystrokes;
    // Half of the goods are enough: the rest ask the index for the same kinds of prefix.
    for (size_t good = 0; good < generator::goods.size(); good += 2)
        for (size_t i = 0; i < allLanguages.size(); ++i) {
            const QString name = QString::fromUtf16(generator::goods[good].name[i]);
            const QString place = QString::fromUtf16(generator::places[good % generator::places.size()].name[i]);
            const QString space = i == 0 ? QString() : QStringLiteral(" ");
            type(keystrokes, name, allLanguages[i]);
            type(keystrokes, QString(place + space + name), allLanguages[i]);
        }
    for (const char *pinyin : {"putaogan", "hetao", "tulufan hongzao", "ptg", "tlfptg", "fengmi"})
        type(keystrokes, QString::fromLatin1(pinyin), Language::ZhCn);
    for (const char *number : {"gen-42-250", "952000000"})
        type(keystrokes, QString::fromLatin1(number), Language::ZhCn);
    return keystrokes;
}

} // namespace caravan::bench

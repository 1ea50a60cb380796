// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"

#include <QList>

namespace caravan::bench {

/// What stands in the search field after one more key.
struct Keystroke
{
    QString text;
    Language language = Language::ZhCn;
};

/// Every keystroke of words that the generated catalogs have, in Han, pinyin, Arabic script, Cyrillic and Latin.
QList<Keystroke> typedWords();

} // namespace caravan::bench

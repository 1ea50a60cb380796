// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/search/folding.h"
#include "storage/search/quantities.h"

namespace caravan {

/// What was typed, taken apart.
struct QueryText
{
    QList<FoldedWord> words; ///< at most 8
    QList<Quantity> quantities;
    QString joined;          ///< all words without spaces, quantities too: as a name or code may stand
    bool unfinished = false; ///< the last word may still be growing: no space behind it
};

QueryText parseQuery(const QString &typed, const Quantities &quantities);

/// As it comes out when the keyboard is set to the other of QWERTY and ЙЦУКЕН; empty where the text has letters of
/// neither alone.
QString otherKeyboard(const QString &typed);

} // namespace caravan

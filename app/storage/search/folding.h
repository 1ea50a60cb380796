// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace caravan {

/// A word as the search compares it: folded, of one kind, without spaces.
struct FoldedWord
{
    QString text;
    bool han = false; ///< a run of Han characters, which has no word boundaries of its own
    QString raw = {}; ///< not yet folded together, for toLatin(): ھ and ە are two sounds
};

/// Cuts a text into folded words; what is neither letter nor digit only separates. Used for what is searched and for
/// what is typed alike, so that both meet:
/// - compatibility forms become plain ones (full width, Arabic presentation forms), letters lose case and accents
///   (üzüm → uzum, ё → е), digits of any script become ASCII;
/// - Han: traditional characters become simplified ones (葡萄乾 → 葡萄干);
/// - Uyghur: ى ي ی are one, ە ه ھ are one, و ۇ ۆ ۈ ۋ are one, the carrier ئ is dropped;
/// - Kazakh Cyrillic falls together with what a Russian keyboard can type (қауын → кауын).
/// Any text is fit, hostile ones included; at most 4,000 characters of it are looked at.
QList<FoldedWord> foldWords(const QString &text);

/// The text in Latin letters where it is Uyghur in Arabic script (as in the Latin alphabet ULY) or Cyrillic (BGN/PCGN
/// for Russian; Kazakh letters by sound). Other characters stay. Not folded: give it to foldWords().
QString toLatin(const QString &text);

/// How a folded Latin word sounds, so that the spellings of one word meet: izyum, izium → izum; qoghun, qogun → kogun;
/// zhuzim, juzim → juzim.
QString soundKey(const QString &word);

/// The sound of an Uyghur word without what its endings change in it (چىلان, چىلىنى: chilan, chilini) and without what
/// few tell apart when they type; but q and k, by which a word is another. Of a folded Latin word.
QString uyghurKey(const QString &word);

/// An English word without the ending of the plural; other words as they are, or a little shorter.
QString stem(const QString &word);

} // namespace caravan

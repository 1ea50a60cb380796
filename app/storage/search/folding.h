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
};

/// Cuts a text into folded words; what is neither letter nor digit only separates. Used for what is searched and for
/// what is typed alike, so that both meet:
/// - compatibility forms become plain ones (full width, Arabic presentation forms), letters lose case and accents
///   (üzüm → uzum, ё → е), digits of any script become ASCII;
/// - Uyghur: ى ي ی are one, ە ه ھ are one, the carrier ئ is dropped;
/// - Kazakh Cyrillic falls together with what a Russian keyboard can type (қауын → кауын).
/// Any text is fit, hostile ones included; at most 4,000 characters of it are looked at.
QList<FoldedWord> foldWords(const QString &text);

/// The text in Latin letters where it is Uyghur in Arabic script (as in the Latin alphabet ULY) or Cyrillic (BGN/PCGN
/// for Russian; Kazakh letters by sound). Other characters stay. Not folded: give it to foldWords().
QString toLatin(const QString &text);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/language.h"
#include "core/money.h"
#include "domain/ids.h"

#include <QDate>
#include <QUrl>

namespace caravan {

/// Words that several view models share; in the language whose translator is installed. GUI thread.

/// "just now", "5 min ago", "3 h ago", "2 days ago"; a time ahead of the clock counts as now (I8). Never: empty.
QString ageText(UtcTime asOf, UtcTime now);

/// Date as that language writes it in a shop, isolated against mirroring; empty for an invalid date.
QString dateText(QDate date, Language language);

/// Price per 斤 for goods by weight, per litre for goods by volume, else empty. Grams or millilitres of 0: not sold so.
QString unitPriceText(Money pack, int grams, int millilitres);
QString unitPriceKgText(Money pack, int grams);

/// `image://product/…`, empty where there is no picture.
QUrl productImageUrl(const ImageId &image);
/// `image://asset/…`, art that ships with the kiosk.
QUrl assetUrl(const QString &name);

/// A text between U+2068 and U+2069, so that it keeps its own direction within another (Unicode UAX #9).
QString isolated(const QString &text);

/// Overwrites a private text before it is let go, so that it does not stay readable in memory after the visit.
void wipe(QString &text);

} // namespace caravan

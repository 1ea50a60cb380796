// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product.h"

#include <QByteArray>

namespace caravan {

/// How lists and texts of several languages stand in one column of catalog.db. Decoding takes anything and leaves out
/// what it cannot read: a cache needs no more.
namespace encoding {

QString fromTexts(const LocalizedText &text); ///< `{"en":…,"zh-CN":…}`; empty where there is none
LocalizedText toTexts(const QString &json);
QString fromLots(const QList<Lot> &lots); ///< JSON array; empty where there is none
QList<Lot> toLots(const QString &json);
QString fromNumbers(const QList<int> &numbers); ///< "3,17"
QList<int> toNumbers(const QString &text);
QString fromTags(const QStringList &tags); ///< with spaces between; a tag with a space in it is left out
QStringList toTags(const QString &text);

} // namespace encoding

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/cart_rows.h"
#include "sync/demostore/catalog_shelf.h"

#include <QJsonArray>
#include <QJsonObject>

namespace caravan::demostore {

/// What product shapes need beside the row.
struct ShapeContext
{
    QString baseUrl;     ///< http://127.0.0.1:PORT, before /static/
    bool priced = false; ///< the request named a region: without one Medusa computes no price
    const QHash<QString, CategoryRow> *categories = nullptr;
};

/// Fen as a JSON number of yuan. A double of fen/100 is written with the fewest digits that read back as the same
/// double, so 1990 fen is 19.9 and never 19.900000000000002.
double yuan(qint64 fen);
/// "2026-11-24T08:15:02.017Z"
QString isoTime(qint64 millis);

QJsonObject shape(const CategoryRow &row);
QJsonObject shape(const VariantRow &row, bool priced);
QJsonObject shape(const ProductRow &row, const ShapeContext &context);
/// `withOrder`: the order's id too, which Medusa gives only where `fields` names it.
QJsonObject shape(const CartRow &row, bool withOrder);
QJsonObject shape(const OrderRow &row);
QJsonObject shape(const CollectionRow &row);
/// {NAME: rows, count, offset, limit}
QJsonObject listShape(const QString &name, const QJsonArray &rows, int count, const ListQuery &query);

} // namespace caravan::demostore

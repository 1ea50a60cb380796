// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/store/medusa/medusa_json.h"

#include <QUrl>

/// Answers of the catalog's routes (docs/store-api.md) → values. A whole answer of another form is a Foreign fault; a
/// single row that cannot be read is left out, so that one bad product does not hide a shop (rowsOnWire − rows.size()
/// says how many). Pure.
namespace caravan::medusa {

Result<RemotePage<RemoteCategory>, StoreFault> parseCategories(const QByteArray &body);
/// `store`: only images of this origin are taken.
Result<RemotePage<RemoteProduct>, StoreFault> parseProducts(const QByteArray &body, const QUrl &store);
Result<RemotePage<RemoteTexts>, StoreFault> parseTexts(const QByteArray &body);
Result<RemotePage<ProductId>, StoreFault> parseProductIds(const QByteArray &body);
/// Rows of changed variants → the product of each, once.
Result<RemotePage<ProductId>, StoreFault> parseVariantsChanged(const QByteArray &body);
/// One row a variant; rowsOnWire counts products.
Result<RemotePage<RemotePriceAndStock>, StoreFault> parsePricesAndStock(const QByteArray &body);

/// Scheme, host and port are the same. A relative URL is of the store.
bool isSameOrigin(const QUrl &store, const QUrl &url);

} // namespace caravan::medusa

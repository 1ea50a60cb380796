// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/catalog_entry.h"

#include <QByteArray>

namespace caravan::demostore {

/// What Medusa has no field for, as compact JSON with sorted keys (docs/store-api.md, `metadata`): equal entries give
/// equal bytes, so that a change of metadata shows.
QByteArray metadataOf(const CategoryEntry &entry);
QByteArray metadataOf(const ProductEntry &entry);
QByteArray metadataOf(const VariantEntry &entry);

/// `{tag: {title, description}}` of the languages other than the base that have a text of their own.
QByteArray translationsOf(const ProductEntry &entry);

/// The number where it is an EAN-13, else empty: Medusa's `ean` takes no other.
QString eanOf(const VariantEntry &entry);

} // namespace caravan::demostore

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "sync/demostore/catalog_entry.h"

#include <QByteArray>

namespace caravan::demostore {

/// Reads one line of a catalog file and checks all that can be checked of a line alone: members, types, ranges, check
/// digits, dates (docs/catalog-format.md). Pure; never trusts a byte of it.
Result<CatalogEntry, EntryFault> parseCatalogLine(const QByteArray &line);

} // namespace caravan::demostore

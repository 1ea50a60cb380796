// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "sync/demostore/catalog_entry.h"

#include <QStringList>

#include <optional>

namespace caravan::demostore {

inline constexpr qint64 maximumLine = 1024 * 1024; ///< bytes of one line of a catalog file

/// What takes the entries of an import, one after the other. It knows the lines before, so it finds what a line alone
/// does not show: a handle, SKU or GTIN used twice, an unknown category, a picture that is not there.
class CatalogSink
{
public:
    virtual ~CatalogSink() = default;
    [[nodiscard]] virtual std::optional<EntryFault> add(const CategoryEntry &entry) = 0;
    /// `imageDir`: the folder `images` beside the entry's file.
    [[nodiscard]] virtual std::optional<EntryFault> add(const ProductEntry &entry, const QString &imageDir) = 0;
};

struct ImportCounts
{
    int categories = 0;
    int products = 0;
    int variants = 0;
};

/// Where an import stopped and why: `FILE:LINE: field: what is wrong`.
struct ImportFault
{
    QString file;
    int line = 0; ///< 1-based; 0 where the file as a whole is meant
    EntryFault entry;

    [[nodiscard]] QString toString() const;
};

/// Streams the files, in order, as one catalog into the sink. Holds one line in memory. Stops at the first fault:
/// the caller then throws away what the sink took.
Result<ImportCounts, ImportFault> streamCatalog(const QStringList &files, CatalogSink &sink);

} // namespace caravan::demostore

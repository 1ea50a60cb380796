// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "storage/catalog_reader_sqlite.h"

#include <QTemporaryDir>

#include <memory>

namespace caravan {

/// A catalog to search in: a catalog.db as the agent wrote it, which is only read; or a catalog file in JSON Lines
/// (docs/catalog-format.md), or a folder of such files, which is read into a temporary catalog that goes with the
/// object. Used by one thread.
class LoadedCatalog
{
public:
    /// The error says what is wrong with which file.
    static Result<std::unique_ptr<LoadedCatalog>, QString> open(const QString &path);

    [[nodiscard]] CatalogReaderSqlite &reader() { return *m_reader; }

private:
    LoadedCatalog() = default;

    std::unique_ptr<QTemporaryDir> m_folder; ///< null where a catalog.db is read
    std::unique_ptr<CatalogReaderSqlite> m_reader;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "sync/demostore/http_exchange.h"
#include "sync/demostore/store_database.h"

#include <QCache>
#include <QString>

namespace caravan::demostore {

/// The pictures of the store: bytes in DIR/static under their SHA-256, names in store.db. An import copies them, so the
/// catalog's folder may go. The address carries the beginning of the hash: a new picture has a new address, as an
/// upload to Medusa has.
class ImageShelf
{
public:
    static constexpr qint64 maximumBytes = 8 * 1024 * 1024;

    ImageShelf(StoreDatabase &database, QString folder);

    /// Takes a picture in; returns its name in /static/, or what is wrong with it. Within the import's transaction;
    /// throws SQLite::Exception.
    Result<QString, QString> add(const QString &file, qint64 import);
    /// Removes the names that the import did not use. Within its transaction; throws SQLite::Exception.
    void dropUnused(qint64 import);
    /// Removes the files that no name points to; after the commit.
    void sweepFiles();
    /// The bytes of /static/NAME with its ETag, the SHA-256.
    Reply read(const QString &name);

private:
    StoreDatabase &m_database;
    QString m_folder;
    QCache<QString, QString> m_added; ///< file → name: many products share few pictures in a generated catalog
};

} // namespace caravan::demostore

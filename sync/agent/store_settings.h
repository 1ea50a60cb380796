// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config.h"
#include "sync/store/medusa/medusa_requests.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <optional>

namespace caravan {

/// The store of the configuration, or where that names none, the one of DIR/store.json, which caravan-demostore
/// writes. The message says what is missing.
Result<MedusaConnection, QString> readStoreSettings(const Config &config, const QString &storeFile);

/// Says when a store is known, and when it is another one: the agent may start before the store, and a store that
/// restarts may come back on another port. The file is also looked at every few seconds, since a watch on a file that
/// is replaced gets lost. Lives on the agent's thread.
class StoreSettingsWatch final : public QObject
{
    Q_OBJECT

public:
    StoreSettingsWatch(const Config &config, QString storeFile, QObject *parent = nullptr);
    void start();
    [[nodiscard]] const std::optional<MedusaConnection> &connection() const { return m_connection; }

signals:
    void changed();

private:
    void look();

    const Config &m_config;
    QString m_storeFile;
    QString m_complaint;
    std::optional<MedusaConnection> m_connection;
    QFileSystemWatcher m_watcher;
    QTimer m_poll;
};

} // namespace caravan

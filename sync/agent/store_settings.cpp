// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/store_settings.h"

#include "core/logging.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace caravan {

namespace {
constexpr qint64 maximumFile = 64 * 1024;
constexpr Milliseconds pollInterval{2'000};
} // namespace

Result<MedusaConnection, QString> readStoreSettings(const Config &config, const QString &storeFile)
{
    QString url = config.store.url;
    QString key = config.store.publishableKey;
    QString region = config.store.regionId;
    if (url.isEmpty()) {
        QFile file(storeFile);
        if (!file.open(QIODevice::ReadOnly)) return Failure{QStringLiteral("no store is configured")};
        if (file.size() > maximumFile) return Failure{QStringLiteral("store.json is too large")};
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        url = object.value(u"url").toString();
        if (key.isEmpty()) key = object.value(u"publishable_key").toString();
        if (region.isEmpty()) region = object.value(u"region_id").toString();
    }
    return MedusaConnection::make(url, key, region, config.store.countryCode, config.agent.requestTimeout);
}

StoreSettingsWatch::StoreSettingsWatch(const Config &config, QString storeFile, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_storeFile(std::move(storeFile))
{
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &StoreSettingsWatch::look);
    connect(&m_poll, &QTimer::timeout, this, &StoreSettingsWatch::look);
}

void StoreSettingsWatch::start()
{
    if (m_config.store.url.isEmpty()) {
        m_watcher.addPath(QFileInfo(m_storeFile).absolutePath());
        m_poll.start(pollInterval);
    }
    look();
}

void StoreSettingsWatch::look()
{
    const auto read = readStoreSettings(m_config, m_storeFile);
    if (!read) {
        // A store that is being restarted may have no file for a moment: what is known stays.
        if (m_complaint != read.error()) qCInfo(lcStore) << "waiting for a store:" << read.error();
        m_complaint = read.error();
        return;
    }
    m_complaint.clear();
    if (m_connection == *read) return;
    m_connection = *read;
    qCInfo(lcStore) << "store is" << m_connection->url.toString();
    emit changed();
}

} // namespace caravan

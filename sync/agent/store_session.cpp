// SPDX-License-Identifier: Apache-2.0
#include "sync/agent/store_session.h"

#include "sync/pull/catalog_pass.h"
#include "sync/pull/delta_pass.h"

#include <QCryptographicHash>

namespace caravan {

namespace {

RetryPolicy retryOf(const Config &config) { return {config.agent.backoffBase, config.agent.backoffCap}; }

Dispatcher::Settings dispatcherSettings(const Config &config, const QString &store)
{
    Dispatcher::Settings settings;
    settings.retry = retryOf(config);
    settings.parallelOrders = config.agent.parallelOrders;
    settings.store = store;
    return settings;
}

StoreAudit::Settings auditSettings(const Config &config, const QString &store)
{
    StoreAudit::Settings settings;
    settings.store = store;
    settings.interval = config.agent.auditInterval;
    settings.pause = std::min(settings.pause, config.agent.auditInterval);
    settings.keep = Milliseconds(config.agent.keepDays * 86'400'000LL);
    return settings;
}

Puller::Settings pullerSettings(const Config &config, const QString &imageDir)
{
    Puller::Settings settings;
    settings.deltaInterval = config.agent.deltaInterval;
    settings.sweepInterval = config.agent.sweepInterval;
    settings.fullInterval = config.agent.fullInterval;
    settings.retry = retryOf(config);
    settings.imageDir = imageDir;
    settings.terminal = config.terminal.id;
    return settings;
}

QString identityOf(const MedusaConnection &connection)
{
    const QString text = connection.url.toString() + u'|' + connection.regionId + u'|' + connection.publishableKey;
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

StoreSession::StoreSession(const MedusaConnection &connection, const Config &config, const QString &imageDir,
                           Ports ports, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_identity(identityOf(connection))
    , m_client(connection, ports.clock)
    , m_delivery{m_client, ports.outbox, ports.queue, m_scheduler, ports.clock}
    , m_dispatcher(m_delivery, dispatcherSettings(config, fingerprint(connection)), QRandomGenerator::securelySeeded())
    , m_audit(m_delivery, auditSettings(config, fingerprint(connection)))
    , m_puller({m_client, ports.sink, ports.queue, m_scheduler, ports.clock}, pullerSettings(config, imageDir),
               QRandomGenerator::securelySeeded())
{
    connect(&m_dispatcher, &Dispatcher::busyChanged, &m_puller, &Puller::hold);
    m_audit.attendTo(m_dispatcher);
}

QString StoreSession::fingerprint(const MedusaConnection &connection)
{
    const QString text = connection.regionId + u'|' + connection.publishableKey;
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return u"store."_qs + QString::fromLatin1(hash.first(8).toHex());
}

void StoreSession::start()
{
    m_dispatcher.start();
    m_audit.start();
    startPull();
}

/// Cursors are times and places of one store. For another one, or the same at another address (where its pictures have
/// other addresses), the catalog is pulled from the beginning; what is shown stays until then.
void StoreSession::startPull()
{
    ask(
        m_ports.queue, this,
        [&sink = m_ports.sink, identity = m_identity]() -> CatalogSink::Written<Done> {
            const QString key = u"store.identity"_qs;
            const auto known = sink.cursor(key);
            if (!known) return known.failure();
            if (*known == identity) return Done();
            return sink.setCursors({{key, identity},
                                    {CatalogPass::stateKey(), {}},
                                    {Puller::fullDoneKey(), {}},
                                    {DeltaPass::productsKey(), {}},
                                    {DeltaPass::variantsKey(), {}}});
        },
        [this](const CatalogSink::Written<Done> &) { m_puller.start(); });
}

} // namespace caravan

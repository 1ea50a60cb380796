// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "faults/http/certificates.h"
#include "faults/http/fault.h"

#include <QHash>
#include <QTcpServer>

#include <functional>

namespace caravan::faults {

/// A proxy on loopback between the client and the store that does to chosen requests what lines, proxies and stores do
/// on bad days. One request a connection, so that requests can be counted: the client is told to close. Lives on the
/// test's thread.
class FaultProxy final : public QTcpServer
{
    Q_OBJECT

public:
    /// With certificates it speaks TLS.
    explicit FaultProxy(quint16 storePort, const Certificates *certificates = nullptr);
    ~FaultProxy() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    void setStorePort(quint16 port) { m_storePort = port; }

    /// From the `from`th request on (1 is the next) `fault` meets `times` requests; −1: until heal().
    void arm(const Fault &fault, int from, int times);
    void heal();
    /// Forgets what it counted and kept.
    void reset();
    /// For a fault that nobody but the client sees: it met another one.
    void countRefused();

    [[nodiscard]] int requests() const { return static_cast<int>(m_routes.size()); }
    [[nodiscard]] const QList<QByteArray> &routes() const { return m_routes; } ///< "POST complete", in order
    [[nodiscard]] int hits() const { return m_hits; }
    [[nodiscard]] bool isHealed() const { return !m_fault; }
    std::function<void()> restoreStore; ///< of Act::StoreRestored and StoreWiped

signals:
    void healed();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class ProxiedRequest;

    [[nodiscard]] bool isStruck() const;
    void strike();
    void requestCame(const QByteArray &route);
    void listenAgain();
    [[nodiscard]] const QSslCertificate &certificate(const Fault *fault) const;

    quint16 m_storePort;
    const Certificates *m_certificates;
    quint16 m_port = 0;
    int m_reserved = -1; ///< a bound socket that keeps the port while nobody listens
    QList<QByteArray> m_routes;
    QHash<QByteArray, QByteArray> m_firstAnswers; ///< by request line
    const Fault *m_fault = nullptr;
    Fault m_kept;
    int m_from = 0;
    int m_times = 0;
    int m_hits = 0;
};

} // namespace caravan::faults

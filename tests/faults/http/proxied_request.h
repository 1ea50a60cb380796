// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "faults/http/fault.h"

#include <QTcpSocket>
#include <QTimer>

namespace caravan::faults {

class FaultProxy;

/// One connection of the client and the one request on it. Deletes itself when the line is gone.
class ProxiedRequest final : public QObject
{
public:
    /// Takes the socket over. `fault` meets the connection already; null: none so far.
    ProxiedRequest(FaultProxy &proxy, QTcpSocket *client, bool cutHandshake);

private:
    void readRequest();
    void handle(const Fault *fault);
    void forward(const Fault *fault);
    void answered(const Fault *fault);
    void send(const QByteArray &answer);
    void resetLine();
    void dripOn();
    void flood();

    FaultProxy &m_proxy;
    QTcpSocket *m_client;
    QTcpSocket m_store;
    QTcpSocket m_second; ///< of Act::Twice
    QByteArray m_request;
    QByteArray m_answer;
    QTimer m_drip;
    qsizetype m_dripped = 0;
    qint64 m_flooded = 0;
    bool m_handled = false;
};

} // namespace caravan::faults

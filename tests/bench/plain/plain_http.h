// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "sync/store/medusa/medusa_requests.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

namespace caravan::bench {

/// The store as the simplest client has it: one request after the other, the answer read whole, no retry, no check
/// beyond the status. Main thread; waits in an event loop of its own.
class PlainHttp
{
public:
    explicit PlainHttp(MedusaConnection connection);
    /// From store.json, as caravan-demostore writes it.
    static Result<MedusaConnection, QString> readConnection(const QString &file);

    [[nodiscard]] const MedusaConnection &connection() const { return m_connection; }
    Result<QJsonObject, QString> get(const QString &path, const medusa::Query &query, const QByteArray &locale = {});
    Result<QJsonObject, QString> post(const QString &path, const QByteArray &body);

private:
    static Result<QJsonObject, QString> answerOf(QNetworkReply *reply);

    MedusaConnection m_connection;
    QNetworkAccessManager m_network;
};

} // namespace caravan::bench

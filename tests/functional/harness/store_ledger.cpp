// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/store_ledger.h"

#include "core/process_options.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

namespace caravan::functional {

namespace {

constexpr int pageSize = 100;

std::optional<QJsonObject> fetch(QNetworkAccessManager &network, const QUrl &url, const QByteArray &credentials)
{
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Basic " + credentials.toBase64());
    request.setTransferTimeout(10'000);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished()) loop.exec();
    if (reply->error() != QNetworkReply::NoError) return std::nullopt;
    return QJsonDocument::fromJson(reply->readAll()).object();
}

} // namespace

std::optional<StoreLedger> StoreLedger::read(const QString &stateDir)
{
    QFile file(state::storeConnection(stateDir));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QJsonObject connection = QJsonDocument::fromJson(file.readAll()).object();
    const QByteArray credentials = connection.value(u"secret_key").toString().toUtf8() + ':';

    QNetworkAccessManager network;
    StoreLedger ledger;
    for (int offset = 0;; offset += pageSize) {
        QUrl url(connection.value(u"url").toString() + QStringLiteral("/admin/orders"));
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("limit"), QString::number(pageSize));
        query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
        query.addQueryItem(QStringLiteral("fields"), QStringLiteral("id,email,metadata,total"));
        url.setQuery(query);
        const auto page = fetch(network, url, credentials);
        if (!page) return std::nullopt;
        const QJsonArray orders = page->value(u"orders").toArray();
        for (const QJsonValue &order : orders) {
            ++ledger.orders;
            const QString id = order.toObject().value(u"metadata").toObject().value(u"client_order_id").toString();
            if (++ledger.ofTicket[id] > 1) ++ledger.doubled;
        }
        if (orders.size() < pageSize) return ledger;
    }
}

} // namespace caravan::functional

// SPDX-License-Identifier: Apache-2.0
#include "bench/plain/plain_http.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>

namespace caravan::bench {

PlainHttp::PlainHttp(MedusaConnection connection)
    : m_connection(std::move(connection))
{
    m_network.setAutoDeleteReplies(false);
}

Result<MedusaConnection, QString> PlainHttp::readConnection(const QString &file)
{
    QFile stored(file);
    if (!stored.open(QIODevice::ReadOnly)) return Failure{QStringLiteral("%1: %2").arg(file, stored.errorString())};
    const QJsonObject object = QJsonDocument::fromJson(stored.readAll()).object();
    return MedusaConnection::make(object.value(u"url").toString(), object.value(u"publishable_key").toString(),
                                  object.value(u"region_id").toString(), QStringLiteral("cn"), Milliseconds(60'000));
}

Result<QJsonObject, QString> PlainHttp::answerOf(QNetworkReply *reply)
{
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished()) loop.exec();
    const QByteArray body = reply->readAll();
    const bool good = reply->error() == QNetworkReply::NoError;
    const QString what = reply->url().path() + QStringLiteral(": ") + reply->errorString();
    reply->deleteLater();
    if (!good) return Failure{QString(what + u' ' + QString::fromUtf8(body.left(500)))};
    return QJsonDocument::fromJson(body).object();
}

Result<QJsonObject, QString> PlainHttp::get(const QString &path, const medusa::Query &query, const QByteArray &locale)
{
    QNetworkRequest request = medusa::request(m_connection, path, query);
    if (!locale.isEmpty()) request.setRawHeader("x-medusa-locale", locale);
    return answerOf(m_network.get(request));
}

Result<QJsonObject, QString> PlainHttp::post(const QString &path, const QByteArray &body)
{
    QNetworkRequest request = medusa::request(m_connection, path);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    return answerOf(m_network.post(request, body));
}

} // namespace caravan::bench

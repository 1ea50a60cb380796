// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/http_exchange.h"

#include <QJsonDocument>

namespace caravan::demostore {

QString Request::queryValue(QStringView key) const
{
    for (const auto &[name, value] : query)
        if (name == key) return value.isNull() ? QStringLiteral("") : value;
    return {};
}

Answer Answer::json(const QJsonObject &object)
{
    return {
        QJsonDocument(object).toJson(QJsonDocument::Compact), QByteArrayLiteral("application/json; charset=utf-8"), {}};
}

Result<QJsonObject, Refusal> jsonBody(const Request &request)
{
    if (request.body.trimmed().isEmpty()) return QJsonObject();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError)
        return Failure{Refusal::invalidData(QStringLiteral("Invalid JSON: ") + error.errorString())};
    if (!document.isObject()) return Failure{Refusal::invalidData(QStringLiteral("Invalid request: Expected object"))};
    return document.object();
}

QByteArray refusalBody(const Refusal &refusal)
{
    QJsonObject object{{QStringLiteral("type"), refusal.type}, {QStringLiteral("message"), refusal.message}};
    if (!refusal.code.isEmpty()) object.insert(QStringLiteral("code"), refusal.code);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace caravan::demostore

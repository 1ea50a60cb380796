// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "sync/demostore/refusal.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <utility>

namespace caravan::demostore {

enum class Method { Get, Post, Delete, Other };

inline constexpr qsizetype maximumBody = 1024 * 1024; ///< bytes of a request's body

/// One request as the routes see it, free of the server's types. All of it is hostile.
struct Request
{
    Method method = Method::Other;
    QStringList parts;                        ///< of the decoded path, without empty ones
    QList<std::pair<QString, QString>> query; ///< decoded, in the order of the URL
    QByteArray publishableKey;                ///< header x-publishable-api-key
    QByteArray authorization;
    QByteArray locale; ///< header x-medusa-locale
    QByteArray body;

    /// First value of the key; null where it is absent.
    [[nodiscard]] QString queryValue(QStringView key) const;
};

struct Answer
{
    QByteArray body;
    QByteArray contentType;
    QByteArray etag; ///< quoted; empty: the front makes one of the body

    static Answer json(const QJsonObject &object);
};

using Reply = Result<Answer, Refusal>;

/// The body as a JSON object; an empty body is an empty object. Refuses anything else with invalid_data.
Result<QJsonObject, Refusal> jsonBody(const Request &request);

/// The body that goes with a refusal.
QByteArray refusalBody(const Refusal &refusal);

} // namespace caravan::demostore

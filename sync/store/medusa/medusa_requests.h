// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/language.h"
#include "core/result.h"
#include "domain/orders/order_document.h"

#include <QNetworkRequest>
#include <QUrl>

#include <optional>
#include <utility>

namespace caravan {

/// Where the store is and how to speak to it. The publishable key is no secret by Medusa's definition, but it stays
/// out of logs all the same.
struct MedusaConnection
{
    QUrl url; ///< origin only: scheme, host, port
    QString publishableKey;
    QString regionId;
    QString countryCode = QStringLiteral("cn");
    Milliseconds requestTimeout{20'000}; ///< of silence
    Milliseconds deadline{300'000};      ///< for a whole request, however steadily it drips

    /// Message for the operator where the parts are no connection.
    static Result<MedusaConnection, QString> make(const QString &url, const QString &publishableKey,
                                                  const QString &regionId, const QString &countryCode,
                                                  Milliseconds requestTimeout);
    friend bool operator==(const MedusaConnection &, const MedusaConnection &) = default;
};

/// Requests and bodies of docs/store-api.md. Pure.
namespace medusa {

using Query = QList<std::pair<QByteArray, QString>>;

/// `path` begins with a slash and holds only keys that were read by this client.
QNetworkRequest request(const MedusaConnection &connection, const QString &path, const Query &query = {});
QNetworkRequest imageRequest(const MedusaConnection &connection, const QUrl &url, const QString &etag);

/// Asks for a 304 where the answer still has this entity tag; an empty one asks for the whole.
void setCondition(QNetworkRequest &request, const QString &etag);

Query pageQuery(int offset, int limit, QLatin1String fields);
Query withRegion(Query query, const MedusaConnection &connection);

extern const QLatin1String categoryFields;
extern const QLatin1String productFields;
extern const QLatin1String priceFields;
extern const QLatin1String cartFields;
extern const QLatin1String orderFields;
extern const QLatin1String cartFieldsWithOrder;

/// Body of step 1. Without a contact the counter's own address stands in, so that the order can be completed and
/// nobody takes it for a parcel.
QByteArray cartBody(const MedusaConnection &connection, const OrderSnapshot &order,
                    const std::optional<Contact> &contact);

} // namespace medusa
} // namespace caravan

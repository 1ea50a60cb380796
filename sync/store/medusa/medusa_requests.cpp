// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/medusa_requests.h"

#include "sync/store/medusa/medusa_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace caravan {

Result<MedusaConnection, QString> MedusaConnection::make(const QString &url, const QString &publishableKey,
                                                         const QString &regionId, const QString &countryCode,
                                                         Milliseconds requestTimeout)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool web = parsed.scheme() == u"http" || parsed.scheme() == u"https";
    const bool bare = parsed.path().isEmpty() || parsed.path() == u"/";
    if (!parsed.isValid() || !web || parsed.host().isEmpty() || !bare || parsed.hasQuery() || parsed.hasFragment() ||
        !parsed.userInfo().isEmpty())
        return Failure{QStringLiteral("the store's url must be http(s)://host[:port]")};
    if (publishableKey.isEmpty() || regionId.isEmpty())
        return Failure{QStringLiteral("the store's publishable key or region is missing")};
    QUrl origin = parsed;
    origin.setPath({});
    return MedusaConnection{origin, publishableKey, regionId, countryCode, requestTimeout, requestTimeout * 15};
}

namespace medusa {

// `*categories`, because Medusa drops `categories.id` in silence.
const QLatin1String categoryFields("id,name,handle,parent_category_id,rank,metadata");
const QLatin1String productFields(
    "id,title,description,handle,updated_at,thumbnail,images.url,*categories,metadata,variants.id,variants.title,"
    "variants.sku,variants.ean,variants.updated_at,variants.manage_inventory,variants.allow_backorder,"
    "variants.inventory_quantity,variants.metadata,variants.calculated_price.calculated_amount,"
    "variants.calculated_price.currency_code,variants.calculated_price.is_calculated_price_tax_inclusive");
const QLatin1String priceFields("id,variants.id,variants.manage_inventory,variants.allow_backorder,"
                                "variants.inventory_quantity,variants.calculated_price.calculated_amount,"
                                "variants.calculated_price.currency_code,"
                                "variants.calculated_price.is_calculated_price_tax_inclusive");
const QLatin1String cartFields("id,total,email,metadata,completed_at");
const QLatin1String orderFields("id,total,email,metadata");
const QLatin1String cartFieldsWithOrder("id,total,email,metadata,completed_at,+order.id");

namespace {

QNetworkRequest bareRequest(const MedusaConnection &connection, const QUrl &url, const QByteArray &encoding)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(static_cast<int>(connection.requestTimeout.count()));
    request.setRawHeader("Accept-Encoding", encoding); // set by us, so that Qt leaves the body as it came
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("caravan-agent/" CARAVAN_VERSION));
    return request;
}

QJsonObject addressObject(const MedusaConnection &connection, const OrderSnapshot &order,
                          const std::optional<Contact> &contact)
{
    QJsonObject address{{u"first_name"_qs, contact ? contact->name : order.number.toString()},
                        {u"last_name"_qs, order.terminal},
                        {u"country_code"_qs, connection.countryCode}};
    if (contact && !contact->phone.isEmpty()) address.insert(u"phone"_qs, contact->phone);
    if (contact && contact->address) {
        const PostalAddress &postal = *contact->address;
        address.insert(u"province"_qs, postal.province);
        address.insert(u"city"_qs, postal.city.isEmpty() ? postal.province : postal.city);
        address.insert(u"address_1"_qs, postal.street);
        address.insert(u"address_2"_qs, postal.district);
        address.insert(u"postal_code"_qs, postal.postalCode);
    } else {
        address.insert(u"city"_qs, u"counter"_qs);
        address.insert(u"address_1"_qs, QString(u"counter "_qs + order.terminal));
    }
    return address;
}

} // namespace

QNetworkRequest request(const MedusaConnection &connection, const QString &path, const Query &query)
{
    QByteArray encoded;
    for (const auto &[key, value] : query) {
        if (!encoded.isEmpty()) encoded += '&';
        encoded += QByteArray(key).toPercentEncoding() + '=' + QUrl::toPercentEncoding(value);
    }
    QUrl url = connection.url;
    url.setPath(path);
    if (!encoded.isEmpty()) url.setQuery(QString::fromLatin1(encoded));
    QNetworkRequest result = bareRequest(connection, url, "gzip");
    result.setRawHeader("x-publishable-api-key", connection.publishableKey.toLatin1());
    result.setRawHeader("Accept", "application/json");
    return result;
}

QNetworkRequest imageRequest(const MedusaConnection &connection, const QUrl &url, const QString &etag)
{
    QNetworkRequest result = bareRequest(connection, url, "identity");
    setCondition(result, etag);
    return result;
}

void setCondition(QNetworkRequest &request, const QString &etag)
{
    if (!etag.isEmpty()) request.setRawHeader("If-None-Match", etag.toLatin1());
    // AlwaysNetwork makes Qt add `no-cache` where there is no Cache-Control, and Medusa then never answers 304.
    request.setRawHeader("Cache-Control", "max-age=0");
}

Query pageQuery(int offset, int limit, QLatin1String fields)
{
    return {{"limit", QString::number(limit)},
            {"offset", QString::number(offset)},
            {"order", u"id"_qs},
            {"fields", QString(fields)}};
}

Query withRegion(Query query, const MedusaConnection &connection)
{
    query.append({"region_id", connection.regionId});
    query.append({"country_code", connection.countryCode});
    return query;
}

QByteArray cartBody(const MedusaConnection &connection, const OrderSnapshot &order,
                    const std::optional<Contact> &contact)
{
    QJsonArray lines;
    for (const OrderSnapshot::Line &line : order.lines) {
        QJsonObject object{{u"variant_id"_qs, line.variant.toString()}, {u"quantity"_qs, line.quantity}};
        if (!line.lot.isEmpty()) object.insert(u"metadata"_qs, QJsonObject{{u"lot"_qs, line.lot}});
        lines.append(object);
    }
    const QJsonObject metadata{{u"kiosk_id"_qs, order.terminal},
                               {u"client_order_id"_qs, order.id.toString()},
                               {u"order_number"_qs, order.number.toString()},
                               {u"fulfilment"_qs, fulfilmentName(order.fulfilment)},
                               {u"placed_at"_qs, toDateTime(order.placedAt).toString(Qt::ISODateWithMs)}};
    return QJsonDocument(QJsonObject{{u"region_id"_qs, connection.regionId},
                                     {u"email"_qs, order.id.toEmail()},
                                     {u"metadata"_qs, metadata},
                                     {u"shipping_address"_qs, addressObject(connection, order, contact)},
                                     {u"items"_qs, lines}})
        .toJson(QJsonDocument::Compact);
}

} // namespace medusa
} // namespace caravan

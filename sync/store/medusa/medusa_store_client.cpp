// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/medusa_store_client.h"

#include "core/logging.h"
#include "sync/store/medusa/medusa_catalog.h"
#include "sync/store/medusa/medusa_faults.h"
#include "sync/store/medusa/medusa_orders.h"
#include "sync/store/medusa/one_shot_body.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>

namespace caravan {

namespace {

constexpr qsizetype maximumImageBytes = 8 * 1024 * 1024;
constexpr qsizetype maximumIds = 100;
constexpr qsizetype longestTag = 256;

/// Parses the body of a good answer and passes the rest on.
template <class T, class Parse> auto parsed(Parse parse, StoreReply<T> reply)
{
    return [parse, reply = std::move(reply)](const Result<QByteArray, StoreFault> &body) {
        if (!body) return reply(body.failure());
        reply(parse(*body));
    };
}

/// Likewise for a page: what was left out shows in the log, without its content.
template <class T, class Parse> auto parsedPage(const char *what, Parse parse, StoreReply<RemotePage<T>> reply)
{
    return parsed<RemotePage<T>>(
        [what, parse](const QByteArray &body) {
            auto page = parse(body);
            if (page && page->rows.size() < page->rowsOnWire)
                qCInfo(lcStore) << "rows passed over" << what << page->rowsOnWire - page->rows.size();
            return page;
        },
        std::move(reply));
}

template <class Id> medusa::Query withIds(medusa::Query query, const QList<Id> &ids)
{
    for (const Id &id : ids.first(qMin(ids.size(), maximumIds)))
        query.append({"id[]", id.toString()});
    return query;
}

medusa::Query withUpdatedAfter(medusa::Query query, const QString &updatedAfter)
{
    if (!updatedAfter.isEmpty()) query.append({"updated_at[$gt]", updatedAfter});
    return query;
}

QString cartPath(const CartId &cart, QLatin1String rest = QLatin1String())
{
    return u"/store/carts/"_qs + cart.toString() + rest;
}

/// "application/json; charset=utf-8" and nothing else; a captive portal's page is not the store.
bool isJson(const QByteArray &contentType)
{
    return contentType.split(';').first().trimmed().toLower() == "application/json";
}

} // namespace

MedusaStoreClient::MedusaStoreClient(MedusaConnection connection, const Clock &clock)
    : m_connection(std::move(connection))
    , m_clock(clock)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

MedusaStoreClient::~MedusaStoreClient() = default;

StoreFault MedusaStoreClient::faultOf(const HttpAnswer &answer) const
{
    const Milliseconds wait = medusa::retryAfter(answer.retryAfter, answer.date, m_clock.utcNow());
    return medusa::faultOf(answer.status, isJson(answer.contentType) ? answer.body : QByteArray(), wait);
}

Result<QByteArray, StoreFault> MedusaStoreClient::jsonOf(const HttpAnswer &answer) const
{
    if (answer.status != 200 && answer.status != 201) return Failure{faultOf(answer)};
    if (!isJson(answer.contentType))
        return Failure{StoreFault{StoreFaultKind::Foreign, answer.status, u"content_type"_qs, Milliseconds(0)}};
    return answer.body;
}

void MedusaStoreClient::exchange(TrafficClass what, QNetworkReply *networkReply, qsizetype limit,
                                 HttpExchange::Callback callback)
{
    ++m_underWay;
    new HttpExchange(
        networkReply, limit, m_connection.deadline,
        [this, what, callback = std::move(callback)](const Result<HttpAnswer, StoreFault> &answer) {
            --m_underWay;
            if (answer) m_traffic.of(what).received += answer->wireBytes;
            callback(answer);
        },
        &m_exchanges);
}

void MedusaStoreClient::follow(TrafficClass what, QNetworkReply *networkReply, JsonCallback callback)
{
    exchange(what, networkReply, medusa::maximumJsonBytes,
             [this, callback = std::move(callback)](const Result<HttpAnswer, StoreFault> &answer) {
                 if (!answer) return callback(answer.failure());
                 callback(jsonOf(*answer));
             });
}

void MedusaStoreClient::fetch(TrafficClass what, const QNetworkRequest &request, JsonCallback callback)
{
    follow(what, m_network.get(request), std::move(callback));
}

void MedusaStoreClient::post(TrafficClass what, const QString &path, const medusa::Query &query, const QByteArray &body,
                             JsonCallback callback)
{
    QNetworkRequest request = medusa::request(m_connection, path, query);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto device = std::make_unique<OneShotBody>(body);
    QNetworkReply *networkReply = m_network.post(request, device.get());
    device.release()->setParent(networkReply);
    m_traffic.of(what).sent += body.size();
    follow(what, networkReply, std::move(callback));
}

void MedusaStoreClient::categories(int offset, int limit, StoreReply<RemotePage<RemoteCategory>> reply)
{
    fetch(TrafficClass::Catalog,
          medusa::request(m_connection, u"/store/product-categories"_qs,
                          medusa::pageQuery(offset, limit, medusa::categoryFields)),
          parsedPage<RemoteCategory>("categories", medusa::parseCategories, std::move(reply)));
}

void MedusaStoreClient::products(int offset, int limit, const QString &updatedAfter,
                                 StoreReply<RemotePage<RemoteProduct>> reply)
{
    const auto query = medusa::withRegion(medusa::pageQuery(offset, limit, medusa::productFields), m_connection);
    const auto parse = [store = m_connection.url](const QByteArray &body) {
        return medusa::parseProducts(body, store);
    };
    fetch(TrafficClass::Catalog,
          medusa::request(m_connection, u"/store/products"_qs, withUpdatedAfter(query, updatedAfter)),
          parsedPage<RemoteProduct>("products", parse, std::move(reply)));
}

void MedusaStoreClient::productsById(const QList<ProductId> &ids, StoreReply<RemotePage<RemoteProduct>> reply)
{
    const auto query = medusa::withRegion(
        withIds(medusa::pageQuery(0, static_cast<int>(maximumIds), medusa::productFields), ids), m_connection);
    const auto parse = [store = m_connection.url](const QByteArray &body) {
        return medusa::parseProducts(body, store);
    };
    fetch(TrafficClass::Catalog, medusa::request(m_connection, u"/store/products"_qs, query),
          parsedPage<RemoteProduct>("products", parse, std::move(reply)));
}

void MedusaStoreClient::variantsChanged(int offset, int limit, const QString &updatedAfter,
                                        StoreReply<RemotePage<ProductId>> reply)
{
    const auto query = medusa::pageQuery(offset, limit, QLatin1String("id,product_id,updated_at"));
    fetch(TrafficClass::Catalog,
          medusa::request(m_connection, u"/store/product-variants"_qs, withUpdatedAfter(query, updatedAfter)),
          parsed<RemotePage<ProductId>>(medusa::parseVariantsChanged, std::move(reply)));
}

void MedusaStoreClient::texts(Language language, int offset, int limit, StoreReply<RemotePage<RemoteTexts>> reply)
{
    QNetworkRequest request = medusa::request(m_connection, u"/store/products"_qs,
                                              medusa::pageQuery(offset, limit, QLatin1String("id,title,description")));
    request.setRawHeader("x-medusa-locale", languageTag(language).toLatin1());
    fetch(TrafficClass::Texts, request, parsedPage<RemoteTexts>("texts", medusa::parseTexts, std::move(reply)));
}

void MedusaStoreClient::textsById(Language language, const QList<ProductId> &ids,
                                  StoreReply<RemotePage<RemoteTexts>> reply)
{
    const auto query = medusa::pageQuery(0, static_cast<int>(maximumIds), QLatin1String("id,title,description"));
    QNetworkRequest request = medusa::request(m_connection, u"/store/products"_qs, withIds(query, ids));
    request.setRawHeader("x-medusa-locale", languageTag(language).toLatin1());
    fetch(TrafficClass::Texts, request, parsedPage<RemoteTexts>("texts", medusa::parseTexts, std::move(reply)));
}

void MedusaStoreClient::productIds(int offset, int limit, StoreReply<RemotePage<ProductId>> reply)
{
    fetch(TrafficClass::Catalog,
          medusa::request(m_connection, u"/store/products"_qs, medusa::pageQuery(offset, limit, QLatin1String("id"))),
          parsedPage<ProductId>("ids", medusa::parseProductIds, std::move(reply)));
}

void MedusaStoreClient::pricesAndStock(int offset, int limit, const QString &etag,
                                       StoreReply<RemotePage<RemotePriceAndStock>> reply)
{
    using Page = RemotePage<RemotePriceAndStock>;
    const auto query = medusa::withRegion(medusa::pageQuery(offset, limit, medusa::priceFields), m_connection);
    QNetworkRequest request = medusa::request(m_connection, u"/store/products"_qs, query);
    medusa::setCondition(request, etag);
    exchange(TrafficClass::Prices, m_network.get(request), medusa::maximumJsonBytes,
             [this, asked = !etag.isEmpty(), reply = std::move(reply)](const Result<HttpAnswer, StoreFault> &answer) {
                 if (!answer) return reply(answer.failure());
                 if (answer->status == 304 && asked) {
                     Page same;
                     same.notModified = true;
                     return reply(same);
                 }
                 const auto body = jsonOf(*answer);
                 if (!body) return reply(body.failure());
                 const auto page = medusa::parsePricesAndStock(*body);
                 if (!page) return reply(page.failure());
                 Page tagged = *page;
                 tagged.etag = QString::fromLatin1(answer->etag.left(longestTag));
                 reply(tagged);
             });
}

void MedusaStoreClient::image(const QString &url, const QString &etag, StoreReply<RemoteImage> reply)
{
    const QUrl target(url, QUrl::StrictMode);
    if (!target.isValid() || !medusa::isSameOrigin(m_connection.url, target)) {
        QMetaObject::invokeMethod(
            &m_exchanges, [reply = std::move(reply)] { reply(Failure{medusa::foreign(u"origin"_qs)}); },
            Qt::QueuedConnection);
        return;
    }
    exchange(TrafficClass::Images, m_network.get(medusa::imageRequest(m_connection, target, etag)), maximumImageBytes,
             [this, asked = !etag.isEmpty(), reply = std::move(reply)](const Result<HttpAnswer, StoreFault> &answer) {
                 if (!answer) return reply(answer.failure());
                 if (answer->status == 304 && asked) return reply(RemoteImage{{}, {}, true});
                 if (answer->status == 404 || answer->status == 410)
                     return reply(Failure{StoreFault{StoreFaultKind::NotFound, answer->status, u"no_image"_qs, {}}});
                 if (answer->status != 200) return reply(Failure{faultOf(*answer)});
                 reply(RemoteImage{answer->body, QString::fromLatin1(answer->etag.left(longestTag)), false});
             });
}

void MedusaStoreClient::createCart(const OrderSnapshot &order, const std::optional<Contact> &contact,
                                   StoreReply<RemoteCart> reply)
{
    post(TrafficClass::Orders, u"/store/carts"_qs, {{"fields", QString(medusa::cartFields)}},
         medusa::cartBody(m_connection, order, contact), parsed<RemoteCart>(medusa::parseCart, std::move(reply)));
}

void MedusaStoreClient::shippingOptions(const CartId &cart, StoreReply<QList<ShippingOption>> reply)
{
    fetch(TrafficClass::Orders,
          medusa::request(m_connection, u"/store/shipping-options"_qs, {{"cart_id", cart.toString()}}),
          parsed<QList<ShippingOption>>(medusa::parseShippingOptions, std::move(reply)));
}

void MedusaStoreClient::chooseShipping(const CartId &cart, const ShippingOptionId &option, StoreReply<RemoteCart> reply)
{
    const QJsonObject body{{u"option_id"_qs, option.toString()}};
    post(TrafficClass::Orders, cartPath(cart, QLatin1String("/shipping-methods")),
         {{"fields", QString(medusa::cartFields)}}, QJsonDocument(body).toJson(QJsonDocument::Compact),
         parsed<RemoteCart>(medusa::parseCart, std::move(reply)));
}

void MedusaStoreClient::createCollection(const CartId &cart, StoreReply<CollectionId> reply)
{
    const QJsonObject body{{u"cart_id"_qs, cart.toString()}};
    post(TrafficClass::Orders, u"/store/payment-collections"_qs, {}, QJsonDocument(body).toJson(QJsonDocument::Compact),
         parsed<CollectionId>(medusa::parseCollection, std::move(reply)));
}

void MedusaStoreClient::createSession(const CollectionId &collection, StoreReply<Done> reply)
{
    const QJsonObject body{{u"provider_id"_qs, u"pp_system_default"_qs}};
    post(TrafficClass::Orders, u"/store/payment-collections/"_qs + collection.toString() + u"/payment-sessions"_qs, {},
         QJsonDocument(body).toJson(QJsonDocument::Compact), parsed<Done>(medusa::parseSession, std::move(reply)));
}

void MedusaStoreClient::complete(const CartId &cart, StoreReply<RemoteOrder> reply)
{
    post(TrafficClass::Acknowledgements, cartPath(cart, QLatin1String("/complete")), {}, QByteArrayLiteral("{}"),
         parsed<RemoteOrder>(medusa::parseOrder, std::move(reply)));
}

void MedusaStoreClient::cart(const CartId &id, StoreReply<RemoteCart> reply)
{
    fetch(TrafficClass::Acknowledgements,
          medusa::request(m_connection, cartPath(id), {{"fields", QString(medusa::cartFieldsWithOrder)}}),
          parsed<RemoteCart>(medusa::parseCart, std::move(reply)));
}

void MedusaStoreClient::order(const RemoteOrderId &id, StoreReply<RemoteOrder> reply)
{
    fetch(
        TrafficClass::Acknowledgements,
        medusa::request(m_connection, u"/store/orders/"_qs + id.toString(), {{"fields", QString(medusa::orderFields)}}),
        parsed<RemoteOrder>(medusa::parseOrderById, std::move(reply)));
}

} // namespace caravan

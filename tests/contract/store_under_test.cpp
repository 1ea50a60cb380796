// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/store_under_test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QProcess>

namespace caravan::contract {

namespace {

constexpr Milliseconds patience{60'000};

MedusaConnection connectionOf(const QUrl &url, const QString &key, const QString &region)
{
    return {url, key, region, QStringLiteral("cn"), patience};
}

} // namespace

QString kindName(StoreFaultKind kind)
{
    switch (kind) {
    case StoreFaultKind::Unreachable:
        return QStringLiteral("Unreachable");
    case StoreFaultKind::Unknown:
        return QStringLiteral("Unknown");
    case StoreFaultKind::Overloaded:
        return QStringLiteral("Overloaded");
    case StoreFaultKind::ServerError:
        return QStringLiteral("ServerError");
    case StoreFaultKind::Foreign:
        return QStringLiteral("Foreign");
    case StoreFaultKind::Unauthorized:
        return QStringLiteral("Unauthorized");
    case StoreFaultKind::NotFound:
        return QStringLiteral("NotFound");
    case StoreFaultKind::Conflict:
        return QStringLiteral("Conflict");
    case StoreFaultKind::OutOfStock:
        return QStringLiteral("OutOfStock");
    case StoreFaultKind::Refused:
        return QStringLiteral("Refused");
    }
    return {};
}

QString faultText(const StoreFault &fault)
{
    return QStringLiteral("%1 %2 %3").arg(kindName(fault.kind)).arg(fault.status).arg(fault.code);
}

QJsonObject RawAnswer::json() const { return QJsonDocument::fromJson(body).object(); }

std::unique_ptr<StoreUnderTest> StoreUnderTest::fromEnvironment()
{
    QFile file(qEnvironmentVariable("CARAVAN_CONTRACT_STATE") + QStringLiteral("/store.json"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const auto connection = MedusaConnection::make(
        json.value(QStringLiteral("url")).toString(), json.value(QStringLiteral("publishable_key")).toString(),
        json.value(QStringLiteral("region_id")).toString(), QStringLiteral("cn"), patience);
    if (!connection) return {};
    const QByteArray secret = json.value(QStringLiteral("secret_key")).toString().toLatin1();
    return std::unique_ptr<StoreUnderTest>(new StoreUnderTest(*connection, secret));
}

StoreUnderTest::StoreUnderTest(MedusaConnection connection, QByteArray secretKey)
    : m_connection(std::move(connection))
    , m_secretKey(std::move(secretKey))
    , m_client(m_connection, m_clock)
{
}

std::unique_ptr<MedusaStoreClient> StoreUnderTest::anotherClient()
{
    return std::make_unique<MedusaStoreClient>(m_connection, m_clock);
}

std::unique_ptr<MedusaStoreClient> StoreUnderTest::anotherClient(const QString &key, const QString &region)
{
    return std::make_unique<MedusaStoreClient>(connectionOf(m_connection.url, key, region), m_clock);
}

RawAnswer StoreUnderTest::send(const QByteArray &method, const QString &target, const QByteArray &body,
                               const Headers &headers)
{
    QNetworkRequest request(QUrl(m_connection.url.toString() + target, QUrl::StrictMode));
    request.setTransferTimeout(static_cast<int>(patience.count()));
    if (method != "GET") request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    if (target.startsWith(u"/store"))
        request.setRawHeader("x-publishable-api-key", m_connection.publishableKey.toLatin1());
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished()) loop.exec();
    RawAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.contentType = reply->rawHeader("Content-Type");
    answer.etag = reply->rawHeader("ETag");
    answer.body = reply->readAll();
    return answer;
}

RawAnswer StoreUnderTest::get(const QString &target, const Headers &headers)
{
    return send("GET", target, {}, headers);
}

RawAnswer StoreUnderTest::post(const QString &target, const QByteArray &body, const Headers &headers)
{
    return send("POST", target, body, headers);
}

RawAnswer StoreUnderTest::post(const QString &target, const QJsonObject &body)
{
    return post(target, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

RawAnswer StoreUnderTest::admin(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const QByteArray pair = m_secretKey + ':';
    const QByteArray credentials = "Basic " + pair.toBase64();
    return send(method, QStringLiteral("/admin") + path,
                method == "POST" ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray(),
                {{"Authorization", credentials}});
}

RawAnswer StoreUnderTest::setStock(const Sku &sku, int quantity)
{
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(sku.toString()));
    const RawAnswer found = admin("GET", QStringLiteral("/inventory-items?fields=id,*location_levels&sku=") + encoded);
    const QJsonObject item = found.json().value(QStringLiteral("inventory_items")).toArray().at(0).toObject();
    const QString id = item.value(QStringLiteral("id")).toString();
    const QJsonArray levels = item.value(QStringLiteral("location_levels")).toArray();
    const QString location = levels.at(0).toObject().value(QStringLiteral("location_id")).toString();
    return admin("POST", QStringLiteral("/inventory-items/%1/location-levels/%2").arg(id, location),
                 {{QStringLiteral("stocked_quantity"), quantity}});
}

RawAnswer StoreUnderTest::setPrice(const ProductId &product, const VariantId &variant, Money price)
{
    const QJsonObject row{{QStringLiteral("currency_code"), QStringLiteral("cny")},
                          {QStringLiteral("amount"), price.toYuanDecimal().toDouble()}};
    return admin("POST", QStringLiteral("/products/%1/variants/%2").arg(product.toString(), variant.toString()),
                 {{QStringLiteral("prices"), QJsonArray{row}}});
}

RawAnswer StoreUnderTest::setPublished(const ProductId &product, bool published)
{
    const QString status = published ? QStringLiteral("published") : QStringLiteral("draft");
    return admin("POST", QStringLiteral("/products/") + product.toString(), {{QStringLiteral("status"), status}});
}

RawAnswer StoreUnderTest::removeVariant(const ProductId &product, const VariantId &variant)
{
    return admin("DELETE", QStringLiteral("/products/%1/variants/%2").arg(product.toString(), variant.toString()));
}

RawAnswer StoreUnderTest::removeProduct(const ProductId &product)
{
    return admin("DELETE", QStringLiteral("/products/") + product.toString());
}

std::optional<QJsonArray> StoreUnderTest::ordersOf(const OrderId &order)
{
    const RawAnswer answer = admin(
        "GET", QStringLiteral("/orders?limit=50&offset=0&fields=id,display_id,email,total,metadata,created_at&q=") +
                   order.toString());
    const QJsonObject json = answer.json();
    if (answer.status != 200 || !json.value(QStringLiteral("orders")).isArray()) return std::nullopt;
    const QJsonArray orders = json.value(QStringLiteral("orders")).toArray();
    if (json.value(QStringLiteral("count")).toInt(-1) != orders.size()) return std::nullopt;
    return orders;
}

bool StoreUnderTest::runHook(const QString &what)
{
    const QStringList words = QProcess::splitCommand(qEnvironmentVariable("CARAVAN_CONTRACT_RESTART"));
    if (words.isEmpty()) return false;
    return QProcess::execute(words.first(), words.mid(1) + QStringList{what}) == 0;
}

} // namespace caravan::contract

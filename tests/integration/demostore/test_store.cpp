// SPDX-License-Identifier: Apache-2.0
#include "test_store.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTest>

namespace caravan::demostore {

QJsonObject HttpReply::json() const { return QJsonDocument::fromJson(body).object(); }

TestStore::TestStore()
{
    QDir(m_dir.path()).mkpath(QStringLiteral("images"));
    for (const char *name : {"/images/a.png", "/images/b.png"}) {
        QFile picture(m_dir.path() + QLatin1String(name));
        if (!picture.open(QIODevice::WriteOnly)) qFatal("no temporary folder");
        picture.write(QByteArray("\x89PNG\r\n\x1a\n") + name);
    }
    open();
}

void TestStore::open()
{
    auto opened = DemoStore::open(m_dir.path(), m_clock);
    if (!opened) qFatal("%s", qPrintable(opened.error()));
    m_store = std::move(opened).value();
    if (const auto port = m_store->serve(0); !port) qFatal("%s", qPrintable(port.error()));
}

void TestStore::restart()
{
    m_network.clearConnectionCache();
    m_store.reset();
    open();
}

QString TestStore::writeCatalog(const QByteArray &lines, const QString &name)
{
    const QString path = m_dir.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size()) qFatal("cannot write the catalog");
    return path;
}

QString TestStore::import(const QByteArray &lines)
{
    const auto counts = m_store->import({writeCatalog(lines)});
    return counts ? QString() : counts.error();
}

HttpReply TestStore::send(const QByteArray &verb, const QString &path, const QByteArray &body, const Headers &headers)
{
    QNetworkRequest request(QUrl(path.startsWith(u"http") ? path : m_store->url() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setTransferTimeout(10'000);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("etag"), reply->rawHeader("content-type")};
}

HttpReply TestStore::get(const QString &path, const Headers &extra)
{
    return send("GET", path, {},
                Headers{{"x-publishable-api-key", m_store->identity().publishableKey.toLatin1()}} + extra);
}

HttpReply TestStore::post(const QString &path, const QJsonObject &body)
{
    return send("POST", path, QJsonDocument(body).toJson(),
                {{"x-publishable-api-key", m_store->identity().publishableKey.toLatin1()}});
}

TestStore::Headers TestStore::adminHeaders() const
{
    const QByteArray credentials = m_store->identity().secretKey.toLatin1() + ':';
    return {{"authorization", "Basic " + credentials.toBase64()}};
}

HttpReply TestStore::adminGet(const QString &path) { return send("GET", path, {}, adminHeaders()); }

HttpReply TestStore::adminPost(const QString &path, const QJsonObject &body)
{
    return send("POST", path, QJsonDocument(body).toJson(), adminHeaders());
}

HttpReply TestStore::adminDelete(const QString &path) { return send("DELETE", path, {}, adminHeaders()); }

QJsonObject TestStore::product(const QString &handle)
{
    const HttpReply reply = get(QStringLiteral("/store/products?limit=1000&region_id=") + m_store->identity().regionId);
    const QJsonArray products = reply.array(QStringLiteral("products"));
    for (const QJsonValue &product : products)
        if (product[u"handle"].toString() == handle) return product.toObject();
    return {};
}

QJsonObject TestStore::variant(const QString &sku)
{
    const HttpReply reply =
        get(QStringLiteral("/store/product-variants?limit=1000&region_id=") + m_store->identity().regionId);
    const QJsonArray variants = reply.array(QStringLiteral("variants"));
    for (const QJsonValue &variant : variants)
        if (variant[u"sku"].toString() == sku) return variant.toObject();
    return {};
}

void TestStore::setStock(const QString &sku, int quantity)
{
    const QJsonObject item = adminGet(QStringLiteral("/admin/inventory-items?sku=") + sku)
                                 .array(QStringLiteral("inventory_items"))
                                 .first()
                                 .toObject();
    const HttpReply reply =
        adminPost(QStringLiteral("/admin/inventory-items/%1/location-levels/%2")
                      .arg(item.value(QStringLiteral("id")).toString(), m_store->identity().stockLocationId),
                  {{QStringLiteral("stocked_quantity"), quantity}});
    QCOMPARE(reply.status, 200);
}

void TestStore::setPrice(const QString &sku, double yuan)
{
    const QJsonObject row = variant(sku);
    const QJsonObject price{{QStringLiteral("currency_code"), QStringLiteral("cny")}, {QStringLiteral("amount"), yuan}};
    const HttpReply reply = adminPost(
        QStringLiteral("/admin/products/%1/variants/%2")
            .arg(row.value(QStringLiteral("product_id")).toString(), row.value(QStringLiteral("id")).toString()),
        {{QStringLiteral("prices"), QJsonArray{price}}});
    QCOMPARE(reply.status, 200);
}

QByteArray sampleCatalog()
{
    return R"(# a comment, then an empty line

{"type":"category","handle":"kind","rank":1,"name":{"zh-CN":"种类","en":"Kind"}}
{"type":"category","handle":"food","parent":"kind","rank":3,"name":{"zh-CN":"食品","en":"Food"}}
{"type":"category","handle":"origin","rank":2,"name":{"zh-CN":"产地","en":"Origin"}}
{"type":"category","handle":"turpan","parent":"origin","rank":1,"name":{"zh-CN":"吐鲁番","en":"Turpan"},"story":{"zh-CN":"火洲"},"latitude":42.95,"longitude":89.19}
{"type":"product","handle":"raisins","categories":["food","turpan"],"popularity":95,"title":{"zh-CN":"葡萄干","ug-CN":"كىشمىش","en":"Raisins"},"description":{"zh-CN":"甜","en":"Sweet"},"story":{"zh-CN":"晾房"},"image":"a.png","tags":["gift"],"season":[9,10],"lots":[{"code":"L1","harvested":"2026-09-12","best_before":"2027-09-11","recalled":true}],"variants":[{"sku":"R-250","gtin":"9521000000018","title":{"zh-CN":"250 克","en":"250 g"},"net_weight_g":250,"price_fen":1990,"stock":60},{"sku":"R-500","gtin":"96385074","title":{"zh-CN":"500 克"},"net_weight_g":500,"price_fen":3701,"stock":5}]}
{"type":"product","handle":"melon","categories":["food"],"title":{"zh-CN":"甜瓜"},"description":{"zh-CN":"脆"},"image":"a.png","variants":[{"sku":"M-1","title":{"zh-CN":"一个"},"price_fen":2500,"stock":0,"backorder":true}]}
{"type":"product","handle":"tea","categories":["food"],"title":{"zh-CN":"茶"},"description":{"zh-CN":"香"},"variants":[{"sku":"T-1","title":{"zh-CN":"一罐"},"net_volume_ml":500,"price_fen":100000000,"stock":1}]}
)";
}

} // namespace caravan::demostore

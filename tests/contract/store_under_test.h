// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/store/medusa/medusa_store_client.h"
#include "tests/contract/awaited.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

namespace caravan::contract {

/// An answer as it came, for what the client cannot express.
struct RawAnswer
{
    int status = 0; ///< 0: no answer
    QByteArray contentType;
    QByteArray etag;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString type() const { return json().value(QStringLiteral("type")).toString(); }
};

inline QString textOf(const QJsonObject &row, const char16_t *key) { return row.value(QStringView(key)).toString(); }

/// The store that the suite was given: caravan-demostore or a Medusa, which it cannot tell apart and must not need to.
/// Lives on the test's thread. Everything that waits spins the event loop.
class StoreUnderTest
{
public:
    /// From CARAVAN_CONTRACT_STATE, a folder with store.json; none where it is not set or cannot be read.
    static std::unique_ptr<StoreUnderTest> fromEnvironment();

    [[nodiscard]] MedusaStoreClient &client() { return m_client; }
    [[nodiscard]] const MedusaConnection &connection() const { return m_connection; }
    [[nodiscard]] QUrl url() const { return m_connection.url; }
    /// One more client of the same store, or of the same with another key or region.
    [[nodiscard]] std::unique_ptr<MedusaStoreClient> anotherClient();
    [[nodiscard]] std::unique_ptr<MedusaStoreClient> anotherClient(const QString &key, const QString &region);

    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    /// `target`: path and query, percent-encoded as it goes over the wire. The publishable key is added under /store.
    RawAnswer get(const QString &target, const Headers &headers = {});
    RawAnswer post(const QString &target, const QByteArray &body, const Headers &headers = {});
    RawAnswer post(const QString &target, const QJsonObject &body);

    /// As the shop's office does it; `path` is below /admin.
    RawAnswer admin(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    RawAnswer setStock(const Sku &sku, int quantity);
    RawAnswer setPrice(const ProductId &product, const VariantId &variant, Money price);
    RawAnswer setPublished(const ProductId &product, bool published);
    RawAnswer removeVariant(const ProductId &product, const VariantId &variant);
    RawAnswer removeProduct(const ProductId &product);
    /// What the store's own book has under this OrderId; nullopt where it does not answer.
    std::optional<QJsonArray> ordersOf(const OrderId &order);

    /// Power cut, and its end. False where the hook of the environment failed.
    bool stop() { return runHook(QStringLiteral("stop")); }
    bool start() { return runHook(QStringLiteral("start")); }

private:
    StoreUnderTest(MedusaConnection connection, QByteArray secretKey);
    RawAnswer send(const QByteArray &method, const QString &target, const QByteArray &body, const Headers &headers);
    static bool runHook(const QString &what);

    MedusaConnection m_connection;
    QByteArray m_secretKey;
    SystemClock m_clock;
    MedusaStoreClient m_client;
    QNetworkAccessManager m_network;
};

} // namespace caravan::contract

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/demostore/demo_store.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <memory>

namespace caravan::demostore {

/// Time that stands still unless a test moves it: what depends on it must not need it to move.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] UtcTime utcNow() const override { return m_now; }
    [[nodiscard]] SteadyTime steadyNow() const override { return SteadyTime(Milliseconds(0)); }
    void set(UtcTime now) { m_now = now; }

private:
    UtcTime m_now = utcFromMillis(1'800'000'000'000);
};

struct HttpReply
{
    int status = 0;
    QByteArray body;
    QByteArray etag;
    QByteArray contentType;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString type() const { return json().value(QStringLiteral("type")).toString(); }
    [[nodiscard]] QString message() const { return json().value(QStringLiteral("message")).toString(); }
    [[nodiscard]] QJsonObject object(const QString &name) const { return json().value(name).toObject(); }
    [[nodiscard]] QJsonArray array(const QString &name) const { return json().value(name).toArray(); }
};

/// A demo store in a temporary folder, served on loopback, and a client of it.
class TestStore
{
public:
    TestStore();

    /// Closes the store and opens the same folder again, as a new process would.
    void restart();
    /// Writes the lines as a catalog file; returns its path.
    QString writeCatalog(const QByteArray &lines, const QString &name = QStringLiteral("catalog.jsonl"));
    /// Imports the lines; the message of the fault, empty where all is well.
    QString import(const QByteArray &lines);

    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    HttpReply send(const QByteArray &verb, const QString &path, const QByteArray &body, const Headers &headers);
    HttpReply get(const QString &path, const Headers &extra = {});
    HttpReply post(const QString &path, const QJsonObject &body);
    HttpReply adminGet(const QString &path);
    HttpReply adminPost(const QString &path, const QJsonObject &body);
    HttpReply adminDelete(const QString &path);

    /// The product of the handle as the store gives it now, with its prices.
    QJsonObject product(const QString &handle);
    QJsonObject variant(const QString &sku);
    void setStock(const QString &sku, int quantity);
    void setPrice(const QString &sku, double yuan);

    [[nodiscard]] DemoStore &store() { return *m_store; }
    [[nodiscard]] QString dir() const { return m_dir.path(); }
    [[nodiscard]] FakeClock &clock() { return m_clock; }

private:
    void open();
    [[nodiscard]] Headers adminHeaders() const;

    QTemporaryDir m_dir;
    FakeClock m_clock;
    std::unique_ptr<DemoStore> m_store;
    QNetworkAccessManager m_network;
};

/// Two roots, one category under each, and three products: `raisins` (SKUs ), `melon` (M-1), `tea` (T-1,
/// stock 1).
QByteArray sampleCatalog();

} // namespace caravan::demostore

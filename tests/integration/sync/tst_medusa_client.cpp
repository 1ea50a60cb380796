// SPDX-License-Identifier: Apache-2.0
#include "fault_server.h"

#include "sync/store/medusa/medusa_store_client.h"

#include <QTest>
#include <QTimer>

#include <zlib.h>

using namespace caravan;

namespace {

const QByteArray emptyList = R"({"products":[],"count":0})";

QByteArray gzipOfZeros(qint64 size)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out;
    QByteArray zeros(1 << 20, '\0');
    QByteArray buffer(1 << 16, Qt::Uninitialized);
    for (qint64 done = 0; done < size; done += zeros.size()) {
        stream.next_in = reinterpret_cast<Bytef *>(zeros.data());
        stream.avail_in = static_cast<uInt>(zeros.size());
        const int flush = done + zeros.size() >= size ? Z_FINISH : Z_NO_FLUSH;
        do {
            stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
            stream.avail_out = static_cast<uInt>(buffer.size());
            deflate(&stream, flush);
            out.append(buffer.constData(), buffer.size() - static_cast<qsizetype>(stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return out;
}

OrderSnapshot someOrder()
{
    OrderSnapshot order;
    order.id = *OrderId::parse(u"0192d3a0-0000-7000-8000-000000000001"_qs);
    order.number = OrderNumber::make(u"K07"_qs, 42);
    order.terminal = u"K07"_qs;
    order.lines.append({VariantId::parse(u"variant_1"_qs), ProductId::parse(u"prod_1"_qs), Sku::parse(u"S"_qs), u"x"_qs,
                        2, Money::fromFen(500), u"LOT1"_qs});
    order.total = Money::fromFen(1'000);
    return order;
}

} // namespace

class MedusaClientTest : public QObject
{
    Q_OBJECT

    SystemClock m_clock;

    [[nodiscard]] std::unique_ptr<MedusaStoreClient> client(const QString &url,
                                                            Milliseconds timeout = Milliseconds(5'000))
    {
        auto connection = MedusaConnection::make(url, u"pk_test"_qs, u"reg_1"_qs, u"cn"_qs, timeout);
        return std::make_unique<MedusaStoreClient>(std::move(connection).value(), m_clock);
    }

    /// The fault of a catalog request; kind and code in a row.
    static QString faultOfProducts(StoreClient &client)
    {
        QString said;
        client.products(0, 100, {}, [&said](const auto &page) {
            said = page ? u"ok"_qs
                        : QStringLiteral("%1 %2").arg(static_cast<int>(page.error().kind)).arg(page.error().code);
        });
        if (!said.isEmpty()) return u"called back from within the call"_qs;
        if (!QTest::qWaitFor([&said] { return !said.isEmpty(); }, 30'000)) return u"never"_qs;
        return said;
    }
    static QString said(StoreFaultKind kind, const char *code)
    {
        return QStringLiteral("%1 %2").arg(static_cast<int>(kind)).arg(QLatin1String(code));
    }

private slots:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<bool>("close");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &response, bool close, const QString &expected) {
            QTest::newRow(name) << response << close << expected;
        };
        using S = FaultServer;
        const auto foreign = [](const char *code) { return said(StoreFaultKind::Foreign, code); };
        row("good", S::response(emptyList), false, u"ok"_qs);
        row("good with charset", S::response(emptyList, "application/json; charset=utf-8"), false, u"ok"_qs);
        row("html 200", S::response("<html>Sign in</html>", "text/html"), false, foreign("content_type"));
        row("html that claims to be JSON", S::response("<html>"), false, foreign("no_json"));
        row("JSON that claims to be html", S::response(emptyList, "text/html"), false, foreign("content_type"));
        row("redirect", S::response({}, "text/html", "302 Found", "Location: http://127.0.0.1:1/\r\n"), false,
            foreign("status"));
        row("204", "HTTP/1.1 204 No Content\r\n\r\n", false, foreign("status"));
        row("truncated JSON", S::response(R"({"products":[{"id")"), false, foreign("no_json"));
        row("cut in the body", S::response(emptyList).chopped(5), true, said(StoreFaultKind::Unknown, "no_answer"));
        row("cut in the head", "HTTP/1.1 200 O", true, said(StoreFaultKind::Unknown, "no_answer"));
        row("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n", true, said(StoreFaultKind::Unknown, "no_answer"));
        row("closed at once", "", true, said(StoreFaultKind::Unknown, "no_answer"));
        row("gzip that is none", S::response("garbage", "application/json", "200 OK", "Content-Encoding: gzip\r\n"),
            false, foreign("encoding"));
        row("500", S::response(R"({"type":"unknown_error","message":"x"})", "application/json", "500 Oops"), false,
            said(StoreFaultKind::ServerError, "server_error"));
        row("400 of the store",
            S::response(R"({"type":"not_allowed","message":"Not enough stock available for item i"})",
                        "application/json", "400 Bad Request"),
            false, said(StoreFaultKind::OutOfStock, "not_allowed"));
        row("400 of a proxy", S::response("bad", "text/html", "400 Bad Request"), false, foreign("no_error_object"));
        row("409", S::response(R"({"type":"conflict","message":"x"})", "application/json", "409 Conflict"), false,
            said(StoreFaultKind::Conflict, "conflict"));
        row("418", S::response(R"({"type":"odd","message":"x"})", "application/json", "418 Teapot"), false,
            said(StoreFaultKind::Refused, "odd"));
        row("404 of a web server", S::response("nginx", "text/html", "404 Not Found"), false,
            foreign("no_error_object"));
        row("404 of the store",
            S::response(R"({"type":"not_found","message":"x"})", "application/json", "404 Not Found"), false,
            said(StoreFaultKind::NotFound, "not_found"));
        row("401",
            S::response(R"({"type":"unauthorized","message":"x"})", "application/json", "401 Unauthorized",
                        "WWW-Authenticate: Basic realm=x\r\n"),
            false, said(StoreFaultKind::Unauthorized, "unauthorized"));
    }
    void answers()
    {
        QFETCH(QByteArray, response);
        QFETCH(bool, close);
        QFETCH(QString, expected);
        FaultServer server([&](QTcpSocket *socket, const QByteArray &) {
            socket->write(response);
            if (close) socket->disconnectFromHost();
        });
        const auto store = client(server.url());
        QCOMPARE(faultOfProducts(*store), expected);
    }

    void refusedConnectionNeverReached()
    {
        QString url;
        {
            FaultServer server([](QTcpSocket *, const QByteArray &) {});
            url = server.url();
        }
        QCOMPARE(faultOfProducts(*client(url)), said(StoreFaultKind::Unreachable, "unreachable"));
    }

    void silenceIsUnknown()
    {
        FaultServer server([](QTcpSocket *, const QByteArray &) {});
        QCOMPARE(faultOfProducts(*client(server.url(), Milliseconds(200))), said(StoreFaultKind::Unknown, "no_answer"));
    }

    void drippingBodyMeetsTheDeadline()
    {
        FaultServer server([](QTcpSocket *socket, const QByteArray &) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n");
            auto *drip = new QTimer(socket);
            connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
            drip->start(20);
        });
        QCOMPARE(faultOfProducts(*client(server.url(), Milliseconds(100))), said(StoreFaultKind::Unknown, "no_answer"));
    }

    void endlessBodyIsCut()
    {
        qint64 written = 0;
        FaultServer server([&written](QTcpSocket *socket, const QByteArray &) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n");
            const auto more = [socket, &written] {
                if (socket->bytesToWrite() < 4 << 20) written += socket->write(QByteArray(1 << 20, ' '));
            };
            connect(socket, &QTcpSocket::bytesWritten, socket, more);
            more();
        });
        QCOMPARE(faultOfProducts(*client(server.url())), said(StoreFaultKind::Foreign, "too_large"));
        QVERIFY2(written < 64 << 20, qPrintable(QString::number(written)));
    }

    void gzipBombIsCut()
    {
        const QByteArray bomb = gzipOfZeros(qint64(128) << 20);
        QVERIFY(bomb.size() < 2 << 20);
        FaultServer server([&bomb](QTcpSocket *socket, const QByteArray &) {
            socket->write(FaultServer::response(bomb, "application/json", "200 OK", "Content-Encoding: gzip\r\n"));
        });
        const auto store = client(server.url());
        const QString fault = faultOfProducts(*store);
        QVERIFY2(fault == said(StoreFaultKind::Foreign, "too_large") ||
                     fault == said(StoreFaultKind::Foreign, "encoding"),
                 qPrintable(fault));
        QVERIFY(store->traffic().received() <= 16 << 20);
    }

    void gzipIsRead()
    {
        QByteArray packed(256, Qt::Uninitialized);
        z_stream stream{};
        deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(emptyList.data()));
        stream.avail_in = static_cast<uInt>(emptyList.size());
        stream.next_out = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_out = static_cast<uInt>(packed.size());
        deflate(&stream, Z_FINISH);
        packed.truncate(static_cast<qsizetype>(stream.total_out));
        deflateEnd(&stream);
        FaultServer server([&packed](QTcpSocket *socket, const QByteArray &) {
            socket->write(FaultServer::response(packed, "application/json", "200 OK", "Content-Encoding: gzip\r\n"));
        });
        QCOMPARE(faultOfProducts(*client(server.url())), u"ok"_qs);
        QVERIFY(server.requests.at(0).toLower().contains("gzip"));
    }

    void postIsSentOnceThoughTheServerHangsUp()
    {
        FaultServer server([](QTcpSocket *socket, const QByteArray &) { socket->disconnectFromHost(); });
        const auto store = client(server.url());
        std::optional<StoreFaultKind> kind;
        store->complete(CartId::parse(u"cart_1"_qs), [&kind](const auto &order) { kind = order.error().kind; });
        QTRY_VERIFY(kind);
        QCOMPARE(*kind, StoreFaultKind::Unknown);
        QTest::qWait(200); // long enough for a resend over loopback, which Qt does at once
        QCOMPARE(server.requests.size(), 1);
    }

    void requestsAreAsDocumented()
    {
        FaultServer server([](QTcpSocket *socket, const QByteArray &) {
            socket->write(FaultServer::response(emptyList, "application/json", "200 OK", "Set-Cookie: a=b\r\n"));
        });
        const auto store = client(server.url());
        QCOMPARE(faultOfProducts(*store), u"ok"_qs);
        std::optional<bool> ok;
        store->productsById({ProductId::parse(u"prod_1"_qs), ProductId::parse(u"a&b=c"_qs)},
                            [&ok](const auto &page) { ok = page.ok(); });
        QTRY_VERIFY(ok);
        store->variantsChanged(0, 10, u"2026-01-01T00:00:00.000Z"_qs, [&ok](const auto &) { ok.reset(); });
        QTRY_VERIFY(!ok);
        store->texts(Language::UgCn, 0, 10, [&ok](const auto &page) { ok = page.ok(); });
        QTRY_VERIFY(ok);
        const QByteArray first = server.requests.at(0);
        QVERIFY(first.startsWith("GET /store/products?limit=100&offset=0&order=id&fields="));
        QVERIFY(first.contains("region_id=reg_1") && first.contains("country_code=cn"));
        QVERIFY(first.toLower().contains("\r\nx-publishable-api-key: pk_test\r\n"));
        QVERIFY(!first.contains("updated_at%5B"));
        QVERIFY(server.requests.at(1).contains("id%5B%5D=prod_1&id%5B%5D=a%26b%3Dc"));
        QVERIFY(server.requests.at(2).contains("updated_at%5B%24gt%5D=2026-01-01T00%3A00%3A00.000Z"));
        QVERIFY(server.requests.at(3).toLower().contains("\r\nx-medusa-locale: ug-cn\r\n"));
        for (const QByteArray &request : qAsConst(server.requests))
            QVERIFY(!request.toLower().contains("\r\ncookie:"));
    }

    void cartCarriesTheOrder()
    {
        FaultServer server([](QTcpSocket *socket, const QByteArray &) {
            socket->write(FaultServer::response(R"({"cart":{"id":"cart_1","total":10}})"));
        });
        const auto store = client(server.url());
        const Contact contact{u"阿依古丽"_qs, u"13900000000"_qs,
                              PostalAddress{u"新疆"_qs, {}, u"天山区"_qs, u"解放路 1"_qs, {}}};
        int replies = 0;
        store->createCart(someOrder(), std::nullopt, [&replies](const auto &cart) { replies += cart.ok(); });
        store->createCart(someOrder(), contact, [&replies](const auto &cart) { replies += cart.ok(); });
        QTRY_COMPARE(replies, 2);
        const auto body = [&server](int i) {
            return server.requests.at(i).mid(server.requests.at(i).indexOf("\r\n\r\n"));
        };
        QByteArray without = body(0);
        QByteArray with = body(1);
        if (without.contains("13900000000")) without.swap(with);
        for (const char *part : {R"("client_order_id":"0192d3a0-0000-7000-8000-000000000001")", R"("kiosk_id":"K07")",
                                 R"("email":"o-0192d3a0-0000-7000-8000-000000000001@kiosk.invalid")", R"("quantity":2)",
                                 R"("variant_id":"variant_1")", R"("lot":"LOT1")", R"("region_id":"reg_1")",
                                 R"("fulfilment":"take-away")"})
            QVERIFY2(without.contains(part) && with.contains(part), part);
        QVERIFY(without.contains(R"("address_1":"counter K07")"));
        QVERIFY(with.contains("解放路 1") && with.contains("阿依古丽"));
    }

    void imagesComeFromTheStoreOnly()
    {
        FaultServer server([](QTcpSocket *socket, const QByteArray &request) {
            if (request.contains("large"))
                socket->write(FaultServer::response(QByteArray(9 << 20, 'x'), "image/png"));
            else if (request.contains("If-None-Match: \"e1\""))
                socket->write("HTTP/1.1 304 Not Modified\r\n\r\n");
            else
                socket->write(FaultServer::response("png", "image/png", "200 OK", "ETag: \"e1\"\r\n"));
        });
        const auto store = client(server.url());
        std::optional<Result<RemoteImage, StoreFault>> image;
        const auto ask = [&](const QString &url, const QString &etag) {
            image.reset();
            store->image(url, etag, [&image](const auto &reply) { image = reply; });
            QVERIFY(!image);
            QTRY_VERIFY(image);
        };
        ask(server.url() + u"/static/a.png"_qs, {});
        QCOMPARE((*image)->bytes, QByteArray("png"));
        QCOMPARE((*image)->etag, u"\"e1\""_qs);
        ask(server.url() + u"/static/a.png"_qs, u"\"e1\""_qs);
        QVERIFY((*image)->notModified);
        ask(server.url() + u"/static/large.png"_qs, {});
        QCOMPARE(image->error().code, u"too_large"_qs);
        const auto before = server.requests.size();
        ask(u"http://example.invalid/a.png"_qs, {});
        QCOMPARE(image->error().kind, StoreFaultKind::Foreign);
        QCOMPARE(server.requests.size(), before);
    }

    void retryAfterComesThrough()
    {
        FaultServer server([](QTcpSocket *socket, const QByteArray &) {
            socket->write(FaultServer::response({}, "text/plain", "503 Busy", "Retry-After: 30\r\n"));
        });
        const auto store = client(server.url());
        std::optional<StoreFault> fault;
        store->categories(0, 100, [&fault](const auto &page) { fault = page.error(); });
        QTRY_VERIFY(fault);
        QCOMPARE(fault->kind, StoreFaultKind::Overloaded);
        QCOMPARE(fault->retryAfter, Milliseconds(30'000));
    }

    void noReplyAfterDestruction()
    {
        FaultServer server([](QTcpSocket *, const QByteArray &) {});
        auto store = client(server.url());
        bool called = false;
        store->categories(0, 100, [&called](const auto &) { called = true; });
        store->complete(CartId::parse(u"cart_1"_qs), [&called](const auto &) { called = true; });
        QTRY_COMPARE(server.requests.size(), 2);
        store.reset();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void replyMayDestroyTheClient()
    {
        FaultServer server(
            [](QTcpSocket *socket, const QByteArray &) { socket->write(FaultServer::response(emptyList)); });
        auto store = client(server.url());
        store->products(0, 100, {}, [&store](const auto &) { store.reset(); });
        QTRY_VERIFY(!store);
    }

    void connections_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        QTest::newRow("http") << u"http://127.0.0.1:9000"_qs << true;
        QTest::newRow("https") << u"https://shop.example"_qs << true;
        QTest::newRow("slash") << u"http://shop.example/"_qs << true;
        QTest::newRow("path") << u"http://shop.example/x"_qs << false;
        QTest::newRow("query") << u"http://shop.example?x"_qs << false;
        QTest::newRow("user") << u"http://u:p@shop.example"_qs << false;
        QTest::newRow("file") << u"file:///x"_qs << false;
        QTest::newRow("no scheme") << u"shop.example"_qs << false;
        QTest::newRow("empty") << QString() << false;
    }
    void connections()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        QCOMPARE(MedusaConnection::make(url, u"pk"_qs, u"reg"_qs, u"cn"_qs, Milliseconds(1)).ok(), good);
    }
};

QTEST_GUILESS_MAIN(MedusaClientTest)
#include "tst_medusa_client.moc"

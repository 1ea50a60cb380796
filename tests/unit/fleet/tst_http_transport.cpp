// SPDX-License-Identifier: Apache-2.0
#include "fleet/terminal/delta_sink.h"
#include "fleet/terminal/document_sink.h"
#include "fleet/terminal/http_transport.h"
#include "integration/sync/fault_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace caravan;

/// The real line: HTTP over loopback, with servers as bad as they come.
class HttpTransportTest : public QObject
{
    Q_OBJECT

private slots:
    void wholeAndNotModified();
    void goesOnAfterACutEverySixtyFourKibibytes();
    void startsAnewWhereRangesAreIgnored();
    void refusesARangeThatBeginsElsewhere();
    void refusesRedirects();
    void refusesNotFound();
    void retriesServerErrors();
    void endlessDataIsCutOff();
    void longerThanSaidIsCutOff();
    void silenceEnds();
    void slowDataEnds();
    void noServer();
    void destroyedWhileItFetches();

private:
    static FetchEnd fetch(HttpTransport &transport, const FetchRequest &request, FetchSink &sink)
    {
        std::optional<FetchEnd> end;
        transport.fetch(request, sink, [&end](const FetchEnd &how) { end = how; });
        (void)QTest::qWaitFor([&end] { return end.has_value(); }, 20'000);
        return end.value_or(FetchEnd{});
    }
    static void answer(QTcpSocket *socket, const QByteArray &bytes)
    {
        socket->write(bytes);
        socket->disconnectFromHost();
    }
    static qint64 rangeOf(const QByteArray &request)
    {
        const qsizetype at = request.indexOf("bytes=");
        return at < 0 ? 0 : request.mid(at + 6, request.indexOf('-', at) - at - 6).toLongLong();
    }
};

void HttpTransportTest::wholeAndNotModified()
{
    FaultServer server([](QTcpSocket *socket, const QByteArray &request) {
        answer(socket, request.contains("If-None-Match: \"a\"")
                           ? "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n"
                           : FaultServer::response("hello", "application/json", "200 OK", "ETag: \"a\"\r\n"));
    });
    HttpTransport transport({});
    DocumentSink sink;
    const FetchEnd first = fetch(transport, {server.url() + u"/fleet.json", 0, 100, {}}, sink);
    QCOMPARE(first.kind, FetchEnd::Kind::Whole);
    QCOMPARE(first.tag, "\"a\"");
    QCOMPARE(sink.bytes(), "hello");
    const FetchEnd second = fetch(transport, {server.url() + u"/fleet.json", 0, 100, first.tag}, sink);
    QCOMPARE(second.kind, FetchEnd::Kind::NotModified);
    QVERIFY(server.requests.last().contains("Accept-Encoding: identity"));
}

void HttpTransportTest::goesOnAfterACutEverySixtyFourKibibytes()
{
    QByteArray body(1'000'000, '\0');
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = static_cast<char>(i * 7 + i / 251);
    constexpr qsizetype cut = 65'536;
    FaultServer server([&body](QTcpSocket *socket, const QByteArray &request) {
        const qint64 from = rangeOf(request);
        const QByteArray head = from == 0 ? QByteArray("HTTP/1.1 200 OK\r\n")
                                          : "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " +
                                                QByteArray::number(from) + "-999999/1000000\r\n";
        answer(socket,
               head + "Content-Length: " + QByteArray::number(body.size() - from) + "\r\n\r\n" + body.mid(from, cut));
    });
    const QTemporaryDir dir;
    HttpTransport transport({});
    int fetches = 0;
    for (FetchEnd end; end.kind != FetchEnd::Kind::Whole; ++fetches) {
        QVERIFY(fetches < 20);
        DeltaSink sink(dir.filePath(u"d"_qs), -1);
        QVERIFY(sink.open());
        end = fetch(transport, {server.url() + u"/d", sink.size(), body.size(), {}}, sink);
        QVERIFY(end.kind == FetchEnd::Kind::Whole || end.kind == FetchEnd::Kind::Broken);
    }
    QCOMPARE(fetches, 16);
    QCOMPARE(transport.bytesReceived(), body.size()); // nothing came twice
    QVERIFY(hasHash(dir.filePath(u"d"_qs), body.size(),
                    QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex()));
}

void HttpTransportTest::startsAnewWhereRangesAreIgnored()
{
    FaultServer server(
        [](QTcpSocket *socket, const QByteArray &) { answer(socket, FaultServer::response("whole body")); });
    const QTemporaryDir dir;
    DeltaSink sink(dir.filePath(u"d"_qs), -1);
    QVERIFY(sink.open());
    QVERIFY(sink.take("junk"));
    HttpTransport transport({});
    QCOMPARE(fetch(transport, {server.url() + u"/d", 4, 10, {}}, sink).kind, FetchEnd::Kind::Whole);
    QVERIFY(
        hasHash(dir.filePath(u"d"_qs), 10, QCryptographicHash::hash("whole body", QCryptographicHash::Sha256).toHex()));
}

void HttpTransportTest::refusesARangeThatBeginsElsewhere()
{
    FaultServer server([](QTcpSocket *socket, const QByteArray &) {
        answer(socket,
               "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-9/10\r\nContent-Length: 8\r\n\r\n12345678");
    });
    HttpTransport transport({});
    DocumentSink sink;
    QCOMPARE(fetch(transport, {server.url() + u"/d", 4, 10, {}}, sink).kind, FetchEnd::Kind::Refused);
    QCOMPARE(sink.bytes(), QByteArray());
    // A range that nobody asked for.
    QCOMPARE(fetch(transport, {server.url() + u"/d", 0, 10, {}}, sink).kind, FetchEnd::Kind::Refused);
}

void HttpTransportTest::refusesRedirects()
{
    FaultServer server([](QTcpSocket *socket, const QByteArray &) {
        answer(socket, "HTTP/1.1 302 Found\r\nLocation: http://portal.test/\r\nContent-Length: 0\r\n\r\n");
    });
    HttpTransport transport({});
    DocumentSink sink;
    QCOMPARE(fetch(transport, {server.url() + u"/d", 0, 10, {}}, sink).kind, FetchEnd::Kind::Refused);
    QCOMPARE(server.requests.size(), 1);
}

void HttpTransportTest::refusesNotFound()
{
    FaultServer server([](QTcpSocket *socket, const QByteArray &) {
        answer(socket, FaultServer::response("gone", "text/html", "404 Not Found"));
    });
    HttpTransport transport({});
    DocumentSink sink;
    QCOMPARE(fetch(transport, {server.url() + u"/d", 0, 10, {}}, sink).kind, FetchEnd::Kind::Refused);
    QCOMPARE(sink.bytes(), QByteArray());
}

void HttpTransportTest::retriesServerErrors()
{
    FaultServer server([](QTcpSocket *socket, const QByteArray &) {
        answer(socket, FaultServer::response("busy", "text/html", "503 Service Unavailable"));
    });
    HttpTransport transport({});
    DocumentSink sink;
    QCOMPARE(fetch(transport, {server.url() + u"/d", 0, 10, {}}, sink).kind, FetchEnd::Kind::Broken);
}

void HttpTransportTest::endlessDataIsCutOff()
{
    FaultServer server([](QTcpSocket *socket, const QByteArray &) {
        socket->write("HTTP/1.1 200 OK\r\n\r\n");
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket,
                         [socket] { socket->write(QByteArray(65'536, 'x')); });
        socket->write(QByteArray(65'536, 'x'));
    });
    HttpTransport transport({});
    DocumentSink sink;
    QCOMPARE(fetch(transport, {server.url() + u"/d", 0, 200'000, {}}, sink).kind, FetchEnd::Kind::TooLong);
    QVERIFY(sink.bytes().size() <= 200'000);
}

void HttpTransportTest::longerThanSaidIsCutOff()
{
    FaultServer server([](QTcpSocket *socket, const QByteArray &) {
        answer(socket, FaultServer::response(QByteArray(100'000, 'x')));
    });
    HttpTransport transport({});
    DocumentSink sink;
    QCOMPARE(fetch(transport, {server.url() + u"/d", 0, 10, {}}, sink).kind, FetchEnd::Kind::TooLong);
    QCOMPARE(sink.bytes(), QByteArray()); // its head said so already
}

void HttpTransportTest::silenceEnds()
{
    FaultServer server([](QTcpSocket *socket, const QByteArray &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
    });
    HttpTransport transport({Milliseconds(200), Milliseconds(10'000), 1});
    DocumentSink sink;
    QCOMPARE(fetch(transport, {server.url() + u"/d", 0, 100, {}}, sink).kind, FetchEnd::Kind::Broken);
}

void HttpTransportTest::slowDataEnds()
{
    QTimer drip;
    FaultServer server([&drip](QTcpSocket *socket, const QByteArray &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        QObject::connect(&drip, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        drip.start(20);
    });
    HttpTransport transport({Milliseconds(5'000), Milliseconds(300), 10'000});
    DocumentSink sink;
    const FetchEnd end = fetch(transport, {server.url() + u"/d", 0, 1'000'000, {}}, sink);
    QCOMPARE(end.kind, FetchEnd::Kind::Broken);
    QCOMPARE(end.detail, u"too slow"_qs);
}

void HttpTransportTest::noServer()
{
    QString url;
    {
        FaultServer server({});
        url = server.url();
    }
    HttpTransport transport({});
    DocumentSink sink;
    QCOMPARE(fetch(transport, {url + u"/d", 0, 10, {}}, sink).kind, FetchEnd::Kind::Broken);
}

void HttpTransportTest::destroyedWhileItFetches()
{
    FaultServer server([](QTcpSocket *, const QByteArray &) {});
    DocumentSink sink;
    {
        HttpTransport transport({});
        transport.fetch({server.url() + u"/d", 0, 10, {}}, sink,
                        [](const FetchEnd &) { QFAIL("ended after its end"); });
        QVERIFY(QTest::qWaitFor([&server] { return !server.requests.isEmpty(); }));
    }
    QTest::qWait(50);
}

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "tst_http_transport.moc"

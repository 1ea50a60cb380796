// SPDX-License-Identifier: Apache-2.0
#include "faults/http/fault.h"

#include <QDateTime>
#include <QLocale>

#include <zlib.h>

namespace caravan::faults {

namespace {

QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &type = "application/json",
                  const QByteArray &headers = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" +
           body;
}

QByteArray refusal(const QByteArray &status, const QByteArray &type)
{
    return answer(status, "{\"type\":\"" + type + "\",\"message\":\"made up by a test\"}");
}

QByteArray retryAfter(const QByteArray &value)
{
    return answer("429 Too Many Requests", "{\"type\":\"too_many\",\"message\":\"slow down\"}", "application/json",
                  "Retry-After: " + value + "\r\n");
}

/// Half a minute from now by a server whose clock is a year behind: only the difference to its own Date counts.
QByteArray retryAfterDate()
{
    const QDateTime date = QDateTime(QDate(2025, 3, 4), QTime(5, 6, 7), Qt::UTC);
    const auto written = [](const QDateTime &time) {
        return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
    };
    return answer("429 Too Many Requests", "{}", "application/json",
                  "Retry-After: " + written(date.addSecs(30)) + "\r\nDate: " + written(date) + "\r\n");
}

/// 256 MiB of zeros in a quarter of a megabyte.
QByteArray bomb()
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    QByteArray zeros(1 << 20, '\0');
    QByteArray out;
    QByteArray buffer(1 << 16, Qt::Uninitialized);
    constexpr int rounds = 256;
    for (int i = 0; i < rounds; ++i) {
        stream.next_in = reinterpret_cast<Bytef *>(zeros.data());
        stream.avail_in = static_cast<uInt>(zeros.size());
        do {
            stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
            stream.avail_out = static_cast<uInt>(buffer.size());
            deflate(&stream, i + 1 == rounds ? Z_FINISH : Z_NO_FLUSH);
            out.append(buffer.constData(), buffer.size() - static_cast<qsizetype>(stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return answer("200 OK", out, "application/json", "Content-Encoding: gzip\r\n");
}

QList<Fault> cannedFaults()
{
    const QByteArray page = "<html><title>Sign in</title></html>";
    const QByteArray deep = QByteArray(200'000, '[') + QByteArray(200'000, ']');
    QList<Fault> list;
    const auto add = [&list](const char *name, const QByteArray &canned, bool isRefusal = false,
                             Act act = Act::Answer) -> Fault & {
        Fault fault;
        fault.name = name;
        fault.act = act;
        fault.canned = canned;
        fault.refusal = isRefusal;
        list.append(fault);
        return list.last();
    };
    add("429 seconds", retryAfter("7")).announced = Milliseconds(7'000);
    add("429 date", retryAfterDate()).announced = Milliseconds(30'000);
    add("429 garbage", retryAfter("soon, perhaps"));
    add("429 ten years", retryAfter("315360000")).announced = Milliseconds(3'600'000);
    add("429 without", answer("429 Too Many Requests", "{}"));
    add("500", refusal("500 Internal Server Error", "unknown_error"));
    add("500 after commit", refusal("500 Internal Server Error", "unknown_error"), false, Act::AnswerAfter);
    add("502", answer("502 Bad Gateway", page, "text/html"));
    add("503", answer("503 Service Unavailable", page, "text/html"));
    add("401", refusal("401 Unauthorized", "unauthorized"));
    add("403 of a proxy", answer("403 Forbidden", page, "text/html"));
    add("404", refusal("404 Not Found", "not_found"), true);
    add("404 of a proxy", answer("404 Not Found", page, "text/html"));
    add("409", refusal("409 Conflict", "conflict"));
    add("422", refusal("422 Unprocessable Entity", "invalid_data"), true);
    add("portal 200", answer("200 OK", page, "text/html"));
    add("portal 200 as JSON", answer("200 OK", page));
    add("portal after commit", answer("200 OK", page, "text/html"), false, Act::AnswerAfter);
    add("portal 302", answer("302 Found", {}, "text/html", "Location: http://127.0.0.1:1/login\r\n"));
    add("other schema", answer("200 OK", R"({"hello":"world","cart":{"id":7},"order":[],"products":{}})"));
    add("other schema after commit", answer("200 OK", R"({"ok":true})"), false, Act::AnswerAfter);
    add("gzip bomb", bomb()).slow = true;
    add("deep nesting", answer("200 OK", deep));
    return list;
}

} // namespace

const QList<Fault> &allFaults()
{
    static const QList<Fault> faults = [] {
        QList<Fault> list;
        const auto add = [&list](const char *name, Act act, bool slow = false, bool secure = false) {
            Fault fault;
            fault.name = name;
            fault.act = act;
            fault.slow = slow;
            fault.secure = secure;
            list.append(fault);
        };
        add("refused", Act::Refuse);
        add("reset at once", Act::ResetAtOnce);
        add("reset while sent", Act::ResetWhileSent);
        add("reset after commit", Act::ResetAfter);
        add("reset within the answer", Act::ResetWithin);
        add("silence", Act::Silence, true);
        add("silence after commit", Act::SilenceAfter, true);
        add("slow-loris", Act::Drip, true);
        list += cannedFaults();
        add("truncated JSON", Act::HalfBody);
        add("wrong type", Act::WrongType);
        add("length too long", Act::LongLength);
        add("length too short", Act::ShortLength);
        add("1 GiB body", Act::Endless, true);
        add("delivered twice", Act::Twice);
        add("stale cache", Act::Stale);
        add("store restored", Act::StoreRestored);
        add("store wiped", Act::StoreWiped);
        add("TLS expired", Act::TlsExpired, false, true);
        add("TLS wrong host", Act::TlsWrongHost, false, true);
        add("TLS self-signed", Act::TlsSelfSigned, false, true);
        add("TLS cut in handshake", Act::TlsCut, false, true);
        return list;
    }();
    return faults;
}

} // namespace caravan::faults

// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/medusa_faults.h"

#include <QTest>

using namespace caravan;

namespace {
/// 2026-11-24 08:00:00 UTC, a Tuesday.
const UtcTime now = utcFromMillis(QDateTime({2026, 11, 24}, {8, 0}, Qt::UTC).toMSecsSinceEpoch());
} // namespace

class MedusaFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<StoreFaultKind>("kind");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, int status, const char *body, StoreFaultKind kind, const QString &code) {
            QTest::newRow(name) << status << QByteArray(body) << kind << code;
        };
        row("redirect", 302, "", StoreFaultKind::Foreign, u"status"_qs);
        row("unasked 304", 304, "", StoreFaultKind::Foreign, u"status"_qs);
        row("proxy login", 407, R"({"message":"x"})", StoreFaultKind::Foreign, u"status"_qs);
        row("captive portal", 511, "<html>", StoreFaultKind::Foreign, u"status"_qs);
        row("portal's 403", 403, "<html>", StoreFaultKind::Foreign, u"no_error_object"_qs);
        row("web server's 404", 404, "<html>", StoreFaultKind::Foreign, u"no_error_object"_qs);
        row("400 without message", 400, R"({"type":"not_allowed"})", StoreFaultKind::Foreign, u"no_error_object"_qs);
        row("400 array", 400, "[]", StoreFaultKind::Foreign, u"no_error_object"_qs);
        row("408", 408, "", StoreFaultKind::Unknown, u"timeout"_qs);
        row("429", 429, "", StoreFaultKind::Overloaded, u"overloaded"_qs);
        row("503", 503, "<html>", StoreFaultKind::Overloaded, u"overloaded"_qs);
        row("500", 500, R"({"type":"unknown_error","message":"x"})", StoreFaultKind::ServerError, u"server_error"_qs);
        row("502 html", 502, "<html>", StoreFaultKind::ServerError, u"server_error"_qs);
        row("401", 401, R"({"type":"unauthorized","message":"x"})", StoreFaultKind::Unauthorized, u"unauthorized"_qs);
        row("bad key", 400,
            R"({"type":"not_allowed","message":"A valid publishable key is required to proceed with the request"})",
            StoreFaultKind::Unauthorized, u"not_allowed"_qs);
        row("no key", 400,
            R"({"type":"not_allowed","message":"Publishable API key required in the request header: x-publishable-api-key."})",
            StoreFaultKind::Unauthorized, u"not_allowed"_qs);
        row("unknown cart", 404, R"({"type":"not_found","message":"Cart id not found: c"})", StoreFaultKind::NotFound,
            u"not_found"_qs);
        row("conflict", 409, R"({"type":"conflict","message":"x"})", StoreFaultKind::Conflict, u"conflict"_qs);
        row("no stock at cart", 400,
            R"({"code":"insufficient_inventory","type":"not_allowed","message":"Some variant does not have the required inventory"})",
            StoreFaultKind::OutOfStock, u"insufficient_inventory"_qs);
        row("no stock at complete", 400,
            R"({"type":"not_allowed","message":"Not enough stock available for item iitem_1 at location sloc_1"})",
            StoreFaultKind::OutOfStock, u"not_allowed"_qs);
        row("already completed", 400, R"({"type":"invalid_data","message":"Cart cart_1 is already completed."})",
            StoreFaultKind::Refused, u"already_completed"_qs);
        row("no payment", 400,
            R"({"type":"invalid_data","message":"Payment collection has not been initiated for cart"})",
            StoreFaultKind::Refused, u"payment_missing"_qs);
        row("payment void", 400, R"({"type":"not_allowed","message":"Payment sessions are required to complete cart"})",
            StoreFaultKind::Refused, u"payment_missing"_qs);
        row("variant gone", 400,
            R"({"type":"invalid_data","message":"Variants x do not exist or belong to a product that is not published"})",
            StoreFaultKind::Refused, u"variant_gone"_qs);
        row("bad field", 400, R"({"type":"invalid_data","message":"Invalid request: Unrecognized fields: 'bogus'"})",
            StoreFaultKind::Refused, u"invalid_data"_qs);
        row("hostile word", 400, R"({"type":"A b\nc<script>张三 13900000000","message":"x"})", StoreFaultKind::Refused,
            u"abcscript13900000000"_qs);
    }
    void kinds()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(StoreFaultKind, kind);
        QFETCH(QString, code);
        const StoreFault fault = medusa::faultOf(status, body, Milliseconds(7));
        QCOMPARE(fault.kind, kind);
        QCOMPARE(fault.code, code);
        QCOMPARE(fault.status, status);
    }

    void codeIsCut()
    {
        const auto fault =
            medusa::faultOf(400, "{\"message\":\"x\",\"type\":\"" + QByteArray(100'000, 'a') + "\"}", Milliseconds(0));
        QCOMPARE(fault.code.size(), 64);
    }

    void retryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("seconds");
        const auto row = [](const char *name, const char *value, const char *date, int seconds) {
            QTest::newRow(name) << QByteArray(value) << QByteArray(date) << seconds;
        };
        row("none", "", "", 0);
        row("seconds", "120", "", 120);
        row("spaces", "  7 ", "", 7);
        row("zero", "0", "", 0);
        row("an hour", "3600", "", 3'600);
        row("capped", "3601", "", 3'600);
        row("overflow", "99999999999999999999999", "", 3'600);
        row("negative", "-5", "", 0);
        row("fraction", "1.5", "", 0);
        row("garbage", "soon", "", 0);
        row("date", "Tue, 24 Nov 2026 08:01:30 GMT", "", 90);
        row("date in the past", "Tue, 24 Nov 2026 07:00:00 GMT", "", 0);
        row("date far away", "Sun, 24 Nov 2126 08:00:00 GMT", "", 3'600);
        row("by the store's own clock", "Thu, 01 Jan 1970 00:01:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", 60);
        row("no such date", "Tue, 31 Feb 2026 08:00:00 GMT", "", 0);
    }
    void retryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, date);
        QFETCH(int, seconds);
        QCOMPARE(medusa::retryAfter(value, date, now).count(), seconds * 1'000);
    }
};

QTEST_APPLESS_MAIN(MedusaFaultsTest)
#include "tst_medusa_faults.moc"

// SPDX-License-Identifier: Apache-2.0
#include "domain/checkout/order_draft.h"
#include "support/sample_catalog.h"

#include <QTest>

#include <functional>

using namespace caravan;

using Change = std::function<void(OrderDraft &)>;
Q_DECLARE_METATYPE(Change)

class OrderDraftTest : public QObject
{
    Q_OBJECT

private slots:
    void phones_data();
    void phones();
    void faults_data();
    void faults();
    void totalHasShipping();
};

void OrderDraftTest::phones_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("phone");
    const auto row = [](const char *text, bool phone) {
        QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text) << phone;
    };
    row("13800138000", true);
    row("138 0013 8000", true);
    row("138-0013-8000", true);
    row("+8613800138000", true);
    row("+86 138 0013 8000", true);
    row("8613800138000", true);
    row("19912345678", true);
    row("0991-2345678", true);
    row("0991-23456789", true);
    row("010 62345678", true);
    row("021-62345678", true);
    row("+86099123456789", true);
    row("", false);
    row("-", false);
    row("12800138000", false);
    row("1380013800", false);
    row("138001380000", false);
    row("+7 701 123 45 67", false);
    row("+113800138000", false);
    row("++8613800138000", false);
    row("0991-1234567", false);
    row("0991-234567", false);
    row("110", false);
    row("1380013800a", false);
    row("13800138000;DROP", false);
    row("13800138000\n", false);
    row("１３８００１３８０００", false);
    row("١٣٨٠٠١٣٨٠٠٠", false);
    QTest::newRow("long") << QString(100'000, u'1') << false;
}

void OrderDraftTest::phones()
{
    QFETCH(QString, text);
    QFETCH(bool, phone);
    QCOMPARE(isPhone(text), phone);
}

void OrderDraftTest::faults_data()
{
    using enum FulfilmentKind;
    QTest::addColumn<FulfilmentKind>("fulfilment");
    QTest::addColumn<Change>("change");
    QTest::addColumn<DraftFault>("fault");
    const auto row = [](const QByteArray &name, FulfilmentKind kind, DraftFault fault, const Change &change) {
        QTest::newRow(name.constData()) << kind << change << fault;
    };
    const Change nothing = [](OrderDraft &) {};
    const Change noContact = [](OrderDraft &draft) { draft.contact.reset(); };
    row("take away, whole", TakeAway, DraftFault::None, nothing);
    row("pick up, whole", PickUp, DraftFault::None, nothing);
    row("ship, whole", Ship, DraftFault::None, nothing);
    row("take away needs no contact", TakeAway, DraftFault::None, noContact);
    row("pick up needs a contact", PickUp, DraftFault::ContactMissing, noContact);
    row("ship needs a contact", Ship, DraftFault::ContactMissing, noContact);
    for (const auto &[name, kind] :
         {std::pair("take away", TakeAway), std::pair("pick up", PickUp), std::pair("ship", Ship)}) {
        const QByteArray prefix = QByteArray(name) + ": ";
        row(prefix + "no lines", kind, DraftFault::EmptyCart, [](OrderDraft &draft) { draft.lines.clear(); });
        row(prefix + "no name", kind, DraftFault::NameMissing, [](OrderDraft &draft) { draft.contact->name.clear(); });
        row(prefix + "blank name", kind, DraftFault::NameMissing,
            [](OrderDraft &draft) { draft.contact->name = u" \t\u3000"_qs; });
        row(prefix + "bad phone", kind, DraftFault::PhoneInvalid,
            [](OrderDraft &draft) { draft.contact->phone = u"1"_qs; });
        row(prefix + "no notice", kind, DraftFault::NoticeMissing,
            [](OrderDraft &draft) { draft.noticeVersion.clear(); });
    }
    row("pick up needs no address", PickUp, DraftFault::None,
        [](OrderDraft &draft) { draft.contact->address.reset(); });
    row("ship needs an address", Ship, DraftFault::AddressMissing,
        [](OrderDraft &draft) { draft.contact->address.reset(); });
    row("ship needs a province", Ship, DraftFault::AddressMissing,
        [](OrderDraft &draft) { draft.contact->address->province = u" "_qs; });
    row("ship needs a street", Ship, DraftFault::AddressMissing,
        [](OrderDraft &draft) { draft.contact->address->street.clear(); });
    row("a city may be missing", Ship, DraftFault::None,
        [](OrderDraft &draft) { draft.contact->address->city.clear(); });
}

void OrderDraftTest::faults()
{
    QFETCH(FulfilmentKind, fulfilment);
    QFETCH(Change, change);
    QFETCH(DraftFault, fault);
    OrderDraft draft;
    draft.fulfilment = fulfilment;
    draft.lines = {sample::line(1)};
    draft.contact = Contact{u"阿依古丽"_qs, u"13800138000"_qs,
                            PostalAddress{u"新疆"_qs, u"乌鲁木齐"_qs, u"天山区"_qs, u"人民路 1"_qs, {}}};
    draft.noticeVersion = u"2026-11"_qs;
    change(draft);
    QCOMPARE(check(draft), fault);
}

void OrderDraftTest::totalHasShipping()
{
    OrderDraft draft;
    draft.lines = {sample::line(1, 2), sample::line(2, 1)};
    draft.shippingPrice = Money::fromFen(1200);
    QCOMPARE(draft.total().fen(), 3 * 1990 + 1200);
}

QTEST_GUILESS_MAIN(OrderDraftTest)
#include "tst_order_draft.moc"

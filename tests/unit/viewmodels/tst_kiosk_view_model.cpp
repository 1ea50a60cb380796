// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/kiosk_view_model.h"

#include <QMetaProperty>
#include <QSignalSpy>
#include <QTest>

using namespace caravan;
using namespace std::chrono_literals;

namespace {

/// Every readable property of an object and of the models it owns, by path; what QML can see of it.
QMap<QString, QVariant> stateOf(const QObject &object, const QString &path = {})
{
    QMap<QString, QVariant> state;
    const QMetaObject *meta = object.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        const QVariant value = property.read(&object);
        const QString name = path + u'.' + QLatin1String(property.name());
        if (const auto *owned = value.value<QObject *>())
            state.insert(stateOf(*owned, name));
        else
            state.insert(name, value);
    }
    const auto *model = qobject_cast<const QAbstractItemModel *>(&object);
    for (int row = 0; model && row < model->rowCount(); ++row)
        for (const QByteArray &role : model->roleNames())
            state.insert(path + u'[' + QString::number(row) + u"]." + QLatin1String(role),
                         cell(*model, row, role.constData()));
    return state;
}

/// What differs, a line each; empty: nothing.
QString difference(const QMap<QString, QVariant> &before, const QMap<QString, QVariant> &after)
{
    QStringList lines;
    for (auto was = before.begin(); was != before.end(); ++was)
        if (after.value(was.key()) != was.value())
            lines.append(was.key() + u": " + was.value().toString() + u" → " + after.value(was.key()).toString());
    for (auto is = after.begin(); is != after.end(); ++is)
        if (!before.contains(is.key())) lines.append(is.key() + u": new, " + is.value().toString());
    return lines.join(u'\n');
}

struct Kiosk : ViewModelBench
{
    Config config;
    KioskViewModel kiosk{services(), config};
    QSignalSpy orderPlaced{&kiosk, &KioskViewModel::orderPlaced};

    Kiosk()
    {
        kiosk.start();
        settle();
        kiosk.catalog()->showAll();
        settle();
    }
    void buy(int n)
    {
        kiosk.product()->open(sample::productId(n).toString());
        settle();
        kiosk.product()->addToCart();
    }
    void fillIn()
    {
        CheckoutViewModel &checkout = *kiosk.checkout();
        checkout.setFulfilment(CheckoutViewModel::Ship);
        for (const char *field : {"name", "province", "city", "district", "street"})
            checkout.setProperty(field, u"阿依古丽"_qs);
        checkout.setPhone(u"13800138000"_qs);
    }
    /// A visit that leaves a trace in every view model.
    void wholeVisit()
    {
        kiosk.session()->begin();
        kiosk.language()->choose(u"ug-CN"_qs);
        kiosk.catalog()->showCategory(u"cat_dried-fruit"_qs);
        kiosk.catalog()->showOrigin(u"cat_turpan"_qs);
        kiosk.search()->setText(u"raisins"_qs);
        settle();
        buy(0);
        fillIn();
        kiosk.checkout()->confirm();
        settle();
        buy(2);
        fillIn();
        kiosk.product()->openVariant(sample::productId(1).toString(), sample::variantId(1, 1).toString(), u"GOOD"_qs);
        kiosk.product()->setQuantity(3);
        kiosk.scan()->setActive(true);
        kiosk.scan()->accept({u"01%1"_qs.arg(sample::gtin(10).toString()).toUtf8() + "10BACK", {}});
        settle();
    }
};

} // namespace

class KioskViewModelTest : public QObject
{
    Q_OBJECT

private slots:
    void orderEmptiesTheCart();
    void refusalKeepsTheCart();
    void ticketFollowsTheOrder();
    void endLeavesNothing_data();
    void endLeavesNothing();
    void endWhilePlacing();
    void lostCameraDoesNotKeepAVisit();
    void scanIsInput();
    void catalogChangeIsShown();
    void blankSearchStaysEmpty();
};

void KioskViewModelTest::orderEmptiesTheCart()
{
    Kiosk bench;
    bench.kiosk.session()->begin();
    bench.buy(1);
    bench.fillIn();
    bench.kiosk.checkout()->confirm();
    bench.settle();
    QCOMPARE(bench.orderPlaced.size(), 1);
    QVERIFY(bench.kiosk.cart()->empty());
    QVERIFY(bench.kiosk.checkout()->name().isEmpty());
    QVERIFY(bench.kiosk.ticket()->orderNumber().contains(u"K01-0001"));
    QCOMPARE(bench.kiosk.ticket()->fulfilment(), CheckoutViewModel::Ship);
    QVERIFY(!bench.kiosk.ticket()->qrSource().isEmpty());
    QCOMPARE(bench.kiosk.status()->accepted(), 1);
}

void KioskViewModelTest::refusalKeepsTheCart()
{
    Kiosk bench;
    bench.buy(1);
    bench.journal.setFailure(JournalError::Full);
    bench.kiosk.checkout()->confirm();
    bench.settle();
    QCOMPARE(bench.orderPlaced.size(), 0);
    QCOMPARE(bench.kiosk.cart()->pieces(), 1);
    QVERIFY(bench.kiosk.ticket()->orderNumber().isEmpty());
    QCOMPARE(bench.kiosk.checkout()->refusal(), CheckoutViewModel::DiskFull);
}

void KioskViewModelTest::ticketFollowsTheOrder()
{
    Kiosk bench;
    bench.buy(1);
    bench.kiosk.checkout()->confirm();
    bench.settle();
    QCOMPARE(bench.kiosk.ticket()->state(), TicketViewModel::Stored);
    bench.journal.setState(bench.journal.orders().first().order.id, DeliveryState::Acknowledged);
    bench.kiosk.status()->reload();
    bench.settle();
    QCOMPARE(bench.kiosk.ticket()->state(), TicketViewModel::Delivered);
    bench.journal.setState(bench.journal.orders().first().order.id, DeliveryState::Quarantined);
    bench.kiosk.status()->reload();
    bench.settle();
    QCOMPARE(bench.kiosk.ticket()->state(), TicketViewModel::NeedsStaff);
}

void KioskViewModelTest::endLeavesNothing_data()
{
    QTest::addColumn<bool>("byTime");
    QTest::newRow("done") << false;
    QTest::newRow("left alone") << true;
}

void KioskViewModelTest::endLeavesNothing()
{
    QFETCH(bool, byTime);
    Kiosk bench;
    const auto before = stateOf(bench.kiosk);
    bench.wholeVisit();
    const QString left = difference(before, stateOf(bench.kiosk));
    for (const char *part :
         {".cart", ".checkout", ".ticket", ".search", ".product", ".scan", ".catalog", ".language", ".session"})
        QVERIFY2(left.contains(QLatin1String(part) + u'.') || left.contains(QLatin1String(part) + u'['), part);
    if (byTime) {
        bench.clock.advance(80s);
        bench.kiosk.session()->tick();
    } else {
        bench.kiosk.session()->end();
    }
    bench.settle();
    bench.settle();
    auto after = stateOf(bench.kiosk);
    for (auto field = after.begin(); field != after.end(); ++field)
        for (const QString &trace :
             {u"阿依古丽"_qs, u"13800138000"_qs, u"raisins"_qs, u"GOOD"_qs, u"BACK"_qs, u"K01-0001"_qs})
            QVERIFY2(!field.value().toString().contains(trace), qPrintable(field.key()));
    // The shop's accounts are not the visit's.
    auto expected = before;
    for (const QString &account : {u".status.accepted"_qs, u".status.pending"_qs}) {
        QCOMPARE(after.take(account).toInt(), 1);
        expected.remove(account);
    }
    const QString kept = difference(expected, after);
    QVERIFY2(kept.isEmpty(), qPrintable(kept));
}

void KioskViewModelTest::endWhilePlacing()
{
    Kiosk bench;
    bench.kiosk.session()->begin();
    bench.buy(1);
    ViewModelBench::Gate gate(bench);
    bench.kiosk.checkout()->confirm();
    bench.kiosk.session()->end();
    bench.kiosk.session()->begin();
    bench.kiosk.cart()->add(sample::line(2));
    gate.open();
    bench.settle();
    QCOMPARE(bench.journal.orders().size(), 1);
    QCOMPARE(bench.orderPlaced.size(), 1);
    QCOMPARE(bench.kiosk.status()->accepted(), 1);
    QVERIFY2(bench.kiosk.ticket()->orderNumber().isEmpty(), "the next shopper sees no ticket of the one before");
    QCOMPARE(bench.kiosk.cart()->pieces(), 1);
}

void KioskViewModelTest::lostCameraDoesNotKeepAVisit()
{
    Kiosk bench;
    const QSignalSpy wiped(bench.kiosk.session(), &SessionViewModel::wiped);
    bench.kiosk.session()->begin();
    bench.kiosk.scan()->setActive(true);
    for (int i = 0; i < 80; ++i) {
        bench.clock.advance(1s);
        bench.kiosk.scan()->setSource(i % 2 == 0 ? ScanViewModel::Live : ScanViewModel::Lost);
        bench.kiosk.session()->tick();
    }
    QCOMPARE(wiped.size(), 1);
}

void KioskViewModelTest::scanIsInput()
{
    Kiosk bench;
    bench.kiosk.session()->begin();
    bench.kiosk.scan()->setActive(true);
    bench.clock.advance(79s);
    bench.kiosk.session()->tick();
    QVERIFY(bench.kiosk.session()->warning());
    bench.kiosk.scan()->accept({"hello", {}});
    QVERIFY(!bench.kiosk.session()->warning());
    bench.clock.advance(59s);
    bench.kiosk.session()->tick();
    QVERIFY(!bench.kiosk.session()->warning());
    // What is not taken is nobody's doing: a code that stays before the camera.
    bench.clock.advance(1s);
    bench.kiosk.scan()->accept({"hello", {}});
    bench.kiosk.session()->tick();
    QVERIFY(bench.kiosk.session()->warning());
}

void KioskViewModelTest::catalogChangeIsShown()
{
    Kiosk bench;
    bench.kiosk.product()->open(sample::productId(1).toString());
    bench.settle();
    bench.catalog.setProducts({sample::product(0)});
    bench.kiosk.status()->reload();
    bench.settle();
    QCOMPARE(bench.kiosk.catalog()->popular()->count(), 1);
    QCOMPARE(bench.kiosk.catalog()->browse()->count(), 1);
    QVERIFY(bench.kiosk.product()->missing());
}

void KioskViewModelTest::blankSearchStaysEmpty()
{
    Kiosk bench;
    bench.kiosk.search()->setText(u"  "_qs);
    bench.catalog.setProducts(sample::products(2));
    bench.kiosk.status()->reload();
    bench.settle();
    QCOMPARE(bench.kiosk.search()->results()->count(), 0);
}

QTEST_GUILESS_MAIN(KioskViewModelTest)
#include "tst_kiosk_view_model.moc"

// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/checkout_view_model.h"
#include "viewmodels/texts.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;

namespace {

struct Till : ViewModelBench
{
    CartViewModel cart{nullptr};
    CheckoutViewModel checkout{services(), cart, nullptr};
    QSignalSpy placed{&checkout, &CheckoutViewModel::placed};
    QSignalSpy refused{&checkout, &CheckoutViewModel::refused};

    Till()
    {
        checkout.reload();
        settle();
        cart.add(sample::line(1, 2));
    }
    void fillIn()
    {
        checkout.setFulfilment(CheckoutViewModel::Ship);
        checkout.setName(u"阿依古丽"_qs);
        checkout.setPhone(u"13800138000"_qs);
        checkout.setProvince(u"新疆"_qs);
        checkout.setCity(u"乌鲁木齐"_qs);
        checkout.setDistrict(u"天山区"_qs);
        checkout.setStreet(u"人民路 1"_qs);
    }
    void confirm()
    {
        checkout.confirm();
        settle();
    }
    [[nodiscard]] QStringList fields() const
    {
        return {checkout.name(), checkout.phone(),    checkout.province(),
                checkout.city(), checkout.district(), checkout.street()};
    }
};

} // namespace

class CheckoutViewModelTest : public QObject
{
    Q_OBJECT

private slots:
    void places();
    void placesWithContact();
    void twoTapsOneOrder();
    void refusalKeepsAllAndTheId();
    void aChangeAfterALostAnswerMakesNoSecondOrder_data();
    void aChangeAfterALostAnswerMakesNoSecondOrder();
    void refusals_data();
    void refusals();
    void faults_data();
    void faults();
    void fieldsAreCut();
    void fieldsStandWhileSubmitting();
    void resetWipes();
    void answerAfterResetIsNotShown();
    void refusalAfterResetIsNotShown();
    void resetLetsTheNextShopperGoOn();
    void prices();
    void shippingNeedsAPrice();
    void takeAwaySendsNoContact();
    void destroyedWhilePlacing();
    void thePromiseGoesIntoTheOrder();
};

void CheckoutViewModelTest::thePromiseGoesIntoTheOrder()
{
    Till till;
    QCOMPARE(till.checkout.priceRule(), CheckoutViewModel::Accept);
    Services services = till.services();
    services.priceRule = PricePolicy::Honour;
    CheckoutViewModel checkout(services, till.cart, nullptr);
    QCOMPARE(checkout.priceRule(), CheckoutViewModel::Honour);
    checkout.confirm();
    till.settle();
    QCOMPARE(till.journal.orders().last().draft.priceRule, PricePolicy::Honour);
}

void CheckoutViewModelTest::places()
{
    Till till;
    till.checkout.setLanguage(Language::Kk);
    ViewModelBench::Gate gate(till);
    till.checkout.confirm();
    QVERIFY(till.checkout.submitting());
    gate.open();
    till.settle();
    QVERIFY(!till.checkout.submitting());
    QCOMPARE(till.placed.size(), 1);
    QCOMPARE(till.refused.size(), 0);
    QCOMPARE(till.checkout.refusal(), CheckoutViewModel::NoRefusal);
    const auto orders = till.journal.orders();
    QCOMPARE(orders.size(), 1);
    QCOMPARE(orders.first().draft.language, Language::Kk);
    QCOMPARE(orders.first().draft.catalogVersion, 1);
    QCOMPARE(orders.first().order.total.fen(), 3980);
    QCOMPARE(till.placed.first().first().value<PlacedOrder>().id, orders.first().order.id);
}

void CheckoutViewModelTest::placesWithContact()
{
    Till till;
    till.fillIn();
    QCOMPARE(till.checkout.totalText(), formatMoney(Money::fromFen(3980 + 1200)));
    till.confirm();
    QCOMPARE(till.journal.orders().size(), 1);
    const OrderDraft draft = till.journal.orders().first().draft;
    QCOMPARE(draft.fulfilment, FulfilmentKind::Ship);
    QCOMPARE(draft.shippingPrice.fen(), 1200);
    QVERIFY(draft.contact && draft.contact->address);
    QCOMPARE(draft.contact->name, u"阿依古丽"_qs);
    QCOMPARE(draft.contact->address->street, u"人民路 1"_qs);
    QCOMPARE(isolated(draft.noticeVersion), till.checkout.noticeVersion());
}

void CheckoutViewModelTest::twoTapsOneOrder()
{
    Till till;
    ViewModelBench::Gate gate(till);
    for (int i = 0; i < 5; ++i)
        till.checkout.confirm();
    gate.open();
    till.settle();
    QCOMPARE(till.journal.asked().size(), 1);
    QCOMPARE(till.journal.orders().size(), 1);
    QCOMPARE(till.placed.size(), 1);
}

void CheckoutViewModelTest::refusalKeepsAllAndTheId()
{
    Till till;
    till.fillIn();
    const QStringList before = till.fields();
    till.journal.setFailure(JournalError::Full);
    till.confirm();
    QCOMPARE(till.refused.size(), 1);
    QCOMPARE(till.placed.size(), 0);
    QCOMPARE(till.checkout.refusal(), CheckoutViewModel::DiskFull);
    QVERIFY(!till.checkout.submitting());
    QCOMPARE(till.cart.pieces(), 2);
    QCOMPARE(till.fields(), before);
    till.journal.setFailure({});
    till.confirm();
    QCOMPARE(till.placed.size(), 1);
    QCOMPARE(till.checkout.refusal(), CheckoutViewModel::NoRefusal);
    const auto asked = till.journal.asked();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.first(), asked.last());
    QCOMPARE(till.journal.orders().size(), 1);
    // The order after it is another one.
    till.confirm();
    QVERIFY(till.journal.asked().last() != asked.last());
}

void CheckoutViewModelTest::aChangeAfterALostAnswerMakesNoSecondOrder_data()
{
    QTest::addColumn<int>("change");
    QTest::newRow("cart") << 0;
    QTest::newRow("fulfilment") << 1;
    QTest::newRow("contact") << 2;
}

void CheckoutViewModelTest::aChangeAfterALostAnswerMakesNoSecondOrder()
{
    QFETCH(int, change);
    Till till;
    till.fillIn();
    till.journal.setLosesItsAnswer(true);
    till.confirm();
    QCOMPARE(till.refused.size(), 1);
    till.journal.setLosesItsAnswer(false);
    if (change == 0) till.cart.add(sample::line(2));
    if (change == 1) till.checkout.setFulfilment(CheckoutViewModel::PickUp);
    if (change == 2) till.checkout.setStreet(u"团结路 2"_qs);
    till.confirm();
    const auto asked = till.journal.asked();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.first(), asked.last());
    QCOMPARE(till.journal.orders().size(), 1);
    QCOMPARE(till.placed.size(), 1);
}

void CheckoutViewModelTest::refusals_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<CheckoutViewModel::Refusal>("refusal");
    QTest::newRow("full") << int(JournalError::Full) << CheckoutViewModel::DiskFull;
    QTest::newRow("read-only") << int(JournalError::ReadOnly) << CheckoutViewModel::ReadOnly;
    QTest::newRow("newer schema") << int(JournalError::NewerSchema) << CheckoutViewModel::ReadOnly;
    QTest::newRow("busy") << int(JournalError::Busy) << CheckoutViewModel::Busy;
    QTest::newRow("damaged") << int(JournalError::Damaged) << CheckoutViewModel::Damaged;
    QTest::newRow("invalid draft") << int(JournalError::InvalidDraft) << CheckoutViewModel::Failed;
    QTest::newRow("not found") << int(JournalError::NotFound) << CheckoutViewModel::Failed;
    QTest::newRow("failed") << int(JournalError::Failed) << CheckoutViewModel::Failed;
}

void CheckoutViewModelTest::refusals()
{
    QFETCH(int, error);
    QFETCH(CheckoutViewModel::Refusal, refusal);
    Till till;
    till.journal.setFailure(static_cast<JournalError>(error));
    till.confirm();
    QCOMPARE(till.checkout.refusal(), refusal);
    QVERIFY(!till.checkout.submitting());
    QCOMPARE(till.refused.size(), 1);
    QCOMPARE(till.placed.size(), 0);
    QVERIFY(!till.cart.empty());
}

void CheckoutViewModelTest::faults_data()
{
    QTest::addColumn<CheckoutViewModel::Fulfilment>("fulfilment");
    QTest::addColumn<QString>("blanked");
    QTest::addColumn<CheckoutViewModel::Fault>("fault");
    using C = CheckoutViewModel;
    QTest::newRow("take away") << C::TakeAway << QString() << C::None;
    QTest::newRow("pick up") << C::PickUp << QString() << C::None;
    QTest::newRow("ship") << C::Ship << QString() << C::None;
    QTest::newRow("empty cart") << C::TakeAway << u"cart"_qs << C::EmptyCart;
    QTest::newRow("no name") << C::PickUp << u"name"_qs << C::NameMissing;
    QTest::newRow("no phone") << C::PickUp << u"phone"_qs << C::PhoneInvalid;
    QTest::newRow("no province") << C::Ship << u"province"_qs << C::AddressMissing;
    QTest::newRow("no street") << C::Ship << u"street"_qs << C::AddressMissing;
    QTest::newRow("pick up without street") << C::PickUp << u"street"_qs << C::None;
    QTest::newRow("take away without name") << C::TakeAway << u"name"_qs << C::None;
}

void CheckoutViewModelTest::faults()
{
    QFETCH(CheckoutViewModel::Fulfilment, fulfilment);
    QFETCH(QString, blanked);
    QFETCH(CheckoutViewModel::Fault, fault);
    Till till;
    till.fillIn();
    till.checkout.setFulfilment(fulfilment);
    if (blanked == u"cart")
        till.cart.clear();
    else if (!blanked.isEmpty())
        till.checkout.setProperty(blanked.toLatin1().constData(), u" "_qs);
    QCOMPARE(till.checkout.check(), fault == CheckoutViewModel::None);
    QCOMPARE(till.checkout.fault(), fault);
    till.confirm();
    QCOMPARE(till.journal.asked().size(), fault == CheckoutViewModel::None ? 1 : 0);
    QVERIFY(!till.checkout.submitting());
    if (fault == CheckoutViewModel::None) return;
    till.checkout.setCity(u"吐鲁番"_qs);
    QCOMPARE(till.checkout.fault(), CheckoutViewModel::None);
}

void CheckoutViewModelTest::fieldsAreCut()
{
    Till till;
    for (const char *field : {"name", "phone", "province", "city", "district", "street"}) {
        till.checkout.setProperty(field, QString(100'000, u'长'));
        QCOMPARE(till.checkout.property(field).toString(), QString(200, u'长'));
    }
}

void CheckoutViewModelTest::fieldsStandWhileSubmitting()
{
    Till till;
    till.fillIn();
    const QStringList before = till.fields();
    ViewModelBench::Gate gate(till);
    till.checkout.confirm();
    till.checkout.setName(u"x"_qs);
    till.checkout.setFulfilment(CheckoutViewModel::TakeAway);
    QCOMPARE(till.fields(), before);
    QCOMPARE(till.checkout.fulfilment(), CheckoutViewModel::Ship);
    gate.open();
    till.settle();
    QCOMPARE(till.journal.orders().first().draft.contact->name, u"阿依古丽"_qs);
}

void CheckoutViewModelTest::resetWipes()
{
    Till till;
    till.fillIn();
    till.journal.setFailure(JournalError::Full);
    till.confirm();
    till.checkout.setPhone(u"1"_qs);
    QVERIFY(!till.checkout.check());
    till.checkout.reset();
    for (const QString &field : till.fields())
        QVERIFY(field.isEmpty());
    QCOMPARE(till.checkout.fulfilment(), CheckoutViewModel::TakeAway);
    QCOMPARE(till.checkout.fault(), CheckoutViewModel::None);
    QCOMPARE(till.checkout.refusal(), CheckoutViewModel::NoRefusal);
    till.journal.setFailure({});
    till.confirm();
    QVERIFY2(till.journal.asked().first() != till.journal.asked().last(), "the identity goes with the visit");
}

void CheckoutViewModelTest::answerAfterResetIsNotShown()
{
    Till till;
    till.fillIn();
    ViewModelBench::Gate gate(till);
    till.checkout.confirm();
    till.checkout.reset();
    for (const QString &field : till.fields())
        QVERIFY(field.isEmpty());
    gate.open();
    till.settle();
    QCOMPARE(till.journal.orders().size(), 1);
    QCOMPARE(till.placed.size(), 0);
    QVERIFY(!till.checkout.submitting());
}

void CheckoutViewModelTest::refusalAfterResetIsNotShown()
{
    Till till;
    till.journal.setFailure(JournalError::Full);
    ViewModelBench::Gate gate(till);
    till.checkout.confirm();
    till.checkout.reset();
    gate.open();
    till.settle();
    QCOMPARE(till.refused.size(), 0);
    QCOMPARE(till.checkout.refusal(), CheckoutViewModel::NoRefusal);
    QVERIFY(!till.checkout.submitting());
}

void CheckoutViewModelTest::resetLetsTheNextShopperGoOn()
{
    Till till;
    ViewModelBench::Gate gate(till);
    till.checkout.confirm();
    till.checkout.reset();
    QVERIFY(!till.checkout.submitting());
    till.checkout.setName(u"下一位"_qs);
    QCOMPARE(till.checkout.name(), u"下一位"_qs);
    till.checkout.confirm();
    gate.open();
    till.settle();
    QCOMPARE(till.journal.orders().size(), 2);
    QCOMPARE(till.placed.size(), 1);
    QCOMPARE(till.placed.first().first().value<PlacedOrder>().id, till.journal.asked().last());
}

void CheckoutViewModelTest::prices()
{
    Till till;
    QVERIFY(till.checkout.shipOffered());
    QCOMPARE(till.checkout.takeAwayPriceText(), formatMoney({}));
    QCOMPARE(till.checkout.shipPriceText(), formatMoney(Money::fromFen(1200)));
    till.catalog.setFailure(CatalogError::Failed);
    till.checkout.reload();
    till.settle();
    QVERIFY2(till.checkout.shipOffered(), "what is known stays when it cannot be read again");
}

void CheckoutViewModelTest::shippingNeedsAPrice()
{
    Till till;
    till.catalog.setShippingOptions({});
    till.checkout.reload();
    till.settle();
    QVERIFY(!till.checkout.shipOffered());
    till.checkout.setFulfilment(CheckoutViewModel::Ship);
    QCOMPARE(till.checkout.fulfilment(), CheckoutViewModel::TakeAway);
}

void CheckoutViewModelTest::takeAwaySendsNoContact()
{
    Till till;
    till.fillIn();
    till.checkout.setFulfilment(CheckoutViewModel::TakeAway);
    till.confirm();
    QVERIFY(!till.journal.orders().first().draft.contact);
    QVERIFY(till.journal.orders().first().draft.noticeVersion.isEmpty());
    QCOMPARE(till.journal.orders().first().draft.shippingPrice, Money());
}

void CheckoutViewModelTest::destroyedWhilePlacing()
{
    ViewModelBench bench;
    CartViewModel cart(nullptr);
    cart.add(sample::line(1));
    auto checkout = std::make_unique<CheckoutViewModel>(bench.services(), cart, nullptr);
    ViewModelBench::Gate gate(bench);
    checkout->confirm();
    checkout.reset();
    gate.open();
    bench.settle();
    QCOMPARE(bench.journal.orders().size(), 1);
}

QTEST_GUILESS_MAIN(CheckoutViewModelTest)
#include "tst_checkout_view_model.moc"

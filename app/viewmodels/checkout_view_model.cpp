// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/checkout_view_model.h"

#include "core/logging.h"
#include "viewmodels/texts.h"

namespace caravan {

namespace {

constexpr qsizetype longestText = 200;

/// Version of the notice in resources/i18n (contact.notice): a changed text gets a new one, which each order names.
constexpr auto personalDataNotice = "2026-11";

CheckoutViewModel::Refusal refusalOf(JournalError error)
{
    switch (error) {
    case JournalError::Full:
        return CheckoutViewModel::DiskFull;
    case JournalError::ReadOnly:
    case JournalError::NewerSchema:
        return CheckoutViewModel::ReadOnly;
    case JournalError::Busy:
        return CheckoutViewModel::Busy;
    case JournalError::Damaged:
        return CheckoutViewModel::Damaged;
    case JournalError::InvalidDraft:
    case JournalError::NotFound:
    case JournalError::Failed:
        break;
    }
    return CheckoutViewModel::Failed;
}

CheckoutViewModel::Fault faultOf(DraftFault fault)
{
    switch (fault) {
    case DraftFault::None:
        return CheckoutViewModel::None;
    case DraftFault::EmptyCart:
        return CheckoutViewModel::EmptyCart;
    case DraftFault::ContactMissing:
        return CheckoutViewModel::ContactMissing;
    case DraftFault::NameMissing:
        return CheckoutViewModel::NameMissing;
    case DraftFault::PhoneInvalid:
        return CheckoutViewModel::PhoneInvalid;
    case DraftFault::AddressMissing:
        return CheckoutViewModel::AddressMissing;
    case DraftFault::NoticeMissing:
        return CheckoutViewModel::NoticeMissing;
    }
    return CheckoutViewModel::None;
}

FulfilmentKind kindOf(CheckoutViewModel::Fulfilment fulfilment)
{
    switch (fulfilment) {
    case CheckoutViewModel::TakeAway:
        return FulfilmentKind::TakeAway;
    case CheckoutViewModel::PickUp:
        return FulfilmentKind::PickUp;
    case CheckoutViewModel::Ship:
        return FulfilmentKind::Ship;
    }
    return FulfilmentKind::TakeAway;
}

} // namespace

CheckoutViewModel::CheckoutViewModel(Services services, const CartViewModel &cart, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_cart(cart)
{
    connect(&cart, &CartViewModel::changed, this, [this] { emit changed(); });
}

Money CheckoutViewModel::priceOf(Fulfilment fulfilment) const
{
    if (fulfilment == TakeAway) return {};
    const QString code = fulfilment == Ship ? QStringLiteral("shipping") : QStringLiteral("pickup");
    for (const ShippingOption &option : m_options)
        if (option.code == code) return option.price;
    return {};
}

bool CheckoutViewModel::shipOffered() const
{
    return std::any_of(m_options.begin(), m_options.end(),
                       [](const ShippingOption &option) { return option.code == u"shipping"; });
}

QString CheckoutViewModel::noticeVersion() const { return isolated(QString::fromLatin1(personalDataNotice)); }

QString CheckoutViewModel::goodsText() const { return m_cart.totalText(); }

void CheckoutViewModel::setFulfilment(Fulfilment fulfilment)
{
    if (fulfilment == m_fulfilment || m_submitting || (fulfilment == Ship && !shipOffered())) return;
    m_fulfilment = fulfilment;
    m_fault = None;
    emit changed();
}

void CheckoutViewModel::setText(QString &target, const QString &text)
{
    if (text == target || m_submitting) return;
    wipe(target);
    target = text.left(longestText);
    m_fault = None;
    emit changed();
}

OrderDraft CheckoutViewModel::draft() const
{
    OrderDraft draft;
    draft.language = m_language;
    draft.lines = m_cart.cart().lines();
    draft.fulfilment = kindOf(m_fulfilment);
    draft.shippingPrice = priceOf(m_fulfilment);
    draft.catalogVersion = m_catalogVersion;
    draft.priceRule = m_services.priceRule;
    if (contactNeeded()) {
        draft.contact = m_contact;
        if (addressNeeded()) draft.contact->address = m_address;
        draft.noticeVersion = QString::fromLatin1(personalDataNotice);
    }
    return draft;
}

bool CheckoutViewModel::check()
{
    m_fault = faultOf(caravan::check(draft()));
    emit changed();
    return m_fault == None;
}

void CheckoutViewModel::confirm()
{
    if (m_submitting || !check()) return;
    m_submitting = true;
    m_refusal = NoRefusal;
    if (m_orderId.isNull()) m_orderId = OrderId::make(m_services.clock.utcNow());
    emit changed();
    m_services.database
        .run([journal = &m_services.journal, id = m_orderId, order = draft()] { return journal->place(id, order); })
        .then(this, [this, visit = m_visit](const Result<PlacedOrder, JournalError> &order) { take(order, visit); });
}

void CheckoutViewModel::take(const Result<PlacedOrder, JournalError> &order, quint64 visit)
{
    if (order.ok()) emit stored();
    if (visit != m_visit) return;
    m_submitting = false;
    if (!order) {
        qCWarning(lcOrders) << "refused order=" << m_orderId.toString() << "error=" << static_cast<int>(order.error());
        m_refusal = refusalOf(order.error());
        emit changed();
        emit refused();
        return;
    }
    m_orderId = {};
    emit changed();
    emit placed(order.value(), m_fulfilment);
}

void CheckoutViewModel::reset()
{
    for (QString *text : {&m_contact.name, &m_contact.phone, &m_address.province, &m_address.city, &m_address.district,
                          &m_address.street})
        wipe(*text);
    ++m_visit;
    m_submitting = false;
    m_fulfilment = TakeAway;
    m_fault = None;
    m_refusal = NoRefusal;
    m_orderId = {};
    emit changed();
}

void CheckoutViewModel::reload()
{
    using Answer = std::pair<Result<QList<ShippingOption>, CatalogError>, Result<CatalogFreshness, CatalogError>>;
    m_services.database
        .run([catalog = &m_services.catalog] {
            return Answer{catalog->shippingOptions(), catalog->freshness()};
        })
        .then(this, [this](const Answer &answer) {
            if (answer.first.ok()) m_options = answer.first.value();
            if (answer.second.ok()) m_catalogVersion = answer.second->version;
            emit changed();
        });
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "domain/orders/delivery.h"

#include <array>

namespace caravan {

namespace {
constexpr std::array stateNames{u"pending", u"acknowledged", u"quarantined", u"voided"};
constexpr std::array eventNames{u"accepted",        u"cart-created",   u"shipping-chosen", u"collection-created",
                                u"session-created", u"complete-sent",  u"acknowledged",    u"attempt-failed",
                                u"cart-abandoned",  u"quarantined",    u"released",        u"voided",
                                u"contact-erased",  u"price-accepted", u"resent"};
} // namespace

void DeliveryRecord::applyStaffFact(const DeliveryEvent &event)
{
    if (event.kind == DeliveryEventKind::PriceAccepted) acceptedTotal = event.amount;
}

void DeliveryRecord::forgetCart()
{
    cart = {};
    shipping = {};
    collection = {};
    sessionCreated = false;
    completeSent = false;
}

void DeliveryRecord::apply(const DeliveryEvent &event)
{
    applyStaffFact(event);
    switch (event.kind) {
    case DeliveryEventKind::Accepted:
    case DeliveryEventKind::ContactErased:
        break;
    case DeliveryEventKind::CartCreated:
        cart = CartId::parse(event.reference);
        break;
    case DeliveryEventKind::ShippingChosen:
        shipping = ShippingOptionId::parse(event.reference);
        break;
    case DeliveryEventKind::CollectionCreated:
        collection = CollectionId::parse(event.reference);
        break;
    case DeliveryEventKind::SessionCreated:
        sessionCreated = true;
        break;
    case DeliveryEventKind::CompleteSent:
        completeSent = true;
        break;
    case DeliveryEventKind::Acknowledged:
        state = DeliveryState::Acknowledged;
        remoteOrder = RemoteOrderId::parse(event.reference);
        reason.clear();
        break;
    case DeliveryEventKind::AttemptFailed:
        ++attempts;
        reason = event.detail;
        break;
    case DeliveryEventKind::CartAbandoned:
        forgetCart();
        reason = event.detail;
        break;
    case DeliveryEventKind::Resent:
        if (event.reference.isEmpty()) forgetCart();
        state = DeliveryState::Pending;
        remoteOrder = {};
        attempts = 0;
        reason = event.detail;
        break;
    case DeliveryEventKind::Quarantined:
        state = DeliveryState::Quarantined;
        reason = event.detail;
        break;
    case DeliveryEventKind::PriceAccepted:
    case DeliveryEventKind::Released:
        state = DeliveryState::Pending;
        attempts = 0;
        break;
    case DeliveryEventKind::Voided:
        state = DeliveryState::Voided;
        reason = event.detail;
        break;
    }
}

bool allows(const DeliveryRecord &record, const DeliveryEvent &event)
{
    const bool pending = record.state == DeliveryState::Pending;
    const bool quarantined = record.state == DeliveryState::Quarantined;
    const bool hasCart = !record.cart.isNull();
    switch (event.kind) {
    case DeliveryEventKind::Accepted:
        return false;
    case DeliveryEventKind::CartCreated:
        return pending && !hasCart && !record.completeSent && !CartId::parse(event.reference).isNull();
    case DeliveryEventKind::ShippingChosen:
        return pending && hasCart && !ShippingOptionId::parse(event.reference).isNull();
    case DeliveryEventKind::CollectionCreated:
        return pending && hasCart && !CollectionId::parse(event.reference).isNull();
    case DeliveryEventKind::SessionCreated:
        return pending && !record.collection.isNull();
    case DeliveryEventKind::CompleteSent:
        return pending && hasCart && record.sessionCreated;
    case DeliveryEventKind::Acknowledged: {
        const auto remote = RemoteOrderId::parse(event.reference);
        if (remote.isNull() || !hasCart) return false;
        return pending || quarantined || (record.state == DeliveryState::Acknowledged && remote == record.remoteOrder);
    }
    case DeliveryEventKind::AttemptFailed:
    case DeliveryEventKind::Quarantined:
        return pending;
    case DeliveryEventKind::CartAbandoned:
        return pending && hasCart && !record.completeSent;
    case DeliveryEventKind::Resent: {
        if (!hasCart) return false;
        const bool anew = event.reference.isEmpty();
        if (pending) return record.completeSent && anew;
        return record.state == DeliveryState::Acknowledged && (anew || event.reference == record.cart.toString());
    }
    case DeliveryEventKind::Released:
        return quarantined;
    case DeliveryEventKind::PriceAccepted:
        return quarantined && record.reason.startsWith(u"price.") && event.amount > Money();
    case DeliveryEventKind::Voided:
        return quarantined || (pending && !record.completeSent);
    case DeliveryEventKind::ContactErased:
        return !pending && !quarantined;
    }
    return false;
}

QString deliveryStateName(DeliveryState state) { return QString::fromUtf16(stateNames[static_cast<size_t>(state)]); }

QString deliveryEventName(DeliveryEventKind kind) { return QString::fromUtf16(eventNames[static_cast<size_t>(kind)]); }

std::optional<DeliveryState> deliveryStateFromName(QStringView name)
{
    for (size_t i = 0; i < stateNames.size(); ++i)
        if (name == QStringView(stateNames[i])) return static_cast<DeliveryState>(i);
    return std::nullopt;
}

std::optional<DeliveryEventKind> deliveryEventFromName(QStringView name)
{
    for (size_t i = 0; i < eventNames.size(); ++i)
        if (name == QStringView(eventNames[i])) return static_cast<DeliveryEventKind>(i);
    return std::nullopt;
}

} // namespace caravan

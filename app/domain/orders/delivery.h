// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/money.h"
#include "domain/ids.h"

#include <QString>

namespace caravan {

/// Where an order stands on its way to the store. Every order is in exactly one of these (I10).
enum class DeliveryState { Pending, Acknowledged, Quarantined, Voided };

/// A fact about an order's delivery; the journal appends it, nothing edits it.
enum class DeliveryEventKind {
    Accepted,          ///< by the kiosk, with the order itself
    CartCreated,       ///< reference = cart id, persisted before any step uses it (I4)
    ShippingChosen,    ///< reference = shipping option id
    CollectionCreated, ///< reference = payment collection id
    SessionCreated,    ///< payment session is there
    CompleteSent,      ///< written before the request goes out
    Acknowledged,      ///< read back from the store (I5); reference = remote order id
    AttemptFailed,     ///< detail says why; will be tried again
    CartAbandoned,     ///< the cart is gone or useless and complete was never sent: start anew
    Quarantined,   ///< explicit refusal; detail says why; staff decide. With stock.gone reference = what is short and
                   ///< what there is instead: `short=SKU:WANTED>THERE,…;instead=SKU,…`
    Released,      ///< staff: try again
    Voided,        ///< staff: will never be delivered; detail = reason
    ContactErased, ///< retention: the sealed contact was removed
    PriceAccepted, ///< staff with the shopper: amount = the store's total that was agreed to
    Resent,        ///< the store lost it (I9): to be delivered again; reference = its cart where that is still there
};

struct DeliveryEvent
{
    DeliveryEventKind kind = DeliveryEventKind::AttemptFailed;
    QString reference;
    QString detail; ///< machine-readable reason, `area.word`; no personal data
    Money amount;   ///< the store's total, with Acknowledged and with Quarantined for a `price.` reason
};

/// The fold of an order's events: all that the dispatcher needs to go on after a crash.
struct DeliveryRecord
{
    OrderId order;
    DeliveryState state = DeliveryState::Pending;
    CartId cart;
    ShippingOptionId shipping;
    CollectionId collection;
    bool sessionCreated = false;
    bool completeSent = false;
    RemoteOrderId remoteOrder;
    int attempts = 0; ///< failed ones since the last release
    QString reason;   ///< of the last failure, quarantine or void
    // What staff added; folded from the entries, not kept in the projection.
    Money acceptedTotal; ///< the total other than the promised one that was agreed to; zero: none

    void apply(const DeliveryEvent &event);
    /// Of such an event only what the projection does not keep.
    void applyStaffFact(const DeliveryEvent &event);

private:
    void forgetCart();
};

/// Whether the event can follow on the record: the rules that keep an order single (I4) and its end final (I7).
/// - No cart is created or abandoned once complete was sent: its outcome may be an order. The one way back is Resent,
///   for an order that a restored store was shown to have lost (StoreAudit): with its cart, or anew without it.
/// - An id must be there before the step that uses it, and every reference must be a key.
/// - Acknowledged and voided orders otherwise stay so; an acknowledgement may repeat with the same remote id only.
/// - A pending order whose complete was sent is not voided: it is quarantined by an answer first.
/// - The contact goes only after the order has ended. Accepted comes with the order itself, never later.
bool allows(const DeliveryRecord &record, const DeliveryEvent &event);

/// accepted = acknowledged + pending + quarantined + voided, always (I10).
struct OrderAccounts
{
    int accepted = 0;
    int acknowledged = 0;
    int pending = 0;
    int quarantined = 0;
    int voided = 0;

    [[nodiscard]] bool balance() const { return accepted == acknowledged + pending + quarantined + voided; }
    friend bool operator==(const OrderAccounts &, const OrderAccounts &) = default;
};

QString deliveryStateName(DeliveryState state);
QString deliveryEventName(DeliveryEventKind kind);
std::optional<DeliveryState> deliveryStateFromName(QStringView name);
std::optional<DeliveryEventKind> deliveryEventFromName(QStringView name);

} // namespace caravan

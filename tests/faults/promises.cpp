// SPDX-License-Identifier: Apache-2.0
#include "faults/promises.h"

#include "storage/journal_verification.h"
#include "storage/order_listing.h"

namespace caravan::test {

namespace {

bool isKept(const PlacedOrder &order, const QList<DeliveryEventKind> &events, const QHash<OrderId, ListedOrder> &found)
{
    const auto there = found.constFind(order.id);
    if (there == found.constEnd() || there->order.number != order.number || there->order.total != order.total)
        return false;
    const DeliveryRecord &record = there->delivery;
    using K = DeliveryEventKind;
    return (!events.contains(K::CartCreated) || !record.cart.isNull()) &&
           (!events.contains(K::ShippingChosen) || !record.shipping.isNull()) &&
           (!events.contains(K::CollectionCreated) || !record.collection.isNull()) &&
           (!events.contains(K::SessionCreated) || record.sessionCreated) &&
           (!events.contains(K::CompleteSent) || record.completeSent) &&
           (!events.contains(K::Acknowledged) || record.state == DeliveryState::Acknowledged);
}

} // namespace

Kept compare(const QString &journalPath, const Promises &promises)
{
    Kept kept;
    QHash<OrderId, ListedOrder> found;
    const auto listed = listOrders(journalPath, [&found](const ListedOrder &order) {
        found.insert(order.order.id, order);
        return true;
    });
    kept.orders = static_cast<int>(found.size());
    kept.exists = listed.ok();
    if (listed.ok()) {
        const auto report = verifyJournal(journalPath);
        kept.sound = report.ok() && report->ok;
        if (!kept.sound) kept.fault = report.ok() ? report->what : QStringLiteral("it cannot be verified");
    } else if (listed.error() != StorageError::Missing) {
        // Cut off before its mark: what was promised after that is lost, and known to be.
        const bool cut = listed.error() == StorageError::Damaged && !promises.orders.isEmpty();
        (cut ? kept.whole : kept.sound) = false;
        kept.fault = QLatin1String(storageErrorName(listed.error()));
    }
    for (const PlacedOrder &order : promises.orders) {
        if (isKept(order, promises.events.value(order.id), found)) continue;
        kept.whole = false;
        if (kept.fault.isEmpty()) kept.fault = QStringLiteral("%1 is not kept").arg(order.number.toString());
    }
    return kept;
}

} // namespace caravan::test

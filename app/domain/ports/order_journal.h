// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/orders/delivery.h"
#include "domain/orders/order_document.h"

namespace caravan {

enum class JournalError {
    Full,         ///< no space left
    ReadOnly,     ///< the file or its file system does not take writes
    Busy,         ///< another process held the file too long; nothing was written
    Damaged,      ///< not a journal, or its hash chain is broken
    NewerSchema,  ///< written by a newer release: opened for reading only
    InvalidDraft, ///< check(draft) found a fault
    NotFound,
    Failed, ///< any other I/O error
};

struct PlacedOrder
{
    OrderId id;
    OrderNumber number;
    Money total;
    UtcTime placedAt{};
};

/// An order with where it stands, for lists.
struct OrderOverview
{
    PlacedOrder order;
    DeliveryState state = DeliveryState::Pending;
    QString reason;
    int attempts = 0;
};

/// The kiosk's side of the journal. Blocking: call it on the database Worker only.
class OrderJournal
{
public:
    virtual ~OrderJournal() = default;
    /// Commits the order, its lines and its first event in one synchronous transaction (I1) and returns after it.
    /// `id` is made by the caller when the shopper confirms; placing the same id again returns the first order
    /// unchanged, so that a double tap or a replay never makes two.
    virtual Result<PlacedOrder, JournalError> place(const OrderId &id, const OrderDraft &draft) = 0;
    virtual Result<OrderAccounts, JournalError> accounts() = 0;
    /// Newest first.
    virtual Result<QList<OrderOverview>, JournalError> recent(int limit) = 0;
};

/// An order that the store had, for looking whether it still has it (I9).
struct AcknowledgedOrder
{
    OrderId id;
    CartId cart;
    RemoteOrderId remoteOrder;
    qint64 position = 0; ///< grows with each acknowledgement
};

/// Which of the acknowledged orders, newest acknowledgement first.
struct AcknowledgedQuery
{
    QString store;             ///< fingerprint of the store that acknowledged it: another one never had it
    UtcTime since{};           ///< acknowledged at this time or later
    qint64 beforePosition = 0; ///< 0: from the newest
    int limit = 100;
};

/// The agent's side: reads orders, appends delivery events.
class OrderOutbox
{
public:
    virtual ~OrderOutbox() = default;
    /// Orders that are Pending, oldest first.
    virtual Result<QList<OrderId>, JournalError> pending() = 0;
    virtual Result<DeliveryRecord, JournalError> record(const OrderId &id) = 0;
    virtual Result<OrderSnapshot, JournalError> snapshot(const OrderId &id) = 0;
    /// The unsealed contact, empty where none was given or it was erased.
    virtual Result<std::optional<Contact>, JournalError> contact(const OrderId &id) = 0;
    /// Only orders that are Acknowledged now.
    virtual Result<QList<AcknowledgedOrder>, JournalError> acknowledged(const AcknowledgedQuery &query) = 0;
    /// Appends the event in a synchronous transaction and returns the new fold.
    virtual Result<DeliveryRecord, JournalError> append(const OrderId &id, const DeliveryEvent &event) = 0;
    virtual Result<OrderAccounts, JournalError> accounts() = 0;
};

} // namespace caravan

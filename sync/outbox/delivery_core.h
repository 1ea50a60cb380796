// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/orders/delivery.h"
#include "domain/orders/order_document.h"
#include "sync/store/store_client.h"

#include <QList>

#include <optional>

namespace caravan {

/// The next request of an order.
enum class DeliveryStep {
    Nothing,
    CreateCart,
    ListShipping,
    ChooseShipping,
    CreateCollection,
    CreateSession,
    CheckCart,     ///< read the cart: was it completed, what is its total
    CheckVariants, ///< after repeated 500s on complete, or for want of stock: what of the order is still there
    Complete,
};

/// What is known of an order beyond its record, in this run of the program only: a restart begins with an empty one,
/// and so does every attempt after a failure of the journal. Losing it costs a request, never an order.
struct DeliveryProgress
{
    std::optional<ShippingOption> option; ///< listed, not yet chosen
    bool cartVerified = false;            ///< the cart was read since the last doubt: open, and of the promised total
    bool cartCompleted = false;           ///< the store says so but did not name the order: complete once more names it
    bool cartInDoubt = false;             ///< read the cart before anything else
    bool collectionDue = false;           ///< payment must be prepared again though the record has it
    bool sessionDue = false;
    bool paymentRedone = false;
    bool variantsInDoubt = false;
    bool stockShort = false;    ///< the store refused for want of stock: find out of what
    bool storeRestored = false; ///< set by the dispatcher: the store was shown to have lost orders (I9)
    int serverErrors = 0;       ///< on complete, in a row
    int cartMisses = 0;         ///< times in a row that the cart was not found after complete was sent
    int completeMisses = 0;     ///< times in a row that complete did not find the cart, whatever reading it said
};

enum class DeliveryVerdict {
    Continue,     ///< at once with the next step
    Retry,        ///< after a pause; `fault` says why
    Quarantined,  ///< staff decide
    Acknowledged, ///< done
};

struct DeliveryOutcome
{
    QList<DeliveryEvent> events; ///< to append before anything else is done
    DeliveryVerdict verdict = DeliveryVerdict::Continue;
    StoreFault fault; ///< with Retry
    QString reason;   ///< `area.word`, with Retry and Quarantined
};

/// The rules of delivery without any I/O: which request comes next, and what each answer means (I3–I6; the measured
/// behaviour of the store is in docs/store-api.md). Pure values in, values out; thread-safe.
///
/// An order is acknowledged only by an answer that echoes its OrderId and total. What may have had an effect is looked
/// up before it is sent again. Only an explicit refusal quarantines; everything else is tried for ever. Of the totals
/// only the promised one is taken, one that staff agreed to, or a cheaper one where the promise allows it.
class DeliveryCore
{
public:
    [[nodiscard]] DeliveryStep next(const DeliveryRecord &record, const DeliveryProgress &progress) const;
    /// What must be in the journal before the request of this step goes out (I4).
    [[nodiscard]] QList<DeliveryEvent> before(DeliveryStep step, const DeliveryRecord &record) const;

    /// An order under way: its fold, its document, what this run knows.
    struct Order
    {
        const DeliveryRecord &record;
        const OrderSnapshot &snapshot;
        DeliveryProgress &progress; ///< updated by the functions below
    };
    [[nodiscard]] DeliveryOutcome cartCreated(Order order, const Result<RemoteCart, StoreFault> &reply) const;
    [[nodiscard]] DeliveryOutcome shippingListed(Order order,
                                                 const Result<QList<ShippingOption>, StoreFault> &reply) const;
    [[nodiscard]] DeliveryOutcome shippingChosen(Order order, const Result<RemoteCart, StoreFault> &reply) const;
    [[nodiscard]] DeliveryOutcome collectionCreated(Order order, const Result<CollectionId, StoreFault> &reply) const;
    [[nodiscard]] DeliveryOutcome sessionCreated(Order order, const Result<Done, StoreFault> &reply) const;
    [[nodiscard]] DeliveryOutcome cartChecked(Order order, const Result<RemoteCart, StoreFault> &reply) const;
    [[nodiscard]] DeliveryOutcome variantsChecked(Order order,
                                                  const Result<RemotePage<RemoteProduct>, StoreFault> &reply) const;
    [[nodiscard]] DeliveryOutcome completed(Order order, const Result<RemoteOrder, StoreFault> &reply) const;

private:
    [[nodiscard]] bool agrees(Order order, Money total) const;
    [[nodiscard]] DeliveryOutcome judgeTotal(Order order, Money total) const;
    [[nodiscard]] DeliveryOutcome acknowledge(Order order, const RemoteOrderId &id, Money total) const;
};

/// The word of a fault for people and logs: `line.unreachable`, `store.key`, …
QString faultReason(const StoreFault &fault);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "core/price_policy.h"
#include "domain/cart/cart.h"

#include <QDateTime>

#include <optional>

namespace caravan {

enum class FulfilmentKind {
    TakeAway, ///< handed over at the counter now
    PickUp,   ///< collected at the shop later
    Ship,     ///< sent home
};

struct PostalAddress
{
    QString province;
    QString city;
    QString district;
    QString street;
    QString postalCode;
};

/// Who the shopper is. Lives in memory during the visit, sealed in the journal after it, never in a log.
struct Contact
{
    QString name;
    QString phone;
    std::optional<PostalAddress> address; ///< for FulfilmentKind::Ship
};

/// All that the shopper agreed to on the review page; the journal turns it into an order.
struct OrderDraft
{
    Language language = Language::ZhCn;
    QList<LineItem> lines;
    FulfilmentKind fulfilment = FulfilmentKind::TakeAway;
    Money shippingPrice;
    qint64 catalogVersion = 0;                   ///< the catalog whose prices these are
    PricePolicy priceRule = PricePolicy::Accept; ///< what the review page said about another total
    std::optional<Contact> contact;
    QString noticeVersion; ///< of the personal-data notice that was shown; empty without a contact

    [[nodiscard]] Money total() const;
};

enum class DraftFault { None, EmptyCart, ContactMissing, NameMissing, PhoneInvalid, AddressMissing, NoticeMissing };

/// Checks that the draft can be an order: lines there, contact complete for its fulfilment, notice named.
DraftFault check(const OrderDraft &draft);

/// A mobile or landline number of China as typed: 11 digits beginning with 1[3-9], or area code and number;
/// spaces and hyphens are allowed, +86 may stand before it.
bool isPhone(const QString &text);

} // namespace caravan

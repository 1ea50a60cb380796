// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/checkout/order_draft.h"

#include <QByteArray>

namespace caravan {

/// What the journal adds to a draft when it becomes an order.
struct OrderIdentity
{
    OrderId id;
    OrderNumber number;
    QString terminal;
    UtcTime placedAt{};
};

/// The order as one canonical JSON document (I2): keys sorted, no white space, integers only (fen, not yuan).
/// The contact is not in it but the SHA-256 of its sealed form, so that it can be erased without breaking the hash.
/// `sealedContact` is empty where the shopper gave none.
QByteArray orderDocument(const OrderDraft &draft, const OrderIdentity &identity, const QByteArray &sealedContact);

/// SHA-256 of a document, 32 bytes.
QByteArray documentHash(const QByteArray &document);

/// What delivery and the staff's list need of a document.
struct OrderSnapshot
{
    struct Line
    {
        VariantId variant;
        ProductId product;
        Sku sku;
        QString title; ///< product and variant in zh-CN
        int quantity = 1;
        Money unitPrice;
        QString lot;
    };

    OrderId id;
    OrderNumber number;
    QString terminal;
    UtcTime placedAt{};
    Language language = Language::ZhCn;
    FulfilmentKind fulfilment = FulfilmentKind::TakeAway;
    QList<Line> lines;
    Money shippingPrice;
    Money total;
    qint64 catalogVersion = 0;
    PricePolicy priceRule = PricePolicy::Accept; ///< the promise that was made; documents of before name none: this one
    bool hasContact = false;                     ///< one was given; it may have been erased since
};

/// Reads a document back; empty where it is not one (a damaged file): the caller sets the order aside.
std::optional<OrderSnapshot> readOrderDocument(const QByteArray &document);

QString fulfilmentName(FulfilmentKind kind); ///< "take-away", "pick-up", "ship"
std::optional<FulfilmentKind> fulfilmentFromName(QStringView name);

} // namespace caravan

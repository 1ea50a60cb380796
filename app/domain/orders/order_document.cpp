// SPDX-License-Identifier: Apache-2.0
#include "domain/orders/order_document.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace caravan {

namespace {

constexpr std::array fulfilmentNames{u"take-away", u"pick-up", u"ship"};
constexpr int documentVersion = 1;
constexpr qsizetype largestDocument = 1 << 20;
constexpr qint64 mostFen = 1'000'000'000'000; // of Money::fromYuanDecimal(): no price of the store is above it

QJsonObject lineObject(const LineItem &line)
{
    QJsonObject object{
        {u"variant"_qs, line.variant.toString()},
        {u"product"_qs, line.product.toString()},
        {u"sku"_qs, line.sku.toString()},
        {u"title"_qs, QString(line.productTitle.in(Language::ZhCn) + u' ' + line.variantTitle.in(Language::ZhCn))},
        {u"quantity"_qs, line.quantity},
        {u"unit_price_fen"_qs, line.unitPrice.fen()},
    };
    if (line.gtin) object.insert(u"gtin"_qs, line.gtin->toString());
    if (!line.lot.isEmpty()) object.insert(u"lot"_qs, line.lot);
    return object;
}

/// An amount that a draft can have had; a sum of them cannot overflow.
std::optional<Money> readFen(const QJsonValue &value)
{
    const qint64 fen = value.toInteger(-1);
    return fen < 0 || fen > mostFen ? std::nullopt : std::optional(Money::fromFen(fen));
}

std::optional<OrderSnapshot::Line> readLine(const QJsonObject &line)
{
    OrderSnapshot::Line read;
    read.variant = VariantId::parse(line.value(u"variant").toString());
    read.product = ProductId::parse(line.value(u"product").toString());
    read.sku = Sku::parse(line.value(u"sku").toString());
    read.title = line.value(u"title").toString();
    read.quantity = line.value(u"quantity").toInt();
    read.lot = line.value(u"lot").toString();
    const auto price = readFen(line.value(u"unit_price_fen"));
    if (read.variant.isNull() || read.quantity < 1 || read.quantity > Cart::maximumQuantity || !price)
        return std::nullopt;
    read.unitPrice = *price;
    return read;
}

} // namespace

QString fulfilmentName(FulfilmentKind kind) { return QString::fromUtf16(fulfilmentNames[static_cast<size_t>(kind)]); }

std::optional<FulfilmentKind> fulfilmentFromName(QStringView name)
{
    for (size_t i = 0; i < fulfilmentNames.size(); ++i)
        if (name == QStringView(fulfilmentNames[i])) return static_cast<FulfilmentKind>(i);
    return std::nullopt;
}

QByteArray orderDocument(const OrderDraft &draft, const OrderIdentity &identity, const QByteArray &sealedContact)
{
    QJsonArray lines;
    for (const LineItem &line : draft.lines)
        lines.append(lineObject(line));
    QJsonObject document{
        {u"version"_qs, documentVersion},
        {u"order_id"_qs, identity.id.toString()},
        {u"number"_qs, identity.number.toString()},
        {u"terminal"_qs, identity.terminal},
        {u"placed_at_ms"_qs, toMillis(identity.placedAt)},
        {u"language"_qs, languageTag(draft.language)},
        {u"fulfilment"_qs, fulfilmentName(draft.fulfilment)},
        {u"lines"_qs, lines},
        {u"shipping_price_fen"_qs, draft.shippingPrice.fen()},
        {u"total_fen"_qs, draft.total().fen()},
        {u"currency"_qs, u"CNY"_qs},
        {u"catalog_version"_qs, draft.catalogVersion},
        {u"price_rule"_qs, pricePolicyName(draft.priceRule).toString()},
    };
    if (!sealedContact.isEmpty()) {
        document.insert(u"contact_sha256"_qs, QString::fromLatin1(documentHash(sealedContact).toHex()));
        document.insert(u"notice_version"_qs, draft.noticeVersion);
    }
    // QJsonObject keeps its keys sorted by UTF-16 code unit and Compact writes no white space, which for these
    // ASCII keys and integers is the canonical form of RFC 8785.
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

QByteArray documentHash(const QByteArray &document)
{
    return QCryptographicHash::hash(document, QCryptographicHash::Sha256);
}

std::optional<OrderSnapshot> readOrderDocument(const QByteArray &document)
{
    if (document.size() > largestDocument) return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(document).object();
    if (object.value(u"version").toInt() != documentVersion) return std::nullopt;
    const auto id = OrderId::parse(object.value(u"order_id").toString());
    const auto number = OrderNumber::parse(object.value(u"number").toString());
    const auto language = languageFromTag(object.value(u"language").toString());
    const auto fulfilment = fulfilmentFromName(object.value(u"fulfilment").toString());
    const auto shippingPrice = readFen(object.value(u"shipping_price_fen"));
    if (!id || !number || !language || !fulfilment || !shippingPrice) return std::nullopt;

    OrderSnapshot snapshot;
    snapshot.id = *id;
    snapshot.number = *number;
    snapshot.terminal = object.value(u"terminal").toString();
    snapshot.placedAt = utcFromMillis(object.value(u"placed_at_ms").toInteger());
    snapshot.language = *language;
    snapshot.fulfilment = *fulfilment;
    snapshot.shippingPrice = *shippingPrice;
    snapshot.total = Money::fromFen(object.value(u"total_fen").toInteger());
    snapshot.catalogVersion = object.value(u"catalog_version").toInteger();
    // A rule of a newer release is taken as the strictest: nobody pays what was not promised.
    const QString rule = object.value(u"price_rule").toString(pricePolicyName(PricePolicy::Accept).toString());
    snapshot.priceRule = pricePolicyFromName(rule).value_or(PricePolicy::Ask);
    snapshot.hasContact = object.contains(u"contact_sha256");
    Money sum = snapshot.shippingPrice;
    const QJsonArray lines = object.value(u"lines").toArray();
    if (lines.size() > Cart::maximumLines) return std::nullopt;
    for (const auto &value : lines) {
        const auto line = readLine(value.toObject());
        if (!line) return std::nullopt;
        sum += line->unitPrice * line->quantity;
        snapshot.lines.append(*line);
    }
    if (snapshot.lines.isEmpty() || sum != snapshot.total) return std::nullopt;
    return snapshot;
}

} // namespace caravan

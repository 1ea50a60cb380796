// SPDX-License-Identifier: Apache-2.0
#include "domain/checkout/order_draft.h"

#include <QRegularExpression>

#include <numeric>

namespace caravan {

Money OrderDraft::total() const
{
    return std::accumulate(lines.begin(), lines.end(), shippingPrice,
                           [](Money sum, const LineItem &line) { return sum + line.total(); });
}

bool isPhone(const QString &text)
{
    static const QRegularExpression spacing(QStringLiteral("[ \\-]"));
    static const QRegularExpression form(
        QStringLiteral("\\A(?:\\+?86)?(?:1[3-9][0-9]{9}|0[0-9]{2,3}[2-9][0-9]{6,7})\\z"));
    return form.match(QString(text).remove(spacing)).hasMatch();
}

DraftFault check(const OrderDraft &draft)
{
    if (draft.lines.isEmpty()) return DraftFault::EmptyCart;
    if (!draft.contact)
        return draft.fulfilment == FulfilmentKind::TakeAway ? DraftFault::None : DraftFault::ContactMissing;
    const Contact &contact = *draft.contact;
    if (contact.name.trimmed().isEmpty()) return DraftFault::NameMissing;
    if (!isPhone(contact.phone)) return DraftFault::PhoneInvalid;
    if (draft.fulfilment == FulfilmentKind::Ship &&
        (!contact.address || contact.address->province.trimmed().isEmpty() ||
         contact.address->street.trimmed().isEmpty()))
        return DraftFault::AddressMissing;
    if (draft.noticeVersion.isEmpty()) return DraftFault::NoticeMissing;
    return DraftFault::None;
}

} // namespace caravan

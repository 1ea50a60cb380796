// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/ticket_view_model.h"

#include "viewmodels/texts.h"

#include <QTimeZone>

namespace caravan {

namespace {
constexpr int recentOrders = 20; ///< the order on show is among the newest
}

TicketViewModel::TicketViewModel(Services services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

QString TicketViewModel::orderNumber() const
{
    return m_order.id.isNull() ? QString() : isolated(m_order.number.toString());
}

QString TicketViewModel::placedAtText() const
{
    if (m_order.id.isNull()) return {};
    const QDateTime local = toDateTime(m_order.placedAt).toLocalTime();
    return dateText(local.date(), m_language) + u' ' + isolated(local.toString(QStringLiteral("HH:mm")));
}

QUrl TicketViewModel::qrSource() const
{
    return m_order.id.isNull() ? QUrl() : QUrl(QStringLiteral("image://qr/caravan:order:") + m_order.number.toString());
}

void TicketViewModel::show(const PlacedOrder &order, CheckoutViewModel::Fulfilment fulfilment)
{
    m_order = order;
    m_fulfilment = fulfilment;
    m_state = Stored;
    emit changed();
}

void TicketViewModel::clear()
{
    m_order = {};
    m_fulfilment = CheckoutViewModel::TakeAway;
    m_state = Stored;
    emit changed();
}

void TicketViewModel::setLanguage(Language language)
{
    m_language = language;
    emit changed();
}

void TicketViewModel::reload()
{
    if (m_order.id.isNull()) return;
    m_services.database.run([journal = &m_services.journal] { return journal->recent(recentOrders); })
        .then(this, [this, id = m_order.id](const Result<QList<OrderOverview>, JournalError> &orders) {
            if (!orders || id != m_order.id) return;
            for (const OrderOverview &overview : orders.value()) {
                if (overview.order.id != id) continue;
                const bool stuck =
                    overview.state == DeliveryState::Quarantined || overview.state == DeliveryState::Voided;
                m_state = overview.state == DeliveryState::Acknowledged ? Delivered : stuck ? NeedsStaff : Stored;
                emit changed();
            }
        });
}

} // namespace caravan

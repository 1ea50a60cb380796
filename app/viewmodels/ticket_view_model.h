// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewmodels/checkout_view_model.h"

#include <QUrl>

namespace caravan {

/// The proof of an order, shown only after its commit (I1). GUI thread.
class TicketViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(QString orderNumber READ orderNumber NOTIFY changed FINAL)
    Q_PROPERTY(QString totalText READ totalText NOTIFY changed FINAL)
    Q_PROPERTY(QString placedAtText READ placedAtText NOTIFY changed FINAL)
    Q_PROPERTY(QUrl qrSource READ qrSource NOTIFY changed FINAL)
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(caravan::CheckoutViewModel::Fulfilment fulfilment READ fulfilment NOTIFY changed FINAL)

public:
    enum State { Stored, Delivered, NeedsStaff };
    Q_ENUM(State)

    TicketViewModel(Services services, QObject *parent);

    [[nodiscard]] QString orderNumber() const;
    [[nodiscard]] QString totalText() const { return formatMoney(m_order.total); }
    [[nodiscard]] QString placedAtText() const;
    [[nodiscard]] QUrl qrSource() const;
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] CheckoutViewModel::Fulfilment fulfilment() const { return m_fulfilment; }

    void show(const PlacedOrder &order, CheckoutViewModel::Fulfilment fulfilment);
    void clear();
    void setLanguage(Language language);
    /// Reads how far the order on show has come.
    void reload();

signals:
    void changed();

private:
    Services m_services;
    Language m_language = Language::ZhCn;
    PlacedOrder m_order;
    CheckoutViewModel::Fulfilment m_fulfilment = CheckoutViewModel::TakeAway;
    State m_state = Stored;
};

} // namespace caravan

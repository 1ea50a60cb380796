// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/checkout/order_draft.h"
#include "viewmodels/cart_view_model.h"
#include "viewmodels/services.h"

namespace caravan {

/// From the cart to a durable order: fulfilment, contact, review, confirm. GUI thread; places on the worker.
/// The shopper's name, phone and address live here until reset() overwrites them.
class CheckoutViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(Fulfilment fulfilment READ fulfilment WRITE setFulfilment NOTIFY changed FINAL)
    Q_PROPERTY(QString takeAwayPriceText READ takeAwayPriceText NOTIFY changed FINAL)
    Q_PROPERTY(QString pickUpPriceText READ pickUpPriceText NOTIFY changed FINAL)
    Q_PROPERTY(QString shipPriceText READ shipPriceText NOTIFY changed FINAL)
    Q_PROPERTY(bool shipOffered READ shipOffered NOTIFY changed FINAL)
    Q_PROPERTY(bool contactNeeded READ contactNeeded NOTIFY changed FINAL)
    Q_PROPERTY(bool addressNeeded READ addressNeeded NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL)
    Q_PROPERTY(QString phone READ phone WRITE setPhone NOTIFY changed FINAL)
    Q_PROPERTY(QString province READ province WRITE setProvince NOTIFY changed FINAL)
    Q_PROPERTY(QString city READ city WRITE setCity NOTIFY changed FINAL)
    Q_PROPERTY(QString district READ district WRITE setDistrict NOTIFY changed FINAL)
    Q_PROPERTY(QString street READ street WRITE setStreet NOTIFY changed FINAL)
    Q_PROPERTY(QString noticeVersion READ noticeVersion CONSTANT FINAL)
    Q_PROPERTY(Fault fault READ fault NOTIFY changed FINAL)
    Q_PROPERTY(QString goodsText READ goodsText NOTIFY changed FINAL)
    Q_PROPERTY(QString shippingPriceText READ shippingPriceText NOTIFY changed FINAL)
    Q_PROPERTY(QString totalText READ totalText NOTIFY changed FINAL)
    Q_PROPERTY(PriceRule priceRule READ priceRule CONSTANT FINAL)
    Q_PROPERTY(bool submitting READ submitting NOTIFY changed FINAL)
    Q_PROPERTY(Refusal refusal READ refusal NOTIFY changed FINAL)

public:
    enum Fulfilment { TakeAway, PickUp, Ship };
    Q_ENUM(Fulfilment)
    enum Fault { None, EmptyCart, ContactMissing, NameMissing, PhoneInvalid, AddressMissing, NoticeMissing };
    Q_ENUM(Fault)
    enum Refusal { NoRefusal, DiskFull, ReadOnly, Busy, Damaged, Failed };
    Q_ENUM(Refusal)
    enum PriceRule { Honour, Ask, Accept }; ///< as PricePolicy
    Q_ENUM(PriceRule)

    CheckoutViewModel(Services services, const CartViewModel &cart, QObject *parent);

    [[nodiscard]] Fulfilment fulfilment() const { return m_fulfilment; }
    [[nodiscard]] QString takeAwayPriceText() const { return formatMoney({}); }
    [[nodiscard]] QString pickUpPriceText() const { return formatMoney(priceOf(PickUp)); }
    [[nodiscard]] QString shipPriceText() const { return formatMoney(priceOf(Ship)); }
    /// False until the store has said what sending home costs: no price may be promised before.
    [[nodiscard]] bool shipOffered() const;
    [[nodiscard]] bool contactNeeded() const { return m_fulfilment != TakeAway; }
    [[nodiscard]] bool addressNeeded() const { return m_fulfilment == Ship; }
    [[nodiscard]] const QString &name() const { return m_contact.name; }
    [[nodiscard]] const QString &phone() const { return m_contact.phone; }
    [[nodiscard]] const QString &province() const { return m_address.province; }
    [[nodiscard]] const QString &city() const { return m_address.city; }
    [[nodiscard]] const QString &district() const { return m_address.district; }
    [[nodiscard]] const QString &street() const { return m_address.street; }
    [[nodiscard]] QString noticeVersion() const;
    [[nodiscard]] Fault fault() const { return m_fault; }
    [[nodiscard]] QString goodsText() const;
    [[nodiscard]] QString shippingPriceText() const { return formatMoney(priceOf(m_fulfilment)); }
    [[nodiscard]] QString totalText() const { return formatMoney(draft().total()); }
    /// What is promised about the price, to be told before confirm().
    [[nodiscard]] PriceRule priceRule() const { return static_cast<PriceRule>(m_services.priceRule); }
    [[nodiscard]] bool submitting() const { return m_submitting; }
    [[nodiscard]] Refusal refusal() const { return m_refusal; }

    /// Ship is passed over where it is not offered.
    void setFulfilment(Fulfilment fulfilment);
    void setName(const QString &text) { setText(m_contact.name, text); }
    void setPhone(const QString &text) { setText(m_contact.phone, text); }
    void setProvince(const QString &text) { setText(m_address.province, text); }
    void setCity(const QString &text) { setText(m_address.city, text); }
    void setDistrict(const QString &text) { setText(m_address.district, text); }
    void setStreet(const QString &text) { setText(m_address.street, text); }

    /// Says whether the order can be placed as it stands and sets `fault`.
    Q_INVOKABLE bool check();
    /// Places the order. Calls while one is under way do nothing, and a repetition after a refusal carries the same
    /// OrderId: however often it is tapped, one order (I3).
    Q_INVOKABLE void confirm();
    /// Overwrites and forgets all of it. An order under way is still placed; its answer is not shown any more.
    Q_INVOKABLE void reset();

    void setLanguage(Language language) { m_language = language; }
    /// Reads what the ways of handing over cost, and the version of the catalog whose prices these are.
    void reload();

signals:
    void changed();
    void placed(const caravan::PlacedOrder &order, caravan::CheckoutViewModel::Fulfilment fulfilment);
    /// An order is in the journal, also one whose visit ended while it was under way.
    void stored();
    void refused();

private:
    [[nodiscard]] OrderDraft draft() const;
    [[nodiscard]] Money priceOf(Fulfilment fulfilment) const;
    void setText(QString &target, const QString &text);
    void take(const Result<PlacedOrder, JournalError> &order, quint64 visit);

    Services m_services;
    const CartViewModel &m_cart;
    Language m_language = Language::ZhCn;
    Fulfilment m_fulfilment = TakeAway;
    Contact m_contact;
    PostalAddress m_address;
    QList<ShippingOption> m_options;
    qint64 m_catalogVersion = 0;
    /// Of the order being confirmed; null before the first confirm(). A refusal does not end it, whatever is changed
    /// after it: a commit that failed may have reached the disk all the same, and another id would make it two (I3).
    OrderId m_orderId;
    quint64 m_visit = 0; ///< answers to an order of an earlier visit are not shown
    Fault m_fault = None;
    Refusal m_refusal = NoRefusal;
    bool m_submitting = false;
};

} // namespace caravan

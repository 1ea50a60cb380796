// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/cart/cart.h"
#include "viewmodels/row_list_model.h"

namespace caravan {

struct CartRow
{
    LineItem line;
    Language language = Language::ZhCn;
};

/// The lines of the cart as they are shown. GUI thread.
class CartListModel : public RowListModel<CartRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by CartViewModel")

public:
    explicit CartListModel(QObject *parent);
    void show(const QList<LineItem> &lines, Language language);
};

/// The cart of the visit. GUI thread; memory only.
class CartViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(caravan::CartListModel *lines READ lines CONSTANT FINAL)
    Q_PROPERTY(int pieces READ pieces NOTIFY changed FINAL)
    Q_PROPERTY(QString totalText READ totalText NOTIFY changed FINAL)
    Q_PROPERTY(bool empty READ empty NOTIFY changed FINAL)

public:
    explicit CartViewModel(QObject *parent);

    [[nodiscard]] CartListModel *lines() { return &m_lines; }
    [[nodiscard]] int pieces() const { return m_cart.pieces(); }
    [[nodiscard]] QString totalText() const { return formatMoney(m_cart.total()); }
    [[nodiscard]] bool empty() const { return m_cart.isEmpty(); }
    [[nodiscard]] const Cart &cart() const { return m_cart; }

    Q_INVOKABLE void setQuantity(int row, int quantity);
    Q_INVOKABLE void remove(int row) { setQuantity(row, 0); }
    Q_INVOKABLE void clear();
    void add(const LineItem &line);
    void setLanguage(Language language);

signals:
    void changed();

private:
    void show();

    Cart m_cart;
    Language m_language = Language::ZhCn;
    CartListModel m_lines;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/cart_view_model.h"

#include "viewmodels/texts.h"

namespace caravan {

namespace {
constexpr CartListModel::Role roles[]{
    {"title", [](const CartRow &row) { return QVariant(row.line.productTitle.in(row.language)); }},
    {"variantTitle", [](const CartRow &row) { return QVariant(row.line.variantTitle.in(row.language)); }},
    {"imageSource", [](const CartRow &row) { return QVariant(productImageUrl(row.line.image)); }},
    {"unitPriceText", [](const CartRow &row) { return QVariant(formatMoney(row.line.unitPrice)); }},
    {"quantity", [](const CartRow &row) { return QVariant(row.line.quantity); }},
    {"totalText", [](const CartRow &row) { return QVariant(formatMoney(row.line.total())); }},
    {"lot", [](const CartRow &row) { return QVariant(row.line.lot); }},
};
} // namespace

CartListModel::CartListModel(QObject *parent)
    : RowListModel(roles, parent)
{
}

void CartListModel::show(const QList<LineItem> &lines, Language language)
{
    QList<CartRow> shown;
    for (const LineItem &line : lines)
        shown.append({line, language});
    if (shown.size() == rows().size())
        updateRows(std::move(shown));
    else
        resetRows(std::move(shown));
}

CartViewModel::CartViewModel(QObject *parent)
    : QObject(parent)
    , m_lines(this)
{
}

void CartViewModel::setQuantity(int row, int quantity)
{
    m_cart.setQuantity(row, quantity);
    show();
}

void CartViewModel::clear()
{
    m_cart.clear();
    show();
}

void CartViewModel::add(const LineItem &line)
{
    m_cart.add(line);
    show();
}

void CartViewModel::setLanguage(Language language)
{
    m_language = language;
    show();
}

void CartViewModel::show()
{
    m_lines.show(m_cart.lines(), m_language);
    emit changed();
}

} // namespace caravan

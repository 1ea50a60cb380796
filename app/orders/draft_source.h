// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/checkout/order_draft.h"
#include "domain/ports/catalog_reader.h"

#include <QRandomGenerator>

#include <optional>

namespace caravan::orders {

/// Composes drafts as a shopper would: one piece of something on the shelves, in a cart, with a way of handing it over
/// and, where that needs one, a contact (an invented one). Where there is no catalog it sells a sample that no store
/// knows, so that the journal can be tried on an empty folder. One thread; `catalog` outlives it.
class DraftSource
{
public:
    /// What is wanted of each order.
    struct Wish
    {
        Language language = Language::ZhCn;
        std::optional<FulfilmentKind> fulfilment; ///< none: in turn what the shop offers
        VariantId variant;                        ///< null: drawn, the better stocked ones more often
    };

    /// Looks at the shelves. Errors: a sentence, where the catalog cannot be read or does not sell what is wanted.
    static Result<DraftSource, QString> open(CatalogReader &catalog, const Wish &wish);

    [[nodiscard]] bool hasCatalog() const { return m_hasCatalog; }
    /// The next draft, at the prices that the catalog has now.
    Result<OrderDraft, QString> next();

private:
    struct Choice
    {
        ProductId product;
        VariantId variant;
        qint64 weight = 1; ///< pieces in stock
    };

    DraftSource(CatalogReader &catalog, const Wish &wish)
        : m_catalog(catalog)
        , m_wish(wish)
    {
    }
    Result<Done, QString> look();
    void offer(const Product &product);
    [[nodiscard]] Choice &draw();
    Result<LineItem, QString> lineFromCatalog();
    [[nodiscard]] Money priceOf(FulfilmentKind kind) const;
    [[nodiscard]] FulfilmentKind nextFulfilment();

    CatalogReader &m_catalog;
    Wish m_wish;
    bool m_hasCatalog = false;
    QList<Choice> m_choices;
    QList<ShippingOption> m_options;
    qint64 m_catalogVersion = 0;
    int m_drawn = 0;
    QRandomGenerator m_random = QRandomGenerator::securelySeeded();
};

} // namespace caravan::orders

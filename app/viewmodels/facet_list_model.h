// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalog/product_search.h"
#include "viewmodels/row_list_model.h"

namespace caravan {

/// One choice that narrows a search.
struct FacetRow
{
    QString choiceId; ///< "stock", "season", "gift", "halal", "organic", "price:2", "kind:pcat_…", "origin:pcat_…"
    QString section;  ///< "quick", "price", "kind", "origin"
    QString text;
    int count = 0; ///< products that would be left
    bool selected = false;

    friend bool operator==(const FacetRow &, const FacetRow &) = default;
};

/// The choices of a search with their counts: first those that are chosen, then the quick ones, prices, kinds, places;
/// what would leave nothing is left out. GUI thread.
class FacetListModel : public RowListModel<FacetRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by SearchViewModel")

public:
    explicit FacetListModel(QObject *parent);
    void show(const SearchFacets &facets, const ProductFilter &filter, Language language);
    void clear() { resetRows({}); }
};

/// Puts a choice into the filter, or takes it out; `month` is the one that "season" means. Unknown ones change nothing.
void toggleChoice(ProductFilter &filter, const QString &choiceId, int month);
/// How many choices are made.
int choicesIn(const ProductFilter &filter);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewmodels/row_list_model.h"
#include "viewmodels/services.h"

namespace caravan {

/// Products as cards, in popularity order or as a search has it, read page by page as the view asks for more: memory
/// and time follow what was scrolled to, not the size of the catalog. GUI thread; reads on the worker.
class ProductListModel : public RowListModel<ProductSummary>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the view models")
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool failed READ failed NOTIFY loadingChanged FINAL)

public:
    /// `most` > 0 keeps the list to its first rows.
    ProductListModel(Services services, int most, QObject *parent);

    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] const ProductQuery &query() const { return m_query; }

    /// Shows another selection from its beginning.
    void setQuery(const ProductQuery &query);
    /// Reads the rows that are shown again, after a change of catalog or language; the view keeps its place where it
    /// can.
    void reload();
    void clear();

    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void loadingChanged();
    /// The first page of a new selection has come.
    void loaded();
    /// What a search says beside its hits, with every first page of one.
    void answered(const caravan::SearchAnswer &answer);

private:
    enum class Purpose { Replace, Refresh, Append };
    void read(ProductQuery query, Purpose purpose);
    void take(const Result<SearchAnswer, CatalogError> &answer, int asked, Purpose purpose);
    void setLoading(bool loading);

    Services m_services;
    ProductQuery m_query;
    int m_most;
    quint64 m_generation = 0; ///< answers to an older question are dropped
    bool m_loading = false;
    bool m_failed = false;
    bool m_atEnd = true;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/product_list_model.h"

#include "viewmodels/texts.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr int pageSize = 60;
constexpr int mostRefreshed = 600; ///< a list scrolled further than this starts anew when the catalog changes

constexpr ProductListModel::Role roles[]{
    {"productId", [](const ProductSummary &row) { return QVariant(row.id.toString()); }},
    {"title", [](const ProductSummary &row) { return QVariant(row.title); }},
    {"place", [](const ProductSummary &row) { return QVariant(row.place); }},
    {"imageSource", [](const ProductSummary &row) { return QVariant(productImageUrl(row.image)); }},
    {"priceText", [](const ProductSummary &row) { return QVariant(formatMoney(row.priceFrom)); }},
    {"severalPrices", [](const ProductSummary &row) { return QVariant(row.severalPrices); }},
    {"unitPriceText",
     [](const ProductSummary &row) {
         return QVariant(unitPriceText(row.priceFrom, row.netWeightGrams, row.netVolumeMl));
     }},
    {"inStock", [](const ProductSummary &row) { return QVariant(row.inStock); }},
    {"tags", [](const ProductSummary &row) { return QVariant(row.tags); }},
};

bool sameProducts(const QList<ProductSummary> &a, const QList<ProductSummary> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ProductSummary &x, const ProductSummary &y) { return x.id == y.id; });
}

} // namespace

ProductListModel::ProductListModel(Services services, int most, QObject *parent)
    : RowListModel(roles, parent)
    , m_services(services)
    , m_most(most)
{
}

void ProductListModel::setQuery(const ProductQuery &query)
{
    m_query = query;
    m_query.afterRow = -1;
    m_query.offset = 0;
    m_query.limit = m_most > 0 ? std::min(m_most, pageSize) : pageSize;
    read(m_query, Purpose::Replace);
}

void ProductListModel::reload()
{
    const auto shown = static_cast<int>(rows().size());
    if (shown > mostRefreshed) {
        read(m_query, Purpose::Replace);
        return;
    }
    ProductQuery query = m_query;
    query.limit = std::max(shown, m_query.limit);
    read(query, Purpose::Refresh);
}

void ProductListModel::clear()
{
    ++m_generation;
    m_query = {};
    m_atEnd = true;
    m_failed = false;
    resetRows({});
    setLoading(false);
}

bool ProductListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_atEnd && !m_loading && !rows().isEmpty();
}

void ProductListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent)) return;
    ProductQuery query = m_query;
    query.afterRow = rows().last().row;
    query.offset = count();
    if (m_most > 0) query.limit = std::min(query.limit, m_most - count());
    read(query, Purpose::Append);
}

void ProductListModel::read(ProductQuery query, Purpose purpose)
{
    const quint64 generation = ++m_generation;
    setLoading(true);
    m_services.database
        .run([catalog = &m_services.catalog, query, purpose]() -> Result<SearchAnswer, CatalogError> {
            if (query.searches() && purpose != Purpose::Append) return catalog->search(query);
            auto page = catalog->products(query);
            if (!page.ok()) return page.failure();
            SearchAnswer answer;
            answer.products = std::move(page).value();
            return answer;
        })
        .then(this, [this, generation, asked = query.limit, purpose](const Result<SearchAnswer, CatalogError> &answer) {
            if (generation == m_generation) take(answer, asked, purpose);
        });
}

void ProductListModel::take(const Result<SearchAnswer, CatalogError> &answer, int asked, Purpose purpose)
{
    m_failed = !answer.ok() && answer.error() != CatalogError::NotReady;
    if (answer.ok()) {
        const QList<ProductSummary> *page = &answer->products;
        const qsizetype kept = purpose == Purpose::Append ? rows().size() : 0;
        m_atEnd = page->size() < asked || (m_most > 0 && kept + page->size() >= m_most);
        if (purpose == Purpose::Append)
            appendRows(*page);
        else if (purpose == Purpose::Refresh && sameProducts(*page, rows()))
            updateRows(*page);
        else
            resetRows(*page);
    } else if (purpose != Purpose::Append) {
        m_atEnd = true;
        resetRows({});
    }
    if (purpose != Purpose::Append && m_query.searches()) emit answered(answer.valueOr({}));
    setLoading(false);
    if (purpose == Purpose::Replace) emit loaded();
}

void ProductListModel::setLoading(bool loading)
{
    m_loading = loading;
    emit loadingChanged();
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/search_view_model.h"

#include "viewmodels/texts.h"

namespace caravan {

namespace {
constexpr qsizetype longestQuery = 100;
}

SearchViewModel::SearchViewModel(Services services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_results(services, 0, this)
    , m_facets(this)
    , m_categories(this)
{
    connect(&m_results, &ProductListModel::answered, this, &SearchViewModel::take);
    connect(&m_results, &ProductListModel::loadingChanged, this, &SearchViewModel::busyChanged);
}

void SearchViewModel::setText(const QString &text)
{
    const QString kept = text.left(longestQuery);
    if (kept == m_text) return;
    m_text = kept;
    emit textChanged();
    ask();
}

void SearchViewModel::setOrder(Order order)
{
    if (order == m_order) return;
    m_order = order;
    ask();
}

void SearchViewModel::clear()
{
    m_filter = {};
    m_order = Relevance;
    wipe(m_text);
    m_text.clear();
    emit textChanged();
    ask();
}

void SearchViewModel::toggle(const QString &choiceId)
{
    toggleChoice(m_filter, choiceId, month());
    ask();
}

void SearchViewModel::clearChoices()
{
    m_filter = {};
    ask();
}

void SearchViewModel::explore(const QString &categoryId)
{
    m_filter = {};
    m_filter.kinds = {CategoryId::parse(categoryId)};
    m_text.clear();
    emit textChanged();
    ask();
}

void SearchViewModel::setLanguage(Language language)
{
    m_language = language;
    ask();
}

void SearchViewModel::reload()
{
    if (!idle()) m_results.reload();
}

int SearchViewModel::month() const
{
    return QDateTime::fromMSecsSinceEpoch(m_services.clock.utcNow().time_since_epoch().count()).date().month();
}

void SearchViewModel::ask()
{
    emit questionChanged();
    if (idle()) {
        m_results.clear();
        take({});
        return;
    }
    ProductQuery query;
    query.language = m_language;
    query.text = m_text;
    query.filter = m_filter;
    query.sort = static_cast<SortOrder>(m_order);
    query.month = month();
    m_results.setQuery(query);
}

void SearchViewModel::take(const SearchAnswer &answer)
{
    m_answer = answer;
    m_answer.products.clear();
    QList<CategoryRow> rows;
    for (const Category &category : answer.categories)
        rows.append({category.id, category.handle, category.name.in(m_language), {}, {}, false});
    m_categories.show(rows);
    if (idle())
        m_facets.clear();
    else
        m_facets.show(answer.facets, m_filter, m_language);
    emit answered();
}

} // namespace caravan

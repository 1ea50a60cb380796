// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/search_view_model.h"

namespace caravan {

namespace {
constexpr qsizetype longestQuery = 100;
}

SearchViewModel::SearchViewModel(Services services, QObject *parent)
    : QObject(parent)
    , m_results(services, 0, this)
{
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

void SearchViewModel::setLanguage(Language language)
{
    m_language = language;
    ask();
}

void SearchViewModel::reload()
{
    if (!blank()) m_results.reload();
}

void SearchViewModel::ask()
{
    if (blank()) {
        m_results.clear();
        return;
    }
    ProductQuery query;
    query.language = m_language;
    query.text = m_text;
    m_results.setQuery(query);
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/catalog_view_model.h"

#include "viewmodels/texts.h"

namespace caravan {

namespace {
constexpr int popularCount = 24;
}

CatalogViewModel::CatalogViewModel(Services services, const QString &kindRoot, const QString &originRoot,
                                   QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_kindRoot(kindRoot)
    , m_originRoot(originRoot)
    , m_kinds(this)
    , m_regions(this)
    , m_places(this)
    , m_popular(services, popularCount, this)
    , m_browse(services, 0, this)
{
}

const Category *CatalogViewModel::find(const CategoryId &id) const
{
    for (const Category &category : m_categories)
        if (category.id == id) return &category;
    return nullptr;
}

CategoryId CatalogViewModel::rootWithHandle(const QString &handle) const
{
    for (const Category &category : m_categories)
        if (category.parent.isNull() && category.handle == handle) return category.id;
    return {};
}

QString CatalogViewModel::categoryName() const
{
    const Category *category = find(m_category);
    return category ? category->name.in(m_language) : QString();
}

QString CatalogViewModel::originName() const
{
    const Category *origin = find(m_origin);
    return origin ? origin->name.in(m_language) : QString();
}

QString CatalogViewModel::originStory() const
{
    const Category *origin = find(m_origin);
    return origin ? origin->story.in(m_language) : QString();
}

void CatalogViewModel::showAll()
{
    m_category = {};
    m_origin = {};
    m_region = {};
    showCategories();
    showSelection();
}

void CatalogViewModel::showCategory(const QString &id)
{
    m_category = CategoryId::parse(id);
    showCategories();
    showSelection();
}

void CatalogViewModel::showOrigin(const QString &id)
{
    m_origin = CategoryId::parse(id);
    if (m_origin.isNull()) {
        m_region = {};
    } else if (const Category *origin = find(m_origin)) {
        const bool isRegion = origin->parent == rootWithHandle(m_originRoot);
        m_region = isRegion ? origin->id : origin->parent;
    }
    showCategories();
    showSelection();
}

void CatalogViewModel::setLanguage(Language language)
{
    m_language = language;
    reload();
}

void CatalogViewModel::reload()
{
    m_services.database.run([catalog = &m_services.catalog] { return catalog->categories(); })
        .then(this, [this](const Result<QList<Category>, CatalogError> &categories) {
            m_categories = categories.valueOr({});
            showCategories();
            emit selectionChanged();
        });
    ProductQuery popular;
    popular.language = m_language;
    if (m_popular.query().language == m_language && m_popular.count() > 0)
        m_popular.reload();
    else
        m_popular.setQuery(popular);
    showSelection();
}

QList<CategoryRow> CatalogViewModel::childrenOf(const CategoryId &parent, const CategoryId &selected,
                                                const QString &asset) const
{
    QList<CategoryRow> rows;
    for (const Category &category : m_categories) {
        if (category.parent != parent || parent.isNull()) continue;
        rows.append({category.id, category.handle, category.name.in(m_language), category.story.in(m_language),
                     assetUrl(asset + category.handle), category.id == selected});
    }
    return rows;
}

void CatalogViewModel::showCategories()
{
    const CategoryId originRoot = rootWithHandle(m_originRoot);
    CategoryId highlightedRegion = m_origin;
    if (!m_region.isNull()) highlightedRegion = m_region;
    m_kinds.show(childrenOf(rootWithHandle(m_kindRoot), m_category, QStringLiteral("category-")));
    const QList<CategoryRow> regions = childrenOf(originRoot, highlightedRegion, QStringLiteral("hall-"));
    m_regions.show(regions);
    QList<CategoryRow> places;
    for (const CategoryRow &region : regions)
        if (m_region.isNull() || region.id == m_region)
            places += childrenOf(region.id, m_origin, QStringLiteral("place-"));
    m_places.show(places);
}

void CatalogViewModel::showSelection()
{
    ProductQuery query;
    query.language = m_language;
    query.category = m_category;
    query.origin = m_origin;
    const ProductQuery &now = m_browse.query();
    if (m_browse.count() > 0 && now.language == query.language && now.category == query.category &&
        now.origin == query.origin)
        m_browse.reload();
    else
        m_browse.setQuery(query);
    emit selectionChanged();
}

} // namespace caravan

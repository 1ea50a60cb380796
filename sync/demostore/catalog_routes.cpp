// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/catalog_routes.h"

namespace caravan::demostore {

namespace {

/// Trims a list of shapes to the fields asked for and answers with it.
Answer listAnswer(const QString &name, const QJsonArray &shapes, int count, const ListQuery &query)
{
    QJsonArray rows;
    for (const QJsonValue &shape : shapes)
        rows.append(query.fields.trim(shape.toObject()));
    return Answer::json(listShape(name, rows, count, query));
}

} // namespace

CatalogRoutes::CatalogRoutes(StoreDatabase &database, CatalogShelf &shelf, const QString &baseUrl)
    : m_database(database)
    , m_shelf(shelf)
    , m_baseUrl(baseUrl)
{
}

void CatalogRoutes::addTo(Router &router)
{
    router.add(Method::Get, QStringLiteral("/health"), Access::Public,
               [](const Request &, const QStringList &) -> Reply {
                   return Answer{QByteArrayLiteral("OK"), QByteArrayLiteral("text/plain"), {}};
               });
    router.add(Method::Get, QStringLiteral("/store/regions"), Access::Publishable,
               [this](const Request &request, const QStringList &) { return regions(request); });
    router.add(Method::Get, QStringLiteral("/store/product-categories"), Access::Publishable,
               [this](const Request &request, const QStringList &) { return categories(request); });
    router.add(Method::Get, QStringLiteral("/store/products"), Access::Publishable,
               [this](const Request &request, const QStringList &) { return products(request); });
    router.add(
        Method::Get, QStringLiteral("/store/products/:id"), Access::Publishable,
        [this](const Request &request, const QStringList &captured) { return product(request, captured.first()); });
    router.add(Method::Get, QStringLiteral("/store/product-variants"), Access::Publishable,
               [this](const Request &request, const QStringList &) { return variants(request); });
}

Result<ListQuery, Refusal> CatalogRoutes::query(const Request &request) const
{
    auto query = ListQuery::parse(request);
    if (query && !query->regionId.isEmpty() && query->regionId != m_database.identity().regionId)
        return Failure{Refusal::invalidData(
            QStringLiteral("Region with id %1 not found when populating the pricing context").arg(query->regionId))};
    return query;
}

Result<ShapeContext, Refusal> CatalogRoutes::context(const ListQuery &query)
{
    const auto categories = m_shelf.categoriesById();
    if (!categories) return categories.failure();
    return ShapeContext{m_baseUrl, !query.regionId.isEmpty(), *categories};
}

Reply CatalogRoutes::regions(const Request &request)
{
    const auto query = this->query(request);
    if (!query) return query.failure();
    const QJsonObject region{{QStringLiteral("id"), m_database.identity().regionId},
                             {QStringLiteral("name"), QStringLiteral("China")},
                             {QStringLiteral("currency_code"), QStringLiteral("cny")}};
    return listAnswer(QStringLiteral("regions"), query->offset > 0 ? QJsonArray() : QJsonArray{region}, 1, *query);
}

Reply CatalogRoutes::categories(const Request &request)
{
    const auto query = this->query(request);
    if (!query) return query.failure();
    const auto page = m_shelf.categories(*query);
    if (!page) return page.failure();
    QJsonArray rows;
    for (const CategoryRow &row : page->rows)
        rows.append(shape(row));
    return listAnswer(QStringLiteral("product_categories"), rows, page->count, *query);
}

Reply CatalogRoutes::products(const Request &request)
{
    const auto query = this->query(request);
    if (!query) return query.failure();
    const auto shapeContext = context(*query);
    if (!shapeContext) return shapeContext.failure();
    const auto page = m_shelf.products(*query);
    if (!page) return page.failure();
    QJsonArray rows;
    for (const ProductRow &row : page->rows)
        rows.append(shape(row, *shapeContext));
    return listAnswer(QStringLiteral("products"), rows, page->count, *query);
}

Reply CatalogRoutes::product(const Request &request, const QString &id)
{
    const auto query = this->query(request);
    if (!query) return query.failure();
    const auto shapeContext = context(*query);
    if (!shapeContext) return shapeContext.failure();
    const auto row = m_shelf.product(id, *query);
    if (!row) return row.failure();
    return Answer::json({{QStringLiteral("product"), query->fields.trim(shape(*row, *shapeContext))}});
}

Reply CatalogRoutes::variants(const Request &request)
{
    const auto query = this->query(request);
    if (!query) return query.failure();
    const auto page = m_shelf.variants(*query);
    if (!page) return page.failure();
    QJsonArray rows;
    for (const VariantRow &row : page->rows)
        rows.append(shape(row, !query->regionId.isEmpty()));
    return listAnswer(QStringLiteral("variants"), rows, page->count, *query);
}

} // namespace caravan::demostore

// SPDX-License-Identifier: Apache-2.0
#include "storage/catalog_reader_sqlite.h"

#include "storage/catalog_encoding.h"
#include "storage/catalog_meta.h"
#include "storage/migrations/catalog_schema.h"
#include "storage/query.h"
#include "storage/search/product_search.h"

#include <QCollator>
#include <QFile>
#include <QLocale>

#include <algorithm>
#include <array>
#include <sys/stat.h>

namespace caravan {

namespace {

constexpr int maximumPage = 500;
constexpr int maximumDepth = 32;

#define CARAVAN_SUMMARY_COLUMNS                                                                                        \
    "SELECT p.row, p.id, p.title_zh, p.title_ug, p.title_kk, p.title_ru, p.title_en, p.categories, p.image_id, "       \
    "p.price_from_fen, p.several_prices, p.net_weight_g, p.net_volume_ml, p.in_stock, p.tags, p.number FROM "
#define CARAVAN_SOLD "p.price_from_fen IS NOT NULL "
#define CARAVAN_IN_CATEGORY "AND EXISTS(SELECT 1 FROM product_category c WHERE c.category = ? AND c.row = p.row) "

/// One statement for each number of category filters. CROSS JOIN fixes the order: the range that drives the page is the
/// first table, and it comes out sorted by row without a sort.
constexpr std::array<const char *, 3> pageStatements{
    CARAVAN_SUMMARY_COLUMNS "product p WHERE p.row > ? AND " CARAVAN_SOLD "ORDER BY p.row LIMIT ?",
    CARAVAN_SUMMARY_COLUMNS "product_category m CROSS JOIN product p ON p.row = m.row "
                            "WHERE m.category = ? AND m.row > ? AND " CARAVAN_SOLD "ORDER BY m.row LIMIT ?",
    CARAVAN_SUMMARY_COLUMNS "product_category m CROSS JOIN product p ON p.row = m.row "
                            "WHERE m.category = ? AND m.row > ? " CARAVAN_IN_CATEGORY "AND " CARAVAN_SOLD
                            "ORDER BY m.row LIMIT ?",
};
/// The products of a search, in any order. The list of numbers comes as JSON.
constexpr auto hitStatement = CARAVAN_SUMMARY_COLUMNS "json_each(?) j CROSS JOIN product p ON p.number = j.value";

#undef CARAVAN_SUMMARY_COLUMNS
#undef CARAVAN_SOLD
#undef CARAVAN_IN_CATEGORY

} // namespace

CatalogReaderSqlite::CatalogReaderSqlite(QString path, QString originRoot)
    : m_path(std::move(path))
    , m_originRoot(std::move(originRoot))
{
}

CatalogReaderSqlite::~CatalogReaderSqlite() = default;

Result<Done, CatalogError> CatalogReaderSqlite::ensureOpen()
{
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(m_path).constData(), &status) != 0) {
        m_search.reset();
        m_connection.reset();
        return Failure{CatalogError::NotReady};
    }
    const FileIdentity identity{status.st_dev, status.st_ino};
    if (m_connection && identity == m_identity) return Done{};
    m_categoriesVersion = -1;
    m_search.reset();
    m_connection.reset();
    ConnectionOptions options;
    options.writable = false;
    auto connection = Connection::open(m_path, options);
    if (!connection.ok()) return Failure{toCatalogError(connection.error())};
    if (const auto schema = checkSchema(**connection, catalogSchema()); !schema.ok()) {
        // A file that the agent is just making has no schema yet.
        const auto fresh =
            (*connection)->attempt([&]() -> Result<bool, StorageError> { return (*connection)->schemaVersion() == 0; });
        if (schema.error() == StorageError::Damaged && fresh.valueOr(false)) return Failure{CatalogError::NotReady};
        return Failure{toCatalogError(schema.error())};
    }
    m_connection = std::move(connection).value();
    m_identity = identity;
    return Done{};
}

template <class T, class Body> Result<T, CatalogError> CatalogReaderSqlite::read(Body &&body)
{
    if (const auto opened = ensureOpen(); !opened.ok()) return opened.failure();
    auto result = m_connection->reading([&]() -> Result<T, CatalogError> {
        if (catalogMeta::value(*m_connection, catalogMeta::published) == 0) return Failure{CatalogError::NotReady};
        loadCategories();
        return body();
    });
    // Opened again at the next call: by then the agent may have put a whole file there.
    if (!result.ok() && result.error() == CatalogError::Damaged) {
        m_search.reset();
        m_connection.reset();
    }
    return result;
}

void CatalogReaderSqlite::loadCategories()
{
    const qint64 version = catalogMeta::value(*m_connection, catalogMeta::categoriesVersion);
    if (version == m_categoriesVersion) return;
    m_nodes.clear();
    m_numbers.clear();
    {
        Query select(*m_connection, "SELECT number, id, parent, handle, name, story, rank FROM category WHERE listed");
        while (select.step()) {
            Node node;
            node.category = {CategoryId::parse(select.text(1)), CategoryId::parse(select.text(2)), select.text(3),
                             encoding::toTexts(select.text(4)), encoding::toTexts(select.text(5)), select.number(6)};
            m_numbers.insert(node.category.id, select.number(0));
            m_nodes.insert(select.number(0), node);
        }
    }
    {
        Query counts(*m_connection, "SELECT category, count(*) FROM product_category GROUP BY category");
        while (counts.step())
            if (const auto node = m_nodes.find(counts.number(0)); node != m_nodes.end())
                node->products = counts.number(1);
    }
    orderCategories();
    m_categoriesVersion = version;
}

void CatalogReaderSqlite::orderCategories()
{
    QHash<int, QList<int>> children; // 0: the roots
    for (auto node = m_nodes.cbegin(); node != m_nodes.cend(); ++node)
        children[m_numbers.value(node->category.parent, 0)].append(node.key());
    for (QList<int> &siblings : children)
        std::sort(siblings.begin(), siblings.end(), [this](int a, int b) {
            const Category &left = m_nodes[a].category;
            const Category &right = m_nodes[b].category;
            return std::tie(left.rank, left.handle, a) < std::tie(right.rank, right.handle, b);
        });
    // Level by level. A circle hangs on no root and is never reached.
    m_order = children.value(0);
    for (qsizetype at = 0; at < m_order.size(); ++at) {
        const int number = m_order.at(at);
        const Node parent = m_nodes.value(number);
        if (parent.depth >= maximumDepth) continue;
        const bool below = parent.place || (parent.depth == 0 && parent.category.handle == m_originRoot);
        const QList<int> siblings = children.value(number);
        for (const int child : siblings) {
            m_nodes[child].depth = parent.depth + 1;
            m_nodes[child].place = below;
            m_order.append(child);
        }
    }
}

Result<QList<Category>, CatalogError> CatalogReaderSqlite::categories()
{
    return read<QList<Category>>([&]() -> Result<QList<Category>, CatalogError> {
        QList<Category> list;
        for (const int number : std::as_const(m_order))
            list.append(m_nodes.value(number).category);
        return list;
    });
}

Result<QList<ProductSummary>, CatalogError> CatalogReaderSqlite::products(const ProductQuery &query)
{
    return read<QList<ProductSummary>>([&]() -> Result<QList<ProductSummary>, CatalogError> {
        QList<ProductSummary> page;
        QList<int> filters;
        for (const CategoryId &id : {query.category, query.origin}) {
            if (id.isNull()) continue;
            if (!m_numbers.contains(id)) return page; // a category that has gone holds nothing
            filters.append(m_numbers.value(id));
        }
        // The smaller one drives the page: the other is only looked up.
        std::sort(filters.begin(), filters.end(),
                  [this](int a, int b) { return m_nodes[a].products < m_nodes[b].products; });
        if (query.searches()) return answer(query, false).products;

        Query select(*m_connection, pageStatements.at(static_cast<size_t>(filters.size())));
        if (!filters.isEmpty()) select.bind(filters.takeFirst());
        select.bind(query.afterRow);
        if (!filters.isEmpty()) select.bind(filters.takeFirst());
        select.bind(std::clamp(query.limit, 0, maximumPage));
        while (select.step())
            page.append(summaryOf(select, query.language));
        return page;
    });
}

Result<SearchAnswer, CatalogError> CatalogReaderSqlite::search(const ProductQuery &query)
{
    return read<SearchAnswer>([&]() -> Result<SearchAnswer, CatalogError> { return answer(query, true); });
}

void CatalogReaderSqlite::refreshSearch()
{
    if (!m_search) m_search = std::make_unique<ProductSearch>(*m_connection);
    QList<ProductSearch::Node> nodes;
    for (const int number : std::as_const(m_order)) {
        const Node &node = m_nodes[number];
        nodes.append({number, node.category, node.place, node.depth == 0});
    }
    m_search->refresh(catalogMeta::value(*m_connection, catalogMeta::version), m_categoriesVersion, nodes);
}

SearchAnswer CatalogReaderSqlite::answer(const ProductQuery &query, bool withFacets)
{
    refreshSearch();
    ProductQuery bounded = query;
    bounded.limit = std::clamp(query.limit, 0, maximumPage);
    const auto byName = [this](QList<quint32> &numbers, Language language) { sortByName(numbers, language); };
    ProductSearch::Hits hits = m_search->find(bounded, withFacets, byName);
    SearchAnswer answer;
    answer.products = summaries(hits.numbers, query.language);
    answer.reasons = hits.reasons;
    answer.total = hits.total;
    answer.facets = hits.facets;
    answer.corrected = hits.corrected;
    answer.ignored = hits.ignored;
    answer.suggestions = hits.suggestions;
    answer.categories = hits.categories;
    return answer;
}

namespace {

QString jsonList(const QList<quint32> &numbers)
{
    QString list = u"["_qs;
    for (const quint32 number : numbers) {
        if (list.size() > 1) list += u',';
        list += QString::number(number);
    }
    return list + u']';
}

} // namespace

QList<ProductSummary> CatalogReaderSqlite::summaries(const QList<quint32> &numbers, Language language)
{
    QHash<quint32, ProductSummary> read;
    Query select(*m_connection, hitStatement);
    select.bind(jsonList(numbers));
    while (select.step())
        read.insert(static_cast<quint32>(select.integer(15)), summaryOf(select, language));
    QList<ProductSummary> page;
    for (const quint32 number : numbers)
        page.append(read.value(number));
    return page;
}

void CatalogReaderSqlite::sortByName(QList<quint32> &numbers, Language language)
{
    QHash<quint32, QString> names;
    {
        Query select(*m_connection, "SELECT p.number, p.title_zh, p.title_ug, p.title_kk, p.title_ru, p.title_en "
                                    "FROM json_each(?) j CROSS JOIN product p ON p.number = j.value");
        select.bind(jsonList(numbers));
        while (select.step()) {
            const QString own = select.text(1 + static_cast<int>(language));
            names.insert(static_cast<quint32>(select.integer(0)), own.isEmpty() ? select.text(1) : own);
        }
    }
    QCollator collator(QLocale(languageTag(language)));
    std::stable_sort(numbers.begin(), numbers.end(),
                     [&](quint32 a, quint32 b) { return collator.compare(names.value(a), names.value(b)) < 0; });
}

ProductSummary CatalogReaderSqlite::summaryOf(const Query &row, Language language) const
{
    ProductSummary summary;
    summary.row = row.integer(0);
    summary.id = ProductId::parse(row.text(1));
    summary.title = row.text(2 + static_cast<int>(language));
    if (summary.title.isEmpty()) summary.title = row.text(2);
    if (const Category *place = placeOf(row.text(7))) summary.place = place->name.in(language);
    summary.image = ImageId::parse(row.text(8));
    summary.priceFrom = Money::fromFen(row.integer(9));
    summary.severalPrices = row.number(10) != 0;
    summary.netWeightGrams = row.number(11);
    summary.netVolumeMl = row.number(12);
    summary.inStock = row.number(13) != 0;
    summary.tags = encoding::toTags(row.text(14));
    return summary;
}

const Category *CatalogReaderSqlite::placeOf(const QString &categoryNumbers) const
{
    const Node *deepest = nullptr;
    const QList<int> numbers = encoding::toNumbers(categoryNumbers);
    for (const int number : numbers) {
        const auto node = m_nodes.constFind(number);
        if (node != m_nodes.constEnd() && node->place && (!deepest || node->depth > deepest->depth)) deepest = &*node;
    }
    return deepest ? &deepest->category : nullptr;
}

UtcTime CatalogReaderSqlite::sweptAt()
{
    return utcFromMillis(catalogMeta::value(*m_connection, catalogMeta::sweptMs));
}

ProductVariant CatalogReaderSqlite::variantOf(const Query &row, UtcTime swept) const
{
    ProductVariant variant;
    variant.id = VariantId::parse(row.text(0));
    variant.sku = Sku::parse(row.text(1));
    variant.gtin = Gtin::parse(row.text(2));
    variant.title = encoding::toTexts(row.text(3));
    variant.netWeightGrams = row.number(4);
    variant.netVolumeMl = row.number(5);
    variant.price = Money::fromFen(row.integer(6));
    // A row says when it last changed, the sweep when it was last found unchanged.
    variant.priceAsOf = std::max(utcFromMillis(row.integer(7)), swept);
    variant.stock = {row.number(8), row.number(9) != 0, std::max(utcFromMillis(row.integer(10)), swept)};
    return variant;
}

Result<Product, CatalogError> CatalogReaderSqlite::product(const ProductId &id)
{
    return read<Product>([&]() -> Result<Product, CatalogError> {
        Query select(
            *m_connection,
            "SELECT p.number, p.title_zh, p.title_ug, p.title_kk, p.title_ru, p.title_en, p.tags, p.categories, "
            "p.image_id, d.handle, d.story, d.storage, d.season, d.lots "
            "FROM product p JOIN product_detail d USING(number) "
            "WHERE p.id = ? AND p.price_from_fen IS NOT NULL");
        if (!select.bind(id.toString()).step()) return Failure{CatalogError::NotFound};
        Product product;
        product.id = id;
        int column = 1;
        for (const Language language : allLanguages)
            product.title.set(language, select.text(column++));
        product.tags = encoding::toTags(select.text(column++));
        const QString categories = select.text(column++);
        if (const Category *place = placeOf(categories)) product.place = *place;
        const QList<int> numbers = encoding::toNumbers(categories);
        for (const int number : numbers)
            if (m_nodes.contains(number)) product.categories.append(m_nodes.value(number).category);
        product.image = ImageId::parse(select.text(column++));
        product.handle = select.text(column++);
        product.story = encoding::toTexts(select.text(column++));
        product.storage = encoding::toTexts(select.text(column++));
        product.season = encoding::toNumbers(select.text(column++));
        product.lots = encoding::toLots(select.text(column++));

        Query descriptions(*m_connection, "SELECT language, text FROM product_description WHERE product = ?");
        descriptions.bind(select.number(0));
        while (descriptions.step())
            if (const int language = descriptions.number(0); language >= 0 && language < int(allLanguages.size()))
                product.description.set(static_cast<Language>(language), descriptions.text(1));

        const UtcTime swept = sweptAt();
        Query variants(*m_connection, "SELECT id, sku, gtin, title, net_weight_g, net_volume_ml, price_fen, price_ms, "
                                      "stock, backorder, stock_ms FROM variant "
                                      "WHERE product = ? AND price_fen IS NOT NULL ORDER BY position");
        variants.bind(select.number(0));
        while (variants.step())
            product.variants.append(variantOf(variants, swept));
        return product;
    });
}

Result<ProductVariant, CatalogError> CatalogReaderSqlite::variant(const VariantId &id)
{
    return read<ProductVariant>([&]() -> Result<ProductVariant, CatalogError> {
        const UtcTime swept = sweptAt();
        Query select(*m_connection, "SELECT id, sku, gtin, title, net_weight_g, net_volume_ml, price_fen, price_ms, "
                                    "stock, backorder, stock_ms FROM variant WHERE id = ? AND price_fen IS NOT NULL");
        if (!select.bind(id.toString()).step()) return Failure{CatalogError::NotFound};
        return variantOf(select, swept);
    });
}

Result<std::pair<ProductId, VariantId>, CatalogError> CatalogReaderSqlite::findByGtin(const Gtin &gtin)
{
    using Found = std::pair<ProductId, VariantId>;
    return read<Found>([&]() -> Result<Found, CatalogError> {
        // Two variants with one number: the more popular product's, then the store's order.
        Query select(*m_connection, "SELECT p.id, v.id FROM variant v JOIN product p ON p.number = v.product "
                                    "WHERE v.gtin = ? AND v.gtin <> '' AND v.price_fen IS NOT NULL "
                                    "ORDER BY p.row, v.position LIMIT 1");
        if (!select.bind(gtin.toString()).step()) return Failure{CatalogError::NotFound};
        return Found{ProductId::parse(select.text(0)), VariantId::parse(select.text(1))};
    });
}

Result<QList<ShippingOption>, CatalogError> CatalogReaderSqlite::shippingOptions()
{
    return read<QList<ShippingOption>>([&]() -> Result<QList<ShippingOption>, CatalogError> {
        QList<ShippingOption> options;
        Query select(*m_connection, "SELECT id, code, price_fen FROM shipping_option ORDER BY position");
        while (select.step())
            options.append(
                {ShippingOptionId::parse(select.text(0)), select.text(1), Money::fromFen(select.integer(2))});
        return options;
    });
}

Result<CatalogFreshness, CatalogError> CatalogReaderSqlite::freshness()
{
    if (const auto opened = ensureOpen(); !opened.ok()) return opened.failure();
    return m_connection->reading(
        [&]() -> Result<CatalogFreshness, CatalogError> { return catalogMeta::freshness(*m_connection); });
}

Result<int, CatalogError> CatalogReaderSqlite::picturesMissing()
{
    if (const auto opened = ensureOpen(); !opened.ok()) return opened.failure();
    return m_connection->reading([&]() -> Result<int, CatalogError> {
        Query count(*m_connection, "SELECT COUNT(*) FROM image WHERE checked_ms = 0 "
                                   "AND EXISTS(SELECT 1 FROM product WHERE image_url = url)");
        return count.step() ? count.number(0) : 0;
    });
}

Result<QString, CatalogError> CatalogReaderSqlite::cursor(const QString &key)
{
    if (const auto opened = ensureOpen(); !opened.ok()) return opened.failure();
    return m_connection->reading([&]() -> Result<QString, CatalogError> {
        Query select(*m_connection, "SELECT value FROM cursor WHERE key = ?");
        return select.bind(key).step() ? select.text(0) : QString();
    });
}

} // namespace caravan

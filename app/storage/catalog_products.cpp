// SPDX-License-Identifier: Apache-2.0
#include "storage/catalog_products.h"

#include "storage/catalog_encoding.h"
#include "storage/catalog_meta.h"
#include "storage/query.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <iterator>

namespace caravan {

namespace {

constexpr int maximumDepth = 32; // of the category tree: a circle in it ends here

qint64 rowOf(int popularity, int number) { return (qint64{1000 - std::clamp(popularity, 0, 1000)} << 32) + number; }

struct FactSources
{
    qint64 row;
    QStringList tags;
    std::optional<qint64> priceFen;
    bool inStock;
    QList<int> categories;
    QList<int> season;
    QList<Lot> lots;
};

ProductFacts factsOf(const FactSources &sources)
{
    ProductFacts facts;
    facts.priceFen = static_cast<quint32>(std::clamp<qint64>(sources.priceFen.value_or(0), 0, UINT32_MAX));
    facts.popularity = static_cast<quint16>(1000 - (sources.row >> 32));
    for (size_t i = 0; i < facts.categories.size() && i < static_cast<size_t>(sources.categories.size()); ++i)
        if (const int number = sources.categories.at(static_cast<qsizetype>(i)); number <= UINT16_MAX)
            facts.categories[i] = static_cast<quint16>(number);
    for (const int month : sources.season)
        if (month >= 1 && month <= 12) facts.months = static_cast<quint16>(facts.months | 1 << (month - 1));
    for (const Lot &lot : sources.lots)
        if (lot.harvested.isValid())
            facts.harvested = static_cast<quint16>(
                std::clamp<qint64>(QDate(2000, 1, 1).daysTo(lot.harvested), facts.harvested, UINT16_MAX));
    const auto set = [&facts](ProductFacts::Flag flag, bool on) {
        if (on) facts.flags = static_cast<quint8>(facts.flags | flag);
    };
    set(ProductFacts::Sold, sources.priceFen.has_value());
    set(ProductFacts::InStock, sources.inStock);
    set(ProductFacts::Gift, sources.tags.contains(u"gift"));
    set(ProductFacts::Halal, sources.tags.contains(u"halal"));
    set(ProductFacts::Organic, sources.tags.contains(u"organic"));
    return facts;
}

/// SHA-256 over all that store() writes but price and stock, which are compared one by one: they change alone too.
QByteArray fingerprintOf(const CatalogProductRow &product)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << product.id.toString() << product.handle << product.title << product.description
           << encoding::fromTexts(product.story) << encoding::fromTexts(product.storage) << product.imageUrl
           << product.tags << product.season << encoding::fromLots(product.lots) << product.popularity;
    for (const CategoryId &category : product.categories)
        stream << category.toString();
    for (const CatalogVariantRow &variant : product.variants)
        stream << variant.id.toString() << variant.sku.toString()
               << (variant.gtin ? variant.gtin->toString() : QString()) << encoding::fromTexts(variant.title)
               << variant.netWeightGrams << variant.netVolumeMl;
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

std::optional<CatalogProducts::Stored> CatalogProducts::find(const ProductId &id)
{
    Query select(m_connection,
                 "SELECT p.row, p.number, p.categories, d.fingerprint, p.title_zh, p.title_ug, p.title_kk, "
                 "p.title_ru, p.title_en FROM product p JOIN product_detail d USING(number) "
                 "WHERE p.id = ?");
    if (!select.bind(id.toString()).step()) return std::nullopt;
    Stored stored;
    stored.row = select.integer(0);
    stored.number = select.number(1);
    stored.categories = select.text(2);
    stored.fingerprint = select.blob(3);
    int column = 4;
    for (const Language language : allLanguages)
        stored.title.set(language, select.text(column++));
    return stored;
}

int CatalogProducts::nextNumber()
{
    Query next(m_connection, "INSERT INTO meta(key, value) VALUES('last_number', 1) "
                             "ON CONFLICT(key) DO UPDATE SET value = value + 1 RETURNING value");
    next.step();
    const int number = next.number(0);
    while (next.step())
        continue; // the statement must end before the transaction does
    return number;
}

bool CatalogProducts::store(const CatalogProductRow &product, UtcTime asOf)
{
    const QByteArray fingerprint = fingerprintOf(product);
    auto stored = find(product.id);
    if (stored && stored->fingerprint == fingerprint) {
        bool changed = false;
        for (const CatalogVariantRow &variant : product.variants)
            changed |= setPriceAndStock({variant.id, variant.price, variant.stock, variant.backorder}, asOf) != 0;
        if (changed) refreshSummary(stored->number);
        return changed;
    }
    if (stored) {
        willChange(stored->number);
        erase(*stored);
    } else {
        stored = Stored{0, nextNumber(), {}, {}, {}};
        if (m_indexing) m_before.insert(stored->number, {});
    }
    stored->row = rowOf(product.popularity, stored->number);
    stored->fingerprint = fingerprint;
    stored->title.set(Language::ZhCn, product.title);
    QList<int> numbers;
    for (const CategoryId &category : product.categories)
        if (!category.isNull()) numbers.append(categoryNumber(category));
    stored->categories = encoding::fromNumbers(numbers);
    insertProduct(product, *stored);
    setDescription(stored->number, Language::ZhCn, product.description);
    insertVariants(product, stored->number, asOf);
    join(stored->row, stored->categories);
    rememberImage(product.imageUrl, stored->row);
    refreshSummary(stored->number);
    return true;
}

void CatalogProducts::insertProduct(const CatalogProductRow &product, const Stored &stored)
{
    Query(m_connection, "INSERT INTO product(row, number, id, title_zh, title_ug, title_kk, title_ru, title_en, tags, "
                        "categories, image_url, image_id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                        "coalesce((SELECT image_id FROM image WHERE url = ?11), ''))")
        .bind(stored.row, stored.number, product.id.toString(), stored.title.exactly(Language::ZhCn),
              stored.title.exactly(Language::UgCn), stored.title.exactly(Language::Kk),
              stored.title.exactly(Language::Ru), stored.title.exactly(Language::En), encoding::fromTags(product.tags),
              stored.categories, product.imageUrl)
        .run();
    Query(m_connection, "INSERT INTO product_detail(number, handle, story, storage, season, lots, "
                        "fingerprint) VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind(stored.number, product.handle, encoding::fromTexts(product.story), encoding::fromTexts(product.storage),
              encoding::fromNumbers(product.season), encoding::fromLots(product.lots), stored.fingerprint)
        .run();
}

void CatalogProducts::insertVariants(const CatalogProductRow &product, int number, UtcTime asOf)
{
    // OR REPLACE: a variant that moved to another product goes with its id.
    Query insert(m_connection, "INSERT OR REPLACE INTO variant(product, position, id, sku, gtin, title, net_weight_g, "
                               "net_volume_ml, price_fen, price_ms, stock, backorder, stock_ms) "
                               "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (const CatalogVariantRow &variant : product.variants) {
        if (variant.id.isNull()) continue;
        insert.bind(number, position++, variant.id.toString(), variant.sku.toString(),
                    variant.gtin ? variant.gtin->toString() : QString(), encoding::fromTexts(variant.title),
                    variant.netWeightGrams, variant.netVolumeMl);
        if (variant.price)
            insert.bind(variant.price->fen());
        else
            insert.bind(nullptr);
        insert.bind(toMillis(asOf), variant.stock, variant.backorder, toMillis(asOf)).run();
    }
}

void CatalogProducts::rememberImage(const QString &url, qint64 row)
{
    if (url.isEmpty()) return;
    Query(m_connection, "INSERT INTO image(url, row) VALUES(?, ?) "
                        "ON CONFLICT(url) DO UPDATE SET row = excluded.row WHERE excluded.row < row")
        .bind(url, row)
        .run();
}

void CatalogProducts::erase(const Stored &stored)
{
    leave(stored.row, stored.categories);
    Query(m_connection, "DELETE FROM variant WHERE product = ?").bind(stored.number).run();
    Query(m_connection, "DELETE FROM product_detail WHERE number = ?").bind(stored.number).run();
    Query(m_connection, "DELETE FROM product WHERE row = ?").bind(stored.row).run();
}

bool CatalogProducts::remove(const ProductId &id)
{
    const auto stored = find(id);
    if (!stored) return false;
    willChange(stored->number);
    erase(*stored);
    Query(m_connection, "DELETE FROM product_description WHERE product = ?").bind(stored->number).run();
    return true;
}

void CatalogProducts::setDescription(int number, Language language, const QString &text)
{
    if (text.isEmpty())
        Query(m_connection, "DELETE FROM product_description WHERE product = ? AND language = ?")
            .bind(number, static_cast<int>(language))
            .run();
    else
        Query(m_connection, "INSERT OR REPLACE INTO product_description(product, language, text) VALUES(?, ?, ?)")
            .bind(number, static_cast<int>(language), text)
            .run();
}

LocalizedText CatalogProducts::descriptionOf(int number)
{
    LocalizedText description;
    Query select(m_connection, "SELECT language, text FROM product_description WHERE product = ?");
    select.bind(number);
    while (select.step())
        if (const int language = select.number(0); language >= 0 && language < static_cast<int>(allLanguages.size()))
            description.set(static_cast<Language>(language), select.text(1));
    return description;
}

bool CatalogProducts::setTexts(Language language, const CatalogTextRow &texts)
{
    auto stored = find(texts.product);
    if (language == Language::ZhCn || !stored) return false;
    // The store answers with the base text where it has no translation: that is kept as none.
    const LocalizedText known = descriptionOf(stored->number);
    const QString title = texts.title == stored->title.exactly(Language::ZhCn) ? QString() : texts.title;
    const QString description = texts.description == known.exactly(Language::ZhCn) ? QString() : texts.description;
    const bool sameTitle = title == stored->title.exactly(language);
    if (sameTitle && description == known.exactly(language)) return false;
    willChange(stored->number);
    setDescription(stored->number, language, description);
    if (sameTitle) return true;
    stored->title.set(language, title);
    Query(m_connection, "UPDATE product SET title_ug = ?, title_kk = ?, title_ru = ?, title_en = ? WHERE row = ?")
        .bind(stored->title.exactly(Language::UgCn), stored->title.exactly(Language::Kk),
              stored->title.exactly(Language::Ru), stored->title.exactly(Language::En), stored->row)
        .run();
    return true;
}

int CatalogProducts::setPriceAndStock(const CatalogPriceAndStockRow &row, UtcTime asOf)
{
    int product = 0;
    {
        Query select(m_connection, "SELECT product, price_fen, stock, backorder FROM variant WHERE id = ?");
        if (!select.bind(row.variant.toString()).step()) return 0;
        product = select.number(0);
        const auto price = select.isNull(1) ? std::nullopt : std::optional(Money::fromFen(select.integer(1)));
        if (price == row.price && select.number(2) == row.stock && (select.number(3) != 0) == row.backorder) return 0;
    }
    Query update(m_connection, "UPDATE variant SET price_fen = ?, price_ms = ?, stock = ?, backorder = ?, stock_ms = ? "
                               "WHERE id = ?");
    if (row.price)
        update.bind(row.price->fen());
    else
        update.bind(nullptr);
    update.bind(toMillis(asOf), row.stock, row.backorder, toMillis(asOf), row.variant.toString()).run();
    return product;
}

void CatalogProducts::refreshSummary(int number)
{
    if (m_indexing) m_touched.insert(number);
    std::optional<qint64> from;
    bool several = false;
    bool inStock = false;
    int grams = 0;
    int millilitres = 0;
    {
        Query select(m_connection, "SELECT price_fen, net_weight_g, net_volume_ml, stock, backorder FROM variant "
                                   "WHERE product = ? AND price_fen IS NOT NULL ORDER BY position");
        select.bind(number);
        while (select.step()) {
            const qint64 price = select.integer(0);
            several = several || (from && *from != price);
            if (!from || price < *from) {
                from = price;
                grams = select.number(1);
                millilitres = select.number(2);
            }
            inStock = inStock || select.number(3) > 0 || select.number(4) != 0;
        }
    }
    Query update(m_connection, "UPDATE product SET price_from_fen = ?, several_prices = ?, net_weight_g = ?, "
                               "net_volume_ml = ?, in_stock = ? WHERE number = ?");
    if (from)
        update.bind(*from);
    else
        update.bind(nullptr);
    update.bind(several, grams, millilitres, inStock, number).run();
}

int CatalogProducts::categoryNumber(const CategoryId &id)
{
    {
        Query select(m_connection, "SELECT number FROM category WHERE id = ?");
        if (select.bind(id.toString()).step()) return select.number(0);
    }
    Query(m_connection, "INSERT INTO category(id) VALUES(?)").bind(id.toString()).run();
    Query select(m_connection, "SELECT last_insert_rowid()");
    select.step();
    return select.number(0);
}

const QHash<int, int> &CatalogProducts::parents()
{
    if (!m_categories.isEmpty()) return m_categories;
    Query select(m_connection, "SELECT c.number, coalesce(p.number, 0) FROM category c "
                               "LEFT JOIN category p ON p.id = c.parent AND p.listed WHERE c.listed");
    while (select.step())
        m_categories.insert(select.number(0), select.number(1));
    return m_categories;
}

QSet<int> CatalogProducts::withAncestors(const QString &direct)
{
    const auto &nodes = parents();
    QSet<int> all;
    const QList<int> numbers = encoding::toNumbers(direct);
    for (int number : numbers) {
        for (int depth = 0; number != 0 && depth < maximumDepth; ++depth) {
            all.insert(number);
            number = nodes.value(number);
        }
    }
    return all;
}

void CatalogProducts::join(qint64 row, const QString &direct)
{
    const QSet<int> all = withAncestors(direct);
    Query insert(m_connection, "INSERT OR IGNORE INTO product_category(category, row) VALUES(?, ?)");
    for (const int category : all)
        insert.bind(category, row).run();
}

void CatalogProducts::leave(qint64 row, const QString &direct)
{
    const QSet<int> all = withAncestors(direct);
    Query erase(m_connection, "DELETE FROM product_category WHERE category = ? AND row = ?");
    for (const int category : all)
        erase.bind(category, row).run();
}

QList<SearchableProduct::Size> CatalogProducts::sizesOf(int number)
{
    QList<SearchableProduct::Size> sizes;
    Query select(m_connection, "SELECT sku, title, net_weight_g, net_volume_ml FROM variant WHERE product = ? "
                               "ORDER BY position");
    select.bind(number);
    while (select.step())
        sizes.append({select.text(0), encoding::toTexts(select.text(1)), select.number(2), select.number(3)});
    return sizes;
}

CatalogProducts::Indexed CatalogProducts::indexed(int number)
{
    Query select(m_connection, "SELECT p.row, p.title_zh, p.title_ug, p.title_kk, p.title_ru, p.title_en, "
                               "p.categories, p.tags, p.price_from_fen, p.in_stock, d.season, d.lots "
                               "FROM product p JOIN product_detail d USING(number) WHERE p.number = ?");
    if (!select.bind(number).step()) return {};
    SearchableProduct searchable;
    int column = 1;
    for (const Language language : allLanguages)
        searchable.title.set(language, select.text(column++));
    const QString categories = select.text(6);
    searchable.description = descriptionOf(number);
    const QSet<int> all = withAncestors(categories);
    searchable.categories = QList<int>(all.cbegin(), all.cend());
    searchable.sizes = sizesOf(number);
    const FactSources sources{select.integer(0),
                              encoding::toTags(select.text(7)),
                              select.isNull(8) ? std::nullopt : std::optional(select.integer(8)),
                              select.number(9) != 0,
                              encoding::toNumbers(categories),
                              encoding::toNumbers(select.text(10)),
                              encoding::toLots(select.text(11))};
    return {m_terms.of(searchable), factsOf(sources)};
}

void CatalogProducts::willChange(int number)
{
    if (m_indexing && !m_before.contains(number)) m_before.insert(number, indexed(number).terms);
}

void CatalogProducts::buildIndex(qint64 stamp)
{
    QList<int> numbers;
    {
        Query select(m_connection, "SELECT number FROM product ORDER BY number");
        while (select.step())
            numbers.append(select.number(0));
    }
    dropIndex();
    m_index.clear();
    for (const int number : std::as_const(numbers)) {
        const Indexed now = indexed(number);
        m_index.add(static_cast<quint32>(number), now.terms);
        m_index.setFacts(static_cast<quint32>(number), now.facts);
    }
    m_index.flush(stamp);
    catalogMeta::set(m_connection, catalogMeta::words, catalogMeta::value(m_connection, catalogMeta::words) + 1);
    catalogMeta::set(m_connection, catalogMeta::searchVersion, searchVersion);
}

void CatalogProducts::flushIndex(qint64 stamp)
{
    bool newWords = false;
    for (auto entry = m_before.cbegin(); entry != m_before.cend(); ++entry) {
        const QByteArrayList &before = entry.value();
        const Indexed now = indexed(entry.key());
        const auto number = static_cast<quint32>(entry.key());
        QByteArrayList added;
        QByteArrayList removed;
        std::set_difference(now.terms.begin(), now.terms.end(), before.begin(), before.end(),
                            std::back_inserter(added));
        std::set_difference(before.begin(), before.end(), now.terms.begin(), now.terms.end(),
                            std::back_inserter(removed));
        m_index.add(number, added);
        m_index.remove(number, removed);
        m_index.setFacts(number, now.facts);
        m_touched.remove(entry.key());
        newWords = newWords || std::any_of(added.begin(), added.end(),
                                           [](const QByteArray &term) { return term.startsWith(term::word); });
    }
    for (const int number : std::as_const(m_touched))
        m_index.setFacts(static_cast<quint32>(number), indexed(number).facts);
    m_index.flush(stamp);
    if (newWords)
        catalogMeta::set(m_connection, catalogMeta::words, catalogMeta::value(m_connection, catalogMeta::words) + 1);
    m_before.clear();
    m_touched.clear();
}

void CatalogProducts::dropIndex()
{
    m_before.clear();
    m_touched.clear();
    m_index.drop();
}

void CatalogProducts::rebuildMembership()
{
    forgetCategories();
    Query(m_connection, "DELETE FROM product_category").run();
    if (m_indexing) m_index.clearKind(term::category);
    struct Member
    {
        qint64 row;
        int number;
        QString direct;
    };
    QList<Member> members;
    {
        Query select(m_connection, "SELECT row, number, categories FROM product");
        while (select.step())
            members.append({select.integer(0), select.number(1), select.text(2)});
    }
    for (const Member &member : std::as_const(members)) {
        join(member.row, member.direct);
        if (!m_indexing) continue;
        QByteArrayList terms;
        const QSet<int> all = withAncestors(member.direct);
        for (const int category : all)
            terms.append(term::of(term::category, category));
        m_index.add(static_cast<quint32>(member.number), terms);
    }
}

} // namespace caravan

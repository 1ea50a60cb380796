// SPDX-License-Identifier: Apache-2.0
#include "storage/catalog_products.h"

#include "storage/catalog_encoding.h"
#include "storage/query.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace caravan {

namespace {

constexpr int maximumDepth = 32; // of the category tree: a circle in it ends here

qint64 rowOf(int popularity, int number) { return (qint64{1000 - std::clamp(popularity, 0, 1000)} << 32) + number; }

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
                 "p.title_ru, p.title_en, d.description FROM product p JOIN product_detail d USING(number) "
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
    stored.description = encoding::toTexts(select.text(column));
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
    if (stored)
        erase(*stored);
    else
        stored = Stored{0, nextNumber(), {}, {}, {}, {}};
    stored->row = rowOf(product.popularity, stored->number);
    stored->fingerprint = fingerprint;
    stored->title.set(Language::ZhCn, product.title);
    stored->description.set(Language::ZhCn, product.description);
    QList<int> numbers;
    for (const CategoryId &category : product.categories)
        if (!category.isNull()) numbers.append(categoryNumber(category));
    stored->categories = encoding::fromNumbers(numbers);
    insertProduct(product, *stored);
    insertVariants(product, stored->number, asOf);
    join(stored->row, stored->categories);
    rememberImage(product.imageUrl, stored->row);
    refreshSummary(stored->number);
    index(stored->number);
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
    Query(m_connection, "INSERT INTO product_detail(number, handle, description, story, storage, season, lots, "
                        "fingerprint) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(stored.number, product.handle, encoding::fromTexts(stored.description),
              encoding::fromTexts(product.story), encoding::fromTexts(product.storage),
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
    forgetIndex(stored.row, stored.number);
    Query(m_connection, "DELETE FROM variant WHERE product = ?").bind(stored.number).run();
    Query(m_connection, "DELETE FROM product_detail WHERE number = ?").bind(stored.number).run();
    Query(m_connection, "DELETE FROM product WHERE row = ?").bind(stored.row).run();
}

bool CatalogProducts::remove(const ProductId &id)
{
    const auto stored = find(id);
    if (!stored) return false;
    erase(*stored);
    return true;
}

bool CatalogProducts::setTexts(Language language, const CatalogTextRow &texts)
{
    auto stored = find(texts.product);
    if (language == Language::ZhCn || !stored) return false;
    // The store answers with the base text where it has no translation: that is kept as none.
    const auto unlessBase = [](const QString &text, const LocalizedText &known) {
        return text == known.exactly(Language::ZhCn) ? QString() : text;
    };
    const QString title = unlessBase(texts.title, stored->title);
    const QString description = unlessBase(texts.description, stored->description);
    const bool sameTitle = title == stored->title.exactly(language);
    if (sameTitle && description == stored->description.exactly(language)) return false;
    stored->description.set(language, description);
    Query(m_connection, "UPDATE product_detail SET description = ? WHERE number = ?")
        .bind(encoding::fromTexts(stored->description), stored->number)
        .run();
    if (sameTitle) return true;
    stored->title.set(language, title);
    Query(m_connection, "UPDATE product SET title_ug = ?, title_kk = ?, title_ru = ?, title_en = ? WHERE row = ?")
        .bind(stored->title.exactly(Language::UgCn), stored->title.exactly(Language::Kk),
              stored->title.exactly(Language::Ru), stored->title.exactly(Language::En), stored->row)
        .run();
    index(stored->number);
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

const QHash<int, CatalogProducts::CategoryNode> &CatalogProducts::categories()
{
    if (!m_categories.isEmpty()) return m_categories;
    Query select(m_connection, "SELECT c.number, coalesce(p.number, 0), c.name FROM category c "
                               "LEFT JOIN category p ON p.id = c.parent AND p.listed WHERE c.listed");
    while (select.step())
        m_categories.insert(select.number(0), {select.number(1), encoding::toTexts(select.text(2))});
    return m_categories;
}

QSet<int> CatalogProducts::withAncestors(const QString &direct)
{
    const auto &nodes = categories();
    QSet<int> all;
    const QList<int> numbers = encoding::toNumbers(direct);
    for (int number : numbers) {
        for (int depth = 0; number != 0 && depth < maximumDepth; ++depth) {
            all.insert(number);
            number = nodes.value(number).parent;
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

void CatalogProducts::forgetIndex(qint64 row, int number)
{
    QString tokens;
    {
        Query select(m_connection, "SELECT search FROM product_detail WHERE number = ?");
        if (select.bind(number).step()) tokens = select.text(0);
    }
    if (tokens.isEmpty()) return;
    Query(m_connection, "INSERT INTO search(search, rowid, tokens) VALUES('delete', ?, ?)").bind(row, tokens).run();
}

QString CatalogProducts::searchTokens(int number, const LocalizedText &title, const QString &direct)
{
    SearchableText searchable;
    const auto addTexts = [&searchable](const LocalizedText &text) {
        for (const Language language : allLanguages)
            if (!text.exactly(language).isEmpty()) searchable.texts.append(text.exactly(language));
    };
    addTexts(title);
    const auto &nodes = categories();
    const QSet<int> all = withAncestors(direct);
    for (const int category : all)
        // The roots ("origin", "kind") are in every product: they tell nothing apart.
        if (const auto node = nodes.constFind(category); node != nodes.constEnd() && node->parent != 0)
            addTexts(node->name);
    Query variants(m_connection, "SELECT sku, gtin FROM variant WHERE product = ?");
    variants.bind(number);
    while (variants.step()) {
        searchable.codes.append(variants.text(0));
        if (!variants.text(1).isEmpty()) searchable.gtins.append(variants.text(1));
    }
    return m_tokenizer.tokens(searchable);
}

void CatalogProducts::index(int number)
{
    qint64 row = 0;
    LocalizedText title;
    QString direct;
    QString before;
    {
        Query select(m_connection, "SELECT p.row, p.categories, d.search, p.title_zh, p.title_ug, p.title_kk, "
                                   "p.title_ru, p.title_en FROM product p JOIN product_detail d USING(number) "
                                   "WHERE p.number = ?");
        if (!select.bind(number).step()) return;
        row = select.integer(0);
        direct = select.text(1);
        before = select.text(2);
        int column = 3;
        for (const Language language : allLanguages)
            title.set(language, select.text(column++));
    }
    const QString tokens = searchTokens(number, title, direct);
    if (tokens == before) return;
    forgetIndex(row, number);
    Query(m_connection, "INSERT INTO search(rowid, tokens) VALUES(?, ?)").bind(row, tokens).run();
    Query(m_connection, "UPDATE product_detail SET search = ? WHERE number = ?").bind(tokens, number).run();
}

void CatalogProducts::rebuildMembership()
{
    forgetCategories();
    Query(m_connection, "DELETE FROM product_category").run();
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
        index(member.number);
    }
}

void CatalogProducts::reindexCategories(const QList<int> &changed)
{
    forgetCategories();
    QSet<int> numbers;
    {
        Query select(m_connection, "SELECT p.number FROM product_category c JOIN product p ON p.row = c.row "
                                   "WHERE c.category = ?");
        for (const int category : changed) {
            select.again();
            select.bind(category);
            while (select.step())
                numbers.insert(select.number(0));
        }
    }
    for (const int number : std::as_const(numbers))
        index(number);
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "bench/plain/plain_pull.h"

#include "core/language.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <functional>

namespace caravan::bench {

namespace {

constexpr int pageSize = 100; // both as the agent asks
constexpr int sweepPageSize = 1'000;

constexpr auto tables = R"sql(
CREATE TABLE category(id TEXT PRIMARY KEY, name TEXT, handle TEXT, parent TEXT);
CREATE TABLE product(id TEXT PRIMARY KEY, title TEXT, description TEXT, handle TEXT, updated_at TEXT, thumbnail TEXT,
    metadata TEXT, categories TEXT);
CREATE TABLE variant(id TEXT PRIMARY KEY, product TEXT, title TEXT, sku TEXT, ean TEXT, stock INTEGER, price REAL,
    metadata TEXT);
CREATE TABLE words(product TEXT, language TEXT, title TEXT, description TEXT, PRIMARY KEY(product, language));
)sql";

std::string text(const QJsonValue &value) { return value.toString().toStdString(); }

std::string json(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return document.toJson(QJsonDocument::Compact).toStdString();
}

class PlainPull
{
public:
    PlainPull(PlainHttp &http, const QString &path)
        : m_http(http)
        , m_database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
    {
        m_database.exec("PRAGMA journal_mode=WAL");
        m_database.exec("PRAGMA synchronous=NORMAL");
        m_database.exec("PRAGMA cache_size=-16384");
        m_database.exec(tables);
        m_category.emplace(m_database, "INSERT INTO category VALUES(?, ?, ?, ?)");
        m_product.emplace(m_database, "INSERT INTO product VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
        m_variant.emplace(m_database, "INSERT INTO variant VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
        m_words.emplace(m_database, "INSERT INTO words VALUES(?, ?, ?, ?)");
    }

    Result<int, QString> run()
    {
        const auto categories = pages(QStringLiteral("/store/product-categories"), QStringLiteral("product_categories"),
                                      medusa::categoryFields, pageSize, {}, [this](const QJsonObject &row) {
                                          insert(*m_category, text(row.value(u"id")), text(row.value(u"name")),
                                                 text(row.value(u"handle")), text(row.value(u"parent_category_id")));
                                      });
        if (!categories) return categories;
        const auto products =
            productPages(medusa::productFields, pageSize, {}, [this](const QJsonObject &row) { insertProduct(row); });
        if (!products) return products;
        for (const Language language : allLanguages) {
            if (language == Language::ZhCn) continue;
            const QByteArray tag = languageTag(language).toLatin1();
            const auto words = productPages(QLatin1String("id,title,description"), pageSize, tag,
                                            [this, name = tag.toStdString()](const QJsonObject &row) {
                                                insert(*m_words, text(row.value(u"id")), name,
                                                       text(row.value(u"title")), text(row.value(u"description")));
                                            });
            if (!words) return words;
        }
        const auto swept = productPages(QLatin1String("id"), sweepPageSize, {}, [](const QJsonObject &) {});
        if (!swept) return swept;
        return products;
    }

private:
    using RowFn = std::function<void(const QJsonObject &)>;

    template <class... Values> static void insert(SQLite::Statement &statement, const Values &...values)
    {
        int column = 0;
        (statement.bind(++column, values), ...);
        statement.exec();
        statement.reset();
    }

    void insertProduct(const QJsonObject &row)
    {
        const std::string id = text(row.value(u"id"));
        insert(*m_product, id, text(row.value(u"title")), text(row.value(u"description")), text(row.value(u"handle")),
               text(row.value(u"updated_at")), text(row.value(u"thumbnail")), json(row.value(u"metadata")),
               json(row.value(u"categories")));
        const QJsonArray variants = row.value(u"variants").toArray();
        for (const QJsonValue &value : variants) {
            const QJsonObject variant = value.toObject();
            const double price = variant.value(u"calculated_price").toObject().value(u"calculated_amount").toDouble();
            insert(*m_variant, text(variant.value(u"id")), id, text(variant.value(u"title")),
                   text(variant.value(u"sku")), text(variant.value(u"ean")),
                   variant.value(u"inventory_quantity").toInt(), price, json(variant.value(u"metadata")));
        }
    }

    Result<int, QString> productPages(QLatin1String fields, int limit, const QByteArray &locale, const RowFn &take)
    {
        return pages(QStringLiteral("/store/products"), QStringLiteral("products"), fields, limit, locale, take);
    }

    Result<int, QString> pages(const QString &path, const QString &list, QLatin1String fields, int limit,
                               const QByteArray &locale, const RowFn &take)
    {
        int offset = 0;
        for (int count = 1; offset < count;) {
            medusa::Query query = medusa::pageQuery(offset, limit, fields);
            if (fields == medusa::productFields) query = medusa::withRegion(query, m_http.connection());
            const auto answer = m_http.get(path, query, locale);
            if (!answer) return answer.failure();
            const QJsonArray rows = answer->value(list).toArray();
            if (rows.isEmpty()) break;
            SQLite::Transaction transaction(m_database);
            for (const QJsonValue &row : rows)
                take(row.toObject());
            transaction.commit();
            offset += static_cast<int>(rows.size());
            count = answer->value(u"count").toInt();
        }
        return offset;
    }

    PlainHttp &m_http;
    SQLite::Database m_database;
    std::optional<SQLite::Statement> m_category;
    std::optional<SQLite::Statement> m_product;
    std::optional<SQLite::Statement> m_variant;
    std::optional<SQLite::Statement> m_words;
};

} // namespace

Result<int, QString> pullPlainly(PlainHttp &http, const QString &database)
{
    try {
        return PlainPull(http, database).run();
    } catch (const SQLite::Exception &exception) {
        return Failure{QString::fromUtf8(exception.what())};
    }
}

} // namespace caravan::bench

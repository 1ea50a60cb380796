// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/catalog_reader_sqlite.h"
#include "storage/catalog_writer.h"

#include <QTemporaryDir>

namespace caravan::test {

inline LocalizedText texts(const QString &zhCn, const QString &ugCn = {}, const QString &kk = {},
                           const QString &ru = {}, const QString &en = {})
{
    LocalizedText text;
    text.set(Language::ZhCn, zhCn);
    text.set(Language::UgCn, ugCn);
    text.set(Language::Kk, kk);
    text.set(Language::Ru, ru);
    text.set(Language::En, en);
    return text;
}

inline CategoryId categoryId(const QString &name) { return CategoryId::parse(u"pcat_" + name); }
inline ProductId productId(const QString &name) { return ProductId::parse(u"prod_" + name); }
inline VariantId variantId(const QString &name) { return VariantId::parse(u"variant_" + name); }

/// Two roots, as docs/catalog-format.md has them: what it is, and where it is from.
inline QList<CatalogCategoryRow> demoCategories()
{
    const auto row = [](const QString &handle, const QString &parent, const LocalizedText &name, int rank) {
        return CatalogCategoryRow{categoryId(handle),
                                  parent.isEmpty() ? CategoryId() : categoryId(parent),
                                  handle,
                                  name,
                                  texts(u"故事"_qs),
                                  rank};
    };
    return {row(u"kind"_qs, {}, texts(u"种类"_qs, {}, {}, {}, u"Kind"_qs), 0),
            row(u"origin"_qs, {}, texts(u"产地"_qs, {}, {}, {}, u"Origin"_qs), 1),
            row(u"turpan"_qs, u"xinjiang"_qs,
                texts(u"吐鲁番"_qs, u"تۇرپان"_qs, u"Тұрпан"_qs, u"Турфан"_qs, u"Turpan"_qs), 1),
            row(u"hotan"_qs, u"xinjiang"_qs, texts(u"和田"_qs, u"خوتەن"_qs, u"Хотан"_qs, u"Хотан"_qs, u"Hotan"_qs), 0),
            row(u"xinjiang"_qs, u"origin"_qs,
                texts(u"新疆"_qs, u"شىنجاڭ"_qs, u"Шыңжаң"_qs, u"Синьцзян"_qs, u"Xinjiang"_qs), 0),
            row(u"gansu"_qs, u"origin"_qs, texts(u"甘肃"_qs, u"گەنسۇ"_qs, u"Ганьсу"_qs, u"Ганьсу"_qs, u"Gansu"_qs), 1),
            row(u"dried-fruit"_qs, u"kind"_qs, texts(u"果干"_qs, {}, {}, {}, u"Dried fruit"_qs), 0),
            row(u"melon"_qs, u"kind"_qs, texts(u"瓜"_qs, {}, {}, {}, u"Melons"_qs), 1)};
}

inline CatalogProductRow productRow(const QString &name, const QString &title, int popularity,
                                    const QStringList &categories, qint64 fen = 1990, int stock = 5)
{
    CatalogProductRow row;
    row.id = productId(name);
    row.handle = name;
    row.title = title;
    row.description = u"说明 " + title;
    row.story = texts(u"来历"_qs);
    row.imageUrl = u"http://store/static/" + name + u".png";
    row.tags = {u"halal"_qs, u"gift"_qs};
    row.season = {9, 10};
    row.lots = {{u"L-" + name, QDate(2026, 9, 12), QDate(2027, 9, 11), false}};
    row.popularity = popularity;
    for (const QString &category : categories)
        row.categories.append(categoryId(category));
    CatalogVariantRow variant;
    variant.id = variantId(name);
    variant.sku = Sku::parse(u"SKU-" + name.toUpper());
    variant.title = texts(u"250 克袋装"_qs);
    variant.netWeightGrams = 250;
    variant.price = Money::fromFen(fen);
    variant.stock = stock;
    row.variants = {variant};
    return row;
}

/// A catalog.db with its two sides.
class CatalogFixture
{
public:
    CatalogFixture()
        : writer(std::move(CatalogWriter::open(path())).value())
        , reader(path())
    {
    }

    [[nodiscard]] QString path() const { return dir.filePath(u"catalog.db"_qs); }
    [[nodiscard]] qint64 version() { return writer->freshness()->version; }

    QTemporaryDir dir;
    UtcTime now = utcFromMillis(1'790'000'000'000);
    std::unique_ptr<CatalogWriter> writer;
    CatalogReaderSqlite reader;
};

} // namespace caravan::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/cart/cart.h"
#include "domain/catalog/product.h"

namespace caravan::sample {

inline QString digits(int number, int width) { return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0')); }

/// The number of 952…: GS1's prefix for demonstrations, with its check digit. 0 ≤ n < 10^9.
inline Gtin gtin(int n)
{
    const QString body = QStringLiteral("952") + digits(n, 9);
    for (char16_t check = u'0'; check <= u'9'; ++check)
        if (const auto whole = Gtin::parse(QString(body + QChar(check)))) return *whole;
    Q_UNREACHABLE();
}

inline LocalizedText text(const QString &chinese, const QString &english)
{
    LocalizedText both;
    both.set(Language::ZhCn, chinese);
    both.set(Language::En, english);
    return both;
}

inline ProductId productId(int n) { return ProductId::parse(QStringLiteral("prod_%1").arg(n)); }
inline VariantId variantId(int n, int size)
{
    return VariantId::parse(QStringLiteral("variant_%1_%2").arg(n).arg(size));
}

/// Root `kind` with `dried-fruit`, root `origin` with the region `xinjiang` and its place `turpan` (with a story).
inline QList<Category> categories()
{
    const auto id = [](const char *handle) {
        return CategoryId::parse(QStringLiteral("cat_") + QLatin1String(handle));
    };
    const auto make = [&id](const char *handle, const CategoryId &parent, const QString &chinese,
                            const QString &english) {
        return Category{id(handle), parent, QLatin1String(handle), text(chinese, english), {}, 0};
    };
    QList<Category> all{
        make("kind", {}, QStringLiteral("种类"), QStringLiteral("Kinds")),
        make("origin", {}, QStringLiteral("产地"), QStringLiteral("Origins")),
        make("dried-fruit", id("kind"), QStringLiteral("干果"), QStringLiteral("Dried fruit")),
        make("xinjiang", id("origin"), QStringLiteral("新疆"), QStringLiteral("Xinjiang")),
        make("turpan", id("xinjiang"), QStringLiteral("吐鲁番"), QStringLiteral("Turpan")),
    };
    all.last().story = text(QStringLiteral("火焰山下"), QStringLiteral("Below the Flaming Mountains"));
    return all;
}

/// Product n: two sizes of 250 g and 500 g with gtin(10 n) and gtin(10 n + 1), twelve of each in stock.
/// Lots: GOOD of this harvest, OLD past its date on the day of FakeClock, BACK recalled.
inline Product product(int n)
{
    const QString number = QString::number(n);
    Product made;
    made.id = productId(n);
    made.handle = QStringLiteral("product-") + number;
    made.title = text(QStringLiteral("葡萄干") + number, QStringLiteral("Raisins ") + number);
    made.description = text(QStringLiteral("甜"), QStringLiteral("Sweet"));
    made.image = ImageId::parse(QString(64, QLatin1Char('a')));
    made.tags = QStringList{QStringLiteral("halal")};
    made.season = {9, 10};
    made.lots = {{QStringLiteral("GOOD"), QDate(2026, 9, 12), QDate(2027, 9, 11), false},
                 {QStringLiteral("OLD"), QDate(2025, 9, 12), QDate(2026, 9, 11), false},
                 {QStringLiteral("BACK"), QDate(2026, 9, 1), QDate(2027, 9, 1), true}};
    made.categories = {categories().at(2), categories().at(4)};
    made.place = categories().at(4);
    for (int size = 0; size < 2; ++size) {
        ProductVariant variant;
        variant.id = variantId(n, size);
        variant.sku = Sku::parse(QStringLiteral("SKU-%1-%2").arg(n).arg(size));
        variant.gtin = gtin(10 * n + size);
        variant.title =
            text(QStringLiteral("%1 克").arg(250 * (size + 1)), QStringLiteral("%1 g").arg(250 * (size + 1)));
        variant.netWeightGrams = 250 * (size + 1);
        variant.price = Money::fromFen(1990 * (size + 1));
        variant.stock.quantity = 12;
        made.variants.append(variant);
    }
    return made;
}

inline QList<Product> products(int count)
{
    QList<Product> all;
    for (int n = 0; n < count; ++n)
        all.append(product(n));
    return all;
}

/// One line of product n's smaller size.
inline LineItem line(int n, int quantity = 1)
{
    const Product from = product(n);
    const ProductVariant &variant = from.variants.first();
    return {variant.id,    from.id,    variant.sku, variant.gtin,  from.title,
            variant.title, from.image, {},          variant.price, quantity};
}

} // namespace caravan::sample

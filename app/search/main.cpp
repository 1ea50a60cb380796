// SPDX-License-Identifier: Apache-2.0
#include "core/logging.h"
#include "search/hit_lines.h"
#include "search/loaded_catalog.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDate>

#include <cstdio>
#include <optional>

namespace {

using namespace caravan;

enum Status { Found = 0, NothingFound = 1, WrongUse = 2, NoCatalog = 3 };

int fail(Status status, const QString &message)
{
    std::fprintf(stderr, "caravan-search: %s\n", qPrintable(message));
    return status;
}

void print(const QByteArray &line) { std::printf("%s\n", line.constData()); }

/// "fresh-fruit" → its id; a handle that no category has is a fault of the call.
std::optional<CategoryId> categoryWith(const QList<Category> &categories, const QString &handle)
{
    for (const Category &category : categories)
        if (category.handle == handle) return category.id;
    return std::nullopt;
}

struct Call
{
    QString catalog;
    QStringList kinds;
    QStringList origins;
    bool facets = false;
    ProductQuery query;
};

std::optional<SortOrder> sortOrder(const QString &name)
{
    if (name == u"relevance") return SortOrder::Relevance;
    if (name == u"price") return SortOrder::PriceUp;
    if (name == u"price-down") return SortOrder::PriceDown;
    if (name == u"name") return SortOrder::Name;
    if (name == u"newest") return SortOrder::Newest;
    return std::nullopt;
}

int run(Call call)
{
    const auto catalog = LoadedCatalog::open(call.catalog);
    if (!catalog) return fail(NoCatalog, catalog.error());
    CatalogReaderSqlite &reader = (*catalog)->reader();
    const auto categories = reader.categories();
    if (!categories) return fail(NoCatalog, call.catalog + u": no published catalog"_qs);
    const auto resolve = [&categories](const QStringList &handles, QList<CategoryId> &ids) -> QString {
        for (const QString &handle : handles) {
            const auto id = categoryWith(*categories, handle);
            if (!id) return u"no category "_qs + handle;
            ids.append(*id);
        }
        return {};
    };
    for (const QString &fault :
         {resolve(call.kinds, call.query.filter.kinds), resolve(call.origins, call.query.filter.origins)})
        if (!fault.isEmpty()) return fail(WrongUse, fault);
    const auto answer = reader.search(call.query);
    if (!answer) return fail(NoCatalog, call.catalog + u": cannot be read"_qs);
    for (const QByteArray &line : hitLines(reader, call.query, *answer))
        print(line);
    if (call.facets) print(summaryLine(call.query, *answer));
    return answer->products.isEmpty() ? NothingFound : Found;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("caravan-search"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));
    installLogging();

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Searches a catalog as the kiosk does and prints the hits, best first, as JSON Lines.\n"
        "All QUERY arguments together are one query. Status: 0 something was found, 1 nothing was, 2 wrong use,\n"
        "3 the catalog cannot be read."));
    const QCommandLineOption catalogOption(
        QStringLiteral("catalog"),
        QStringLiteral("A catalog.db, or a catalog file in JSON Lines, or a folder of such files."),
        QStringLiteral("FILE"));
    const QCommandLineOption languageOption(
        QStringLiteral("lang"), QStringLiteral("Language of the names: zh-CN (default), ug-CN, kk, ru, en."),
        QStringLiteral("L"), QStringLiteral("zh-CN"));
    const QCommandLineOption limitOption(QStringLiteral("limit"),
                                         QStringLiteral("Hits at most, 1 to 500 (default 10)."), QStringLiteral("N"),
                                         QStringLiteral("10"));
    const QCommandLineOption offsetOption(QStringLiteral("offset"), QStringLiteral("Leave out the first N hits."),
                                          QStringLiteral("N"), QStringLiteral("0"));
    const QCommandLineOption sortOption(QStringLiteral("sort"),
                                        QStringLiteral("relevance (default), price, price-down, name or newest."),
                                        QStringLiteral("ORDER"), QStringLiteral("relevance"));
    const QCommandLineOption kindOption(QStringLiteral("kind"), QStringLiteral("Only this category; may be repeated."),
                                        QStringLiteral("HANDLE"));
    const QCommandLineOption originOption(QStringLiteral("origin"), QStringLiteral("Only this place; may be repeated."),
                                          QStringLiteral("HANDLE"));
    const QCommandLineOption bandOption(QStringLiteral("price-band"),
                                        QStringLiteral("Only this price range, 0 to 4; may be repeated."),
                                        QStringLiteral("N"));
    const QCommandLineOption monthOption(QStringLiteral("season"), QStringLiteral("Only what is in season in a month."),
                                         QStringLiteral("1-12"));
    const QCommandLineOption facetsOption(QStringLiteral("facets"),
                                          QStringLiteral("Also a last line with total, facets and suggestions."));
    const QCommandLineOption stockOption(QStringLiteral("in-stock"), QStringLiteral("Only what is on the shelf."));
    const QCommandLineOption giftOption(QStringLiteral("gift"), QStringLiteral("Only gifts."));
    const QCommandLineOption halalOption(QStringLiteral("halal"), QStringLiteral("Only halal."));
    const QCommandLineOption organicOption(QStringLiteral("organic"), QStringLiteral("Only certified organic."));
    parser.addOptions({catalogOption, languageOption, limitOption, offsetOption, sortOption, kindOption, originOption,
                       bandOption, monthOption, facetsOption, stockOption, giftOption, halalOption, organicOption});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("QUERY"), QStringLiteral("What a shopper types, in any script."),
                                 QStringLiteral("QUERY…"));
    if (!parser.parse(QCoreApplication::arguments())) return fail(WrongUse, parser.errorText());
    if (parser.isSet(QStringLiteral("help"))) parser.showHelp(0);
    if (parser.isSet(QStringLiteral("version"))) parser.showVersion();

    Call call;
    call.catalog = parser.value(catalogOption);
    if (call.catalog.isEmpty()) return fail(WrongUse, QStringLiteral("--catalog FILE is missing (see --help)"));
    const auto language = languageFromTag(parser.value(languageOption));
    if (!language) return fail(WrongUse, QStringLiteral("--lang must be zh-CN, ug-CN, kk, ru or en"));
    call.query.language = *language;
    bool numbers = true;
    const auto number = [&](const QString &text, int least, int most) {
        bool ok = false;
        const int value = text.toInt(&ok);
        numbers = numbers && ok && value >= least && value <= most;
        return value;
    };
    call.query.limit = number(parser.value(limitOption), 1, 500);
    call.query.offset = number(parser.value(offsetOption), 0, 10'000'000);
    const QStringList bands = parser.values(bandOption);
    for (const QString &band : bands)
        call.query.filter.priceBands.append(number(band, 0, static_cast<int>(priceBandFrom.size()) - 1));
    if (parser.isSet(monthOption)) call.query.filter.seasonMonth = number(parser.value(monthOption), 1, 12);
    if (!numbers) return fail(WrongUse, QStringLiteral("a number is missing or out of its range (see --help)"));
    const auto sort = sortOrder(parser.value(sortOption));
    if (!sort) return fail(WrongUse, QStringLiteral("--sort must be relevance, price, price-down, name or newest"));
    call.query.sort = *sort;
    call.kinds = parser.values(kindOption);
    call.origins = parser.values(originOption);
    call.facets = parser.isSet(facetsOption);
    call.query.filter.inStock = parser.isSet(stockOption);
    call.query.filter.gift = parser.isSet(giftOption);
    call.query.filter.halal = parser.isSet(halalOption);
    call.query.filter.organic = parser.isSet(organicOption);
    call.query.month = QDate::currentDate().month();
    call.query.text = parser.positionalArguments().join(u' ');
    return run(std::move(call));
}

// SPDX-License-Identifier: Apache-2.0
#include "bench/environment.h"
#include "bench/generated_catalog.h"
#include "bench/measured_program.h"
#include "bench/measurements.h"
#include "bench/samples.h"
#include "bench/typed_words.h"
#include "core/process_options.h"
#include "storage/catalog_reader_sqlite.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <numeric>

namespace caravan::bench {

namespace {

constexpr int rounds = 5;
constexpr qsizetype slowestShown = 10;
constexpr int largeCatalog = 100'000;

/// The least that SQLite can do for the cards of a page, once it is known which: they are looked up by their ids.
class BareCards
{
public:
    explicit BareCards(const QString &path)
        : m_database(path.toStdString(), SQLite::OPEN_READONLY, 5'000)
        , m_select((m_database.exec("PRAGMA cache_size=-16384"), m_database),
                   "SELECT p.title_zh, p.price_from_fen, p.image_id FROM json_each(?) j "
                   "CROSS JOIN product p ON p.id = j.value")
    {
    }
    int run(const std::string &ids)
    {
        m_select.reset();
        m_select.bind(1, ids);
        int rows = 0;
        while (m_select.executeStep())
            ++rows;
        return rows;
    }

private:
    SQLite::Database m_database;
    SQLite::Statement m_select;
};

std::string idsOf(const QList<ProductSummary> &products)
{
    std::string ids = "[";
    for (const ProductSummary &product : products)
        ids += (ids.size() > 1 ? ",\"" : "\"") + product.id.toString().toStdString() + '"';
    return ids + "]";
}

/// Medians of each keystroke on its own, so that one pause of the machine does not pass for a slow prefix. On a busy
/// machine some still do: they are others in every run.
struct Keystrokes
{
    Samples ours;
    Samples floor;
    int found = 0; ///< keystrokes with a hit
};

/// Which keys the p99 is made of.
void saySlowest(const QList<Keystroke> &typed, const QList<Samples> &ours, const QList<Samples> &floor)
{
    QList<qsizetype> order(typed.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&ours](qsizetype a, qsizetype b) { return ours.at(a).median() > ours.at(b).median(); });
    for (const qsizetype i : order.first(qMin(order.size(), slowestShown)))
        say(QStringLiteral("slow key: %1, %2 ms, floor %3 ms")
                .arg(typed.at(i).text)
                .arg(ours.at(i).median(), 0, 'f', 2)
                .arg(floor.at(i).median(), 0, 'f', 2));
}

Result<Keystrokes, QString> typeAll(const QString &database)
{
    const QList<Keystroke> typed = typedWords();
    CatalogReaderSqlite reader(database);
    BareCards bare(database);
    QList<Samples> ours(typed.size());
    QList<Samples> floor(typed.size());
    Keystrokes result;
    for (int round = 0; round < rounds; ++round)
        for (qsizetype i = 0; i < typed.size(); ++i) {
            if (interrupted()) return Failure{QStringLiteral("interrupted")};
            ProductQuery query;
            query.text = typed.at(i).text;
            query.language = typed.at(i).language;
            query.month = 11;
            auto begun = Stopwatch::now();
            const auto answer = reader.search(query);
            ours[i].add(millisSince(begun));
            if (!answer) return Failure{QStringLiteral("the catalog cannot be read")};
            const std::string ids = idsOf(answer->products);
            begun = Stopwatch::now();
            const int rows = bare.run(ids);
            floor[i].add(millisSince(begun));
            if (rows != answer->products.size()) return Failure{QStringLiteral("the floor finds another page")};
            if (round == 0 && rows > 0) ++result.found;
        }
    for (qsizetype i = 0; i < typed.size(); ++i) {
        result.ours.add(ours.at(i).median());
        result.floor.add(floor.at(i).median());
    }
    saySlowest(typed, ours, floor);
    return result;
}

Rows rowsOf(const QString &database, int products)
{
    say(QStringLiteral("searching %1 products").arg(products));
    Result<Keystrokes, QString> typed = Failure{QString()};
    try {
        typed = typeAll(database);
    } catch (const SQLite::Exception &exception) {
        return Failure{QString::fromUtf8(exception.what())};
    }
    if (!typed) return typed.failure();
    if (typed->found * 2 < typed->ours.size()) return Failure{QStringLiteral("most of what was typed found nothing")};
    const auto row = [&](int percent, const Target &target) {
        return Row{QStringLiteral("search"),
                   QStringLiteral("a key, %L1 products, p%2").arg(products).arg(percent),
                   QStringLiteral("ms"),
                   typed->ours.percentile(percent),
                   typed->floor.percentile(percent),
                   3,
                   target,
                   QStringLiteral("%1 keys × %2").arg(typed->ours.size()).arg(rounds)};
    };
    return QList<Row>{row(50, Target::unjudged()), row(99, Target::figureAtMost(2, QStringLiteral("≤ 2 ms")))};
}

} // namespace

Rows measureSearch(Environment &environment)
{
    const auto terminal = environment.terminal();
    if (!terminal) return terminal.failure();
    auto rows = rowsOf(state::catalogDatabase(*terminal), Environment::terminalProducts);
    if (!rows || !environment.full()) return rows;

    const auto folder = environment.newFolder(QStringLiteral("search"));
    if (!folder) return folder.failure();
    say(QStringLiteral("making a catalog of %1 products").arg(largeCatalog));
    const QString database = state::catalogDatabase(*folder);
    if (const auto filled = fillCatalog(database, largeCatalog, *folder); !filled) return filled.failure();
    const auto large = rowsOf(database, largeCatalog);
    if (!large) return large;
    return *rows + *large;
}

} // namespace caravan::bench

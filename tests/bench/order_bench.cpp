// SPDX-License-Identifier: Apache-2.0
#include "bench/environment.h"
#include "bench/generated_catalog.h"
#include "bench/measured_program.h"
#include "bench/measurements.h"
#include "bench/sample_orders.h"
#include "bench/samples.h"
#include "core/process_options.h"
#include "domain/orders/order_document.h"
#include "storage/catalog_writer.h"
#include "storage/order_journal_sqlite.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <atomic>
#include <thread>

namespace caravan::bench {

namespace {

constexpr int orders = 300;
constexpr int pulledProducts = 2'000;

/// One row in one durable transaction: what SQLite takes for it at least.
class BareJournal
{
public:
    BareJournal(const QString &path, qsizetype rowBytes)
        : m_database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5'000)
        , m_row(static_cast<size_t>(rowBytes), 'x')
    {
        m_database.exec("PRAGMA journal_mode=WAL");
        m_database.exec("PRAGMA synchronous=FULL");
        m_database.exec("CREATE TABLE bare(id INTEGER PRIMARY KEY, document BLOB NOT NULL)");
        m_insert.emplace(m_database, "INSERT INTO bare(document) VALUES(?)");
    }
    void insert()
    {
        m_insert->reset();
        m_insert->bind(1, m_row.data(), static_cast<int>(m_row.size()));
        m_insert->exec();
    }

private:
    SQLite::Database m_database;
    std::vector<char> m_row;
    std::optional<SQLite::Statement> m_insert;
};

/// Writes the same pages with other prices over and over, in a thread, as a pull does.
class Pulling
{
public:
    static Result<std::unique_ptr<Pulling>, QString> start(const QString &folder)
    {
        auto generated = GeneratedCatalog::make(pulledProducts, folder);
        if (!generated) return generated.failure();
        auto writer = CatalogWriter::open(state::catalogDatabase(folder));
        if (!writer) return Failure{QStringLiteral("the catalog cannot be opened")};
        std::unique_ptr<Pulling> pulling(new Pulling(std::move(writer).value()));
        if (!pulling->m_writer->replaceCategories((*generated)->categories()))
            return Failure{QStringLiteral("the catalog cannot be written")};
        while (auto page = (*generated)->nextPage())
            pulling->m_pages.append(std::move(page->products));
        pulling->m_thread = std::thread([writing = pulling.get()] { writing->run(); });
        return pulling;
    }
    ~Pulling()
    {
        m_end = true;
        if (m_thread.joinable()) m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Pulling)

    /// Pages written so far, by now changed ones; −1 after a failure.
    [[nodiscard]] int pages() const { return m_failed ? -1 : m_count.load(); }

private:
    explicit Pulling(std::unique_ptr<CatalogWriter> writer)
        : m_writer(std::move(writer))
    {
    }
    void run()
    {
        const SystemClock clock;
        while (!m_end)
            for (QList<CatalogProductRow> &page : m_pages) {
                if (m_end) return;
                for (CatalogProductRow &product : page)
                    for (CatalogVariantRow &variant : product.variants)
                        variant.price = variant.price.value_or(Money()) + Money::fromFen(1);
                if (!m_writer->applyPage(page, clock.utcNow())) {
                    m_failed = true;
                    return;
                }
                ++m_count;
            }
    }

    std::unique_ptr<CatalogWriter> m_writer;
    QList<QList<CatalogProductRow>> m_pages;
    std::atomic_bool m_end = false;
    std::atomic_bool m_failed = false;
    std::atomic_int m_count = 0;
    std::thread m_thread;
};

struct Commits
{
    Samples ours;
    Samples floor;
};

/// Bytes that an order adds, its sealed contact with it: the row of the floor is as long.
qsizetype bytesOf(const OrderDraft &draft, const ContactVault &vault)
{
    const OrderId id = OrderId::make(SystemClock().utcNow());
    const QByteArray sealed = vault.seal(*draft.contact, id).valueOr({});
    const OrderIdentity identity{id, OrderNumber::make(QStringLiteral("K01"), 1), QStringLiteral("K01"), {}};
    return orderDocument(draft, identity, sealed).size() + sealed.size();
}

Result<Commits, QString> commitAll(const QString &folder)
{
    const SystemClock clock;
    const auto vault = ContactVault::open(state::contactKey(folder));
    if (!vault) return Failure{QStringLiteral("the key of the contacts cannot be made")};
    const auto journal =
        OrderJournalSqlite::open({state::journalDatabase(folder), QStringLiteral("K01"), 1, {}}, *vault, clock);
    if (!journal) return Failure{QStringLiteral("the journal cannot be opened")};
    const OrderDraft draft = orderWithContact();
    BareJournal bare(folder + QStringLiteral("/bare.db"), bytesOf(draft, *vault));
    Commits commits;
    for (int i = 0; i < orders; ++i) {
        if (interrupted()) return Failure{QStringLiteral("interrupted")};
        const OrderId id = OrderId::make(clock.utcNow());
        auto begun = Stopwatch::now();
        const auto placed = (*journal)->place(id, draft);
        commits.ours.add(millisSince(begun));
        if (!placed) return Failure{QStringLiteral("an order was refused: %1").arg(static_cast<int>(placed.error()))};
        begun = Stopwatch::now();
        bare.insert();
        commits.floor.add(millisSince(begun));
    }
    return commits;
}

QList<Row> rowsOf(const Commits &commits, const QString &circumstance)
{
    const auto row = [&](int percent, const Target &target) {
        return Row{QStringLiteral("order"),
                   QStringLiteral("durable commit%1, p%2").arg(circumstance).arg(percent),
                   QStringLiteral("ms"),
                   commits.ours.percentile(percent),
                   commits.floor.percentile(percent),
                   2,
                   target,
                   QStringLiteral("%1 orders").arg(orders)};
    };
    return {row(50, Target::unjudged()), row(99, Target::ratioAtMost(2))};
}

Rows measure(Environment &environment)
{
    const auto alone = environment.newFolder(QStringLiteral("order"));
    if (!alone) return alone.failure();
    const auto commits = commitAll(*alone);
    if (!commits) return commits.failure();

    const auto shared = environment.newFolder(QStringLiteral("order"));
    if (!shared) return shared.failure();
    const auto pulling = Pulling::start(*shared);
    if (!pulling) return pulling.failure();
    const auto meanwhile = commitAll(*shared);
    if (!meanwhile) return meanwhile.failure();
    const int pages = (*pulling)->pages();
    if (pages <= 0) return Failure{QStringLiteral("nothing was pulled meanwhile")};
    return rowsOf(*commits, QString()) + rowsOf(*meanwhile, QStringLiteral(" while %1 pages are pulled").arg(pages));
}

} // namespace

Rows measureOrder(Environment &environment)
{
    say(QStringLiteral("committing %1 orders twice").arg(orders));
    try {
        return measure(environment);
    } catch (const SQLite::Exception &exception) {
        return Failure{QString::fromUtf8(exception.what())};
    }
}

} // namespace caravan::bench

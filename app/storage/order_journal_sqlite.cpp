// SPDX-License-Identifier: Apache-2.0
#include "storage/order_journal_sqlite.h"

#include "core/logging.h"
#include "storage/query.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr int maximumListed = 10'000;
constexpr qint64 maximumUnitPriceFen = 100'000'000; // docs/catalog-format.md, price_fen

bool withinLimits(const OrderDraft &draft)
{
    const auto lineFits = [](const LineItem &line) {
        return !line.variant.isNull() && line.quantity >= 1 && line.quantity <= Cart::maximumQuantity &&
               line.unitPrice.fen() >= 0 && line.unitPrice.fen() <= maximumUnitPriceFen;
    };
    return draft.lines.size() <= Cart::maximumLines && draft.shippingPrice.fen() >= 0 &&
           draft.shippingPrice.fen() <= maximumUnitPriceFen &&
           std::all_of(draft.lines.begin(), draft.lines.end(), lineFits);
}

} // namespace

OrderJournalSqlite::OrderJournalSqlite(std::unique_ptr<JournalFile> file, const Options &options,
                                       const ContactVault &vault, const Clock &clock)
    : m_file(std::move(file))
    , m_options(options)
    , m_vault(vault)
    , m_clock(clock)
{
}

OrderJournalSqlite::~OrderJournalSqlite() = default;

Result<std::unique_ptr<OrderJournalSqlite>, JournalError>
OrderJournalSqlite::open(const Options &options, const ContactVault &vault, const Clock &clock)
{
    if (!OrderNumber::parse(OrderNumber::make(options.terminal, 1).toString())) return Failure{JournalError::Failed};
    auto file = JournalFile::open(options.path, options.tuning);
    if (!file.ok()) return Failure{toJournalError(file.error())};
    return std::unique_ptr<OrderJournalSqlite>(new OrderJournalSqlite(std::move(file).value(), options, vault, clock));
}

Result<PlacedOrder, JournalError> OrderJournalSqlite::place(const OrderId &id, const OrderDraft &draft)
{
    if (m_file->newer()) return Failure{JournalError::NewerSchema};
    if (id.isNull() || check(draft) != DraftFault::None || !withinLimits(draft))
        return Failure{JournalError::InvalidDraft};
    QByteArray sealed;
    if (draft.contact) {
        const auto contact = m_vault.seal(*draft.contact, id);
        if (!contact.ok()) return Failure{JournalError::Failed};
        sealed = *contact;
    }
    auto placed = m_file->transaction([&]() -> Result<PlacedOrder, JournalError> {
        if (const auto first = find(id)) return *first;
        return insert(id, draft, sealed);
    });
    if (!placed.ok()) qCWarning(lcOrders).noquote() << "order" << id.toString() << "not accepted";
    return placed;
}

std::optional<PlacedOrder> OrderJournalSqlite::find(const OrderId &id)
{
    Query select(m_file->connection(), "SELECT number, total_fen, placed_ms FROM orders WHERE order_id = ?");
    if (!select.bind(id.toString()).step()) return std::nullopt;
    return PlacedOrder{id, OrderNumber::parse(select.text(0)).value_or(OrderNumber()),
                       Money::fromFen(select.integer(1)), utcFromMillis(select.integer(2))};
}

int OrderJournalSqlite::nextCounter()
{
    Query next(m_file->connection(), "INSERT INTO counter(terminal, last) VALUES(?, ?) "
                                     "ON CONFLICT(terminal) DO UPDATE SET last = last + 1 RETURNING last");
    next.bind(m_options.terminal, m_options.firstCounter).step();
    const int counter = next.number(0);
    while (next.step())
        continue; // the statement must end before the transaction does
    return counter;
}

Result<PlacedOrder, JournalError> OrderJournalSqlite::insert(const OrderId &id, const OrderDraft &draft,
                                                             const QByteArray &sealed)
{
    Connection &connection = m_file->connection();
    const OrderIdentity identity{id, OrderNumber::make(m_options.terminal, nextCounter()), m_options.terminal,
                                 m_clock.utcNow()};
    const QByteArray document = orderDocument(draft, identity, sealed);
    const QByteArray hash = documentHash(document);
    const qint64 placedMs = toMillis(identity.placedAt);

    Query(connection, "INSERT INTO orders(position, order_id, number, placed_ms, total_fen, document, document_sha256) "
                      "VALUES((SELECT coalesce(max(position), 0) + 1 FROM orders), ?, ?, ?, ?, ?, ?)")
        .bind(id.toString(), identity.number.toString(), placedMs, draft.total().fen(), document, hash)
        .run();
    insertLines(id, draft);
    if (!sealed.isEmpty())
        Query(connection, "INSERT INTO contact(order_id, sealed) VALUES(?, ?)").bind(id.toString(), sealed).run();
    Query(connection, "INSERT INTO delivery(position, order_id, state) "
                      "SELECT position, order_id, ? FROM orders WHERE order_id = ?")
        .bind(deliveryStateName(DeliveryState::Pending), id.toString())
        .run();

    JournalEntry accepted;
    accepted.atMs = placedMs;
    accepted.orderId = id.toString();
    accepted.kind = deliveryEventName(DeliveryEventKind::Accepted);
    accepted.reference = identity.number.toString();
    accepted.amountFen = draft.total().fen();
    accepted.documentSha256 = hash;
    m_file->append(accepted);

    // Read back before the commit: what the shopper is thanked for is what the rows say.
    if (storedTotal(id) + draft.shippingPrice != draft.total() || !readOrderDocument(document))
        return Failure{JournalError::Failed};
    return PlacedOrder{id, identity.number, draft.total(), identity.placedAt};
}

void OrderJournalSqlite::insertLines(const OrderId &id, const OrderDraft &draft)
{
    Query insertLine(m_file->connection(),
                     "INSERT INTO order_line(order_id, position, variant_id, sku, quantity, unit_price_fen) "
                     "VALUES(?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (const LineItem &line : draft.lines)
        insertLine
            .bind(id.toString(), position++, line.variant.toString(), line.sku.toString(), line.quantity,
                  line.unitPrice.fen())
            .run();
}

Money OrderJournalSqlite::storedTotal(const OrderId &id)
{
    Query sum(m_file->connection(), "SELECT sum(quantity * unit_price_fen) FROM order_line WHERE order_id = ?");
    sum.bind(id.toString()).step();
    return Money::fromFen(sum.integer(0));
}

Result<OrderAccounts, JournalError> OrderJournalSqlite::accounts()
{
    return m_file->connection().reading([&]() -> Result<OrderAccounts, JournalError> { return m_file->accounts(); });
}

Result<QList<OrderOverview>, JournalError> OrderJournalSqlite::recent(int limit)
{
    return m_file->connection().attempt([&]() -> Result<QList<OrderOverview>, JournalError> {
        Query select(m_file->connection(),
                     "SELECT o.order_id, o.number, o.total_fen, o.placed_ms, d.state, d.reason, d.attempts "
                     "FROM orders o JOIN delivery d USING(position) ORDER BY position DESC LIMIT ?");
        select.bind(std::clamp(limit, 0, maximumListed));
        QList<OrderOverview> orders;
        while (select.step())
            orders.append({{OrderId::parse(select.text(0)).value_or(OrderId()),
                            OrderNumber::parse(select.text(1)).value_or(OrderNumber()),
                            Money::fromFen(select.integer(2)), utcFromMillis(select.integer(3))},
                           deliveryStateFromName(select.text(4)).value_or(DeliveryState::Quarantined),
                           select.text(5),
                           select.number(6)});
        return orders;
    });
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "storage/order_listing.h"

#include "storage/journal_file.h"
#include "storage/query.h"

#include <QFileInfo>

namespace caravan {

namespace {

constexpr int pageSize = 500;

using Page = QList<ListedOrder>;

Result<Page, StorageError> pageAfter(JournalFile &file, qint64 &position)
{
    return file.connection().reading([&]() -> Result<Page, StorageError> {
        Page page;
        Query select(file.connection(), "SELECT position, order_id, number, total_fen, placed_ms FROM orders "
                                        "WHERE position > ? ORDER BY position LIMIT ?");
        select.bind(position, pageSize);
        while (select.step()) {
            // Pages of a damaged file may lead in circles.
            if (select.integer(0) <= position) return Failure{StorageError::Damaged};
            position = select.integer(0);
            const auto id = OrderId::parse(select.text(1));
            const auto number = OrderNumber::parse(select.text(2));
            if (!id || !number) return Failure{StorageError::Damaged};
            const auto delivery = file.record(*id);
            if (!delivery) return Failure{StorageError::Damaged};
            page.append(
                {{*id, *number, Money::fromFen(select.integer(3)), utcFromMillis(select.integer(4))}, *delivery});
        }
        return page;
    });
}

} // namespace

Result<int, StorageError> listOrders(const QString &path, const std::function<bool(const ListedOrder &)> &visit)
{
    if (!QFileInfo::exists(path)) return Failure{StorageError::Missing};
    const auto file = JournalFile::open(path, JournalTuning());
    if (!file.ok()) return file.failure();
    int given = 0;
    qint64 position = 0;
    while (true) {
        const auto page = pageAfter(**file, position);
        if (!page.ok()) return page.failure();
        for (const ListedOrder &order : *page) {
            ++given;
            if (!visit(order)) return given;
        }
        if (page->size() < pageSize) return given;
    }
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
// The contract between the agent and the online store (docs/store-api.md), as one suite for every store. It is given a
// fresh store by environment, which scripts/contract sets:
//   CARAVAN_CONTRACT_STATE    folder with store.json
//   CARAVAN_CONTRACT_CATALOG  catalog file that the store was filled from
//   CARAVAN_CONTRACT_RESTART  command that takes `stop` or `start`; without it the outages are skipped
// `tst_store_contract [CLASS]…` runs these classes only.
#include "tests/contract/catalog_contract.h"
#include "tests/contract/delta_contract.h"
#include "tests/contract/order_contract.h"
#include "tests/contract/outage_contract.h"
#include "tests/contract/refusal_contract.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>

using namespace caravan::contract;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto store = StoreUnderTest::fromEnvironment();
    if (!store) {
        std::puts("no store to test: CARAVAN_CONTRACT_STATE is not set (run scripts/contract)");
        return 0;
    }
    const SeededCatalog catalog = SeededCatalog::fromEnvironment();
    Shelf shelf(*store);
    CatalogContract reading(*store, catalog);
    OrderContract orders(*store, shelf);
    RefusalContract refusals(*store, shelf);
    DeltaContract deltas(*store, shelf);
    OutageContract outages(*store, shelf);
    const QStringList wanted = application.arguments().mid(1);
    int failures = 0;
    for (QObject *test : std::initializer_list<QObject *>{&reading, &orders, &refusals, &deltas, &outages}) {
        const QString name = QString::fromLatin1(test->metaObject()->className()).section(QStringLiteral("::"), -1);
        if (wanted.isEmpty() || wanted.contains(name))
            failures += QTest::qExec(test, {application.arguments().first()});
    }
    return failures > 0 ? 1 : 0;
}

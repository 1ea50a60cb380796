// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/terminal.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace caravan::functional;

/// A shopper walks away: after the warning everything of the visit is gone, and nothing of the contact is in a file.
class TestIdleWipe : public QObject
{
    Q_OBJECT

private slots:
    void walksAway();
};

void TestIdleWipe::walksAway()
{
    Terminal terminal(QStringLiteral(CARAVAN_BINARIES), QString());
    QVERIFY(terminal.configure(QStringLiteral("idle_warning_seconds = 4\nidle_wipe_seconds = 8")));
    terminal.startStore();
    terminal.startAgent();
    QVERIFY(terminal.startKiosk());
    QVERIFY(terminal.waitForCatalog() > 0);
    KioskRemote &remote = terminal.remote;
    remote.tap(QStringLiteral("attract.touch")).tap(QStringLiteral("language.en"));
    remote.tap(QStringLiteral("product.card.0")).tap(QStringLiteral("product.add"));
    remote.tap(QStringLiteral("nav.cart")).tap(QStringLiteral("cart.checkout"));
    remote.tap(QStringLiteral("fulfilment.pick-up")).tap(QStringLiteral("fulfilment.continue"));
    remote.tap(QStringLiteral("contact.phone"));
    for (const QChar digit : QStringLiteral("13912345678"))
        remote.tap(QStringLiteral("key.") + digit);
    QVERIFY2(remote.ok(), qPrintable(remote.error()));

    // "I need more time" keeps the visit.
    remote.waitFor(QStringLiteral("idle.extend"), 15'000).tap(QStringLiteral("idle.extend"));
    remote.waitGone(QStringLiteral("idle.extend"), 5'000).waitFor(QStringLiteral("contact.phone"));
    QVERIFY2(remote.ok(), qPrintable(remote.error()));

    // Without an answer everything goes.
    remote.waitFor(QStringLiteral("attract.touch"), 30'000);
    remote.tap(QStringLiteral("attract.touch")).tap(QStringLiteral("language.en"));
    remote.tap(QStringLiteral("nav.cart")).waitFor(QStringLiteral("cart.home"));
    QVERIFY2(remote.ok(), qPrintable(remote.error()));
    QVERIFY(!remote.isShown(QStringLiteral("cart.checkout")));

    QDirIterator files(terminal.stateDir(), QDir::Files | QDir::Hidden);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains("13912345678"), qPrintable(file.fileName()));
    }
}

QTEST_GUILESS_MAIN(TestIdleWipe)
#include "tst_idle_wipe.moc"

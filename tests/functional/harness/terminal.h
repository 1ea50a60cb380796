// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "functional/harness/kiosk_remote.h"
#include "functional/harness/program.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace caravan::functional {

/// Where the orders of a terminal stand, as its own program prints it.
struct Accounts
{
    int accepted = -1;
    int acknowledged = -1;
    int pending = -1;
    int quarantined = -1;
    bool balanced = false;
};

/// A whole terminal of real programs in a state folder of its own: store, agent, kiosk and a hand before the screen.
/// Destroying it ends all three; the folder goes with it unless it was given.
class Terminal
{
public:
    /// `stateDir` empty: a temporary folder. `storeFile`: the connection file of a store that runs already and stays.
    Terminal(const QString &binaries, const QString &stateDir, const QString &storeFile = {});

    /// Short intervals, so that a test does not wait for what a shop can wait for. `extra` is more TOML.
    bool configure(const QString &extra = {});
    void startStore(const QStringList &arguments = {});
    /// Kills the store; one that is not ours is called at a port where nobody answers. startStore() brings it back.
    void cutLine();
    void startAgent() { agent.start(); }
    /// Starts the kiosk and takes hold of its screen.
    bool startKiosk(const QStringList &arguments = {});
    /// Until a whole catalog with all its pictures is there. −1: not in time; else the number of products.
    [[nodiscard]] int waitForCatalog(int timeout = 120'000) const;
    /// Until nothing is pending and at least `accepted` orders were taken.
    [[nodiscard]] bool waitForDelivery(int accepted, int timeout = 120'000) const;
    [[nodiscard]] Accounts accounts() const;
    [[nodiscard]] QString stateDir() const { return m_stateDir; }
    [[nodiscard]] QString binary(const QString &name) const { return m_binaries + u'/' + name; }
    [[nodiscard]] QString scannerPicture() const { return m_stateDir + QStringLiteral("/scanned.png"); }

private:
    void writeConnection(const QJsonObject &connection) const;

    QTemporaryDir m_temporary;
    QString m_binaries;
    QString m_stateDir;
    QString m_storeFile;

public:
    Program store;
    Program agent;
    Program kiosk;
    KioskRemote remote;
};

} // namespace caravan::functional

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewmodels/services.h"

#include <QQmlEngine>
#include <QTimer>

namespace caravan {

/// How fresh the catalog is, whether the line is up, and where all orders stand (I10). GUI thread; reads the
/// databases on the worker, every half minute and when it is told that something changed.
class StatusViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(bool catalogReady READ catalogReady NOTIFY changed FINAL)
    Q_PROPERTY(bool catalogMissing READ catalogMissing NOTIFY changed FINAL)
    Q_PROPERTY(bool online READ online NOTIFY changed FINAL)
    Q_PROPERTY(bool agentPresent READ agentPresent NOTIFY changed FINAL)
    Q_PROPERTY(QString pricesAge READ pricesAge NOTIFY changed FINAL)
    Q_PROPERTY(QString stockAge READ stockAge NOTIFY changed FINAL)
    Q_PROPERTY(int accepted READ accepted NOTIFY changed FINAL)
    Q_PROPERTY(int acknowledged READ acknowledged NOTIFY changed FINAL)
    Q_PROPERTY(int pending READ pending NOTIFY changed FINAL)
    Q_PROPERTY(int quarantined READ quarantined NOTIFY changed FINAL)
    Q_PROPERTY(bool balanced READ balanced NOTIFY changed FINAL)

public:
    StatusViewModel(Services services, QObject *parent);

    [[nodiscard]] bool catalogReady() const { return m_freshness.published; }
    [[nodiscard]] bool catalogMissing() const { return m_asked && !m_freshness.published; }
    [[nodiscard]] bool online() const { return m_agentPresent && m_online; }
    [[nodiscard]] bool agentPresent() const { return m_agentPresent; }
    [[nodiscard]] QString pricesAge() const;
    [[nodiscard]] QString stockAge() const;
    [[nodiscard]] int accepted() const { return m_accounts.accepted; }
    [[nodiscard]] int acknowledged() const { return m_accounts.acknowledged; }
    [[nodiscard]] int pending() const { return m_accounts.pending; }
    [[nodiscard]] int quarantined() const { return m_accounts.quarantined; }
    [[nodiscard]] bool balanced() const { return m_accounts.balance(); }
    [[nodiscard]] const CatalogFreshness &freshness() const { return m_freshness; }

    /// What the agent last said; agentPresent false: the link to it is down and the kiosk works on.
    void setAgent(bool present, bool storeReachable);
    void reload();

signals:
    void changed();
    /// Another catalog version is there: what is shown should be read again.
    void catalogChanged();

private:
    void apply(const Result<CatalogFreshness, CatalogError> &freshness);

    Services m_services;
    QTimer m_timer;
    CatalogFreshness m_freshness;
    OrderAccounts m_accounts;
    bool m_asked = false;
    bool m_agentPresent = false;
    bool m_online = false;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "functional/harness/kiosk_remote.h"
#include "functional/harness/program.h"

#include <QDir>
#include <QList>

#include <optional>

namespace caravan::functional {

/// The scripted journey: three visits in three languages with the line cut, then the line returns and every order
/// arrives. Touches the real screen of the real programs; nothing of it knows a shortcut.
class Journey
{
public:
    struct Options
    {
        QString binaries;
        QString screenshots;
        QString stateDir;
        QList<Language> languages;
    };

    explicit Journey(Options options);

    /// Exit status: 0 only where every step went well and both sides count the same.
    int run();

private:
    struct Visit
    {
        Language language;
        QStringList searchKeys; ///< names of the keys of the on-screen keyboard
        QString fulfilment;     ///< "take-away", "pick-up" or "ship"
        QStringList nameKeys;
    };
    struct Accounts
    {
        int accepted = -1;
        int acknowledged = -1;
        int pending = -1;
        int quarantined = -1;
        bool balanced = false;
    };

    static Visit visitIn(Language language);
    bool start();
    bool takeVisit(const Visit &visit);
    void wakeAndChoose(const Visit &visit);
    void browseAndAdd(const Visit &visit);
    void search(const Visit &visit);
    void scanAndAdd(const Visit &visit);
    void checkOut(const Visit &visit);
    void enterContact(const Visit &visit);
    void tapKeys(const QStringList &keys);
    void shot(const Visit &visit, const QString &step);
    bool restoreLine();
    [[nodiscard]] Accounts kioskAccounts() const;
    int summarise();
    int fail(const QString &step);

    Options m_options;
    QDir m_screenshots;
    Program m_store;
    Program m_agent;
    Program m_kiosk;
    KioskRemote m_remote;
    QString m_picture; ///< what the scanner is shown
    QStringList m_tickets;
    int m_shots = 0;
    qint64 m_startedAt = 0;
};

} // namespace caravan::functional

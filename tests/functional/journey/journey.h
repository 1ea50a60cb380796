// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "functional/harness/store_ledger.h"
#include "functional/harness/terminal.h"

#include <QDir>
#include <QList>

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
        QString storeFile; ///< connection file of a store that runs already; else a demo store is started
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
    int summarise();
    int fail(const QString &step);

    Options m_options;
    QDir m_screenshots;
    Terminal m_terminal;
    KioskRemote &m_remote;
    QStringList m_tickets;
    StoreLedger m_before; ///< of a store that is not the journey's own
    int m_shots = 0;
    qint64 m_startedAt = 0;
};

} // namespace caravan::functional

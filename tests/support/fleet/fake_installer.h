// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/slots/release_slots.h"
#include "fleet/terminal/delta_sink.h"
#include "fleet/terminal/enrolment.h"
#include "fleet/terminal/release_installer.h"

#include <QDir>
#include <QSet>

namespace caravan {

/// An installer whose releases are empty folders: checks the delta's hash and keeps the slots' rules, but takes no
/// time.
class FakeInstaller final : public ReleaseInstaller
{
public:
    explicit FakeInstaller(QString state)
        : m_state(std::move(state))
    {
    }

    QSet<QString> bad;             ///< revisions that fail their gate
    QSet<QByteArray> believedKeys; ///< commit keys that sign; empty: any
    int installs = 0;

    [[nodiscard]] bool has(FleetPart, const QString &revision) const override { return m_taken.contains(revision); }

    Result<Done, ReleaseFault> install(const InstallOrder &order) override
    {
        ++installs;
        if (!m_taken.contains(order.revision)) {
            if (!hasHash(order.deltaFile, order.delta.size, order.delta.sha256))
                return Failure{ReleaseFault{FleetRefusal::WrongDelta, {}}};
            if (!signedByAListedKey(order)) return Failure{ReleaseFault{FleetRefusal::CommitUnsigned, {}}};
            m_taken.insert(order.revision);
        }
        ReleaseSlots places(fleet_files::slotsOf(m_state, order.label.part));
        const QString fresh = places.freshFolder(order.revision);
        QDir().mkpath(fresh);
        return places.adopt(fresh, order.revision) ? Result<Done, ReleaseFault>(Done{})
                                                   : Failure{ReleaseFault{FleetRefusal::Incomplete, {}, true}};
    }

    Result<Done, GateFault> gate(FleetPart, const QString &revision) override
    {
        if (bad.contains(revision)) return Failure{GateFault{true, QStringLiteral("it cannot")}};
        return Done{};
    }

    void tidy(FleetPart) override {}

private:
    [[nodiscard]] bool signedByAListedKey(const InstallOrder &order) const
    {
        if (believedKeys.isEmpty()) return true;
        for (const KeyList::CommitKey &key : order.keys)
            if (believedKeys.contains(key.bytes)) return true;
        return false;
    }

    QString m_state;
    QSet<QString> m_taken;
};

} // namespace caravan

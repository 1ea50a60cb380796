// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/slots/release_slots.h"
#include "fleet/terminal/health_gate.h"

namespace caravan {

/// The installer of a real terminal: OSTree, copies in slots, the release's own gate for the program, the schema's
/// check for settings, the kinds of files for content.
class OstreeInstaller final : public ReleaseInstaller
{
public:
    /// `checkConfig`: what is wrong with a delivered folder of settings.
    using ConfigCheck = std::function<Result<Done, QString>(const QString &dir)>;

    static Result<std::unique_ptr<OstreeInstaller>, QString> open(const QString &state, HealthGate gate,
                                                                  ConfigCheck checkConfig);

    [[nodiscard]] bool has(FleetPart part, const QString &revision) const override;
    Result<Done, ReleaseFault> install(const InstallOrder &order) override;
    Result<Done, GateFault> gate(FleetPart part, const QString &revision) override;
    void tidy(FleetPart part) override;

private:
    OstreeInstaller(ReleaseRepository repository, QString state, HealthGate gate, ConfigCheck checkConfig);
    [[nodiscard]] ReleaseSlots slotsOf(FleetPart part) const;

    ReleaseRepository m_repository;
    QString m_state;
    HealthGate m_gate;
    ConfigCheck m_checkConfig;
};

} // namespace caravan

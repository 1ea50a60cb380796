// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "fleet/terminal/release_installer.h"

#include <functional>

namespace caravan {

/// Runs a release's own gate before it is believed: `bin/caravan-health-gate --state SCRATCH` has to end with status 0
/// in time; the scratch state holds a copy of the terminal's journal. Status 75 means "no answer this time". Then the
/// running release's gate has to read what the new one made of that copy (`--read-journal FILE`): there must be a way
/// back. Blocking.
class HealthGate
{
public:
    struct Options
    {
        QString scratch;
        Milliseconds limit{30'000};
        /// Copies the terminal's journal to the path; does nothing where there is none yet.
        std::function<Result<Done, QString>(const QString &)> copyJournal;
    };

    explicit HealthGate(Options options)
        : m_options(std::move(options))
    {
    }
    /// `before`: folder of the release that runs; empty: none.
    Result<Done, GateFault> check(const QString &release, const QString &before) const;

private:
    Result<Done, GateFault> runProgram(const QString &release, const QStringList &arguments) const;

    Options m_options;
};

/// The gate's program within a release.
inline const QString gateProgram = QStringLiteral("/bin/caravan-health-gate");

} // namespace caravan

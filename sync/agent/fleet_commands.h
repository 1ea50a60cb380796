// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/process_options.h"

class QCommandLineParser;

namespace caravan {

/// The agent's options about the fleet, each of which ends the program: --enrol-request, --enrol-accept,
/// --fleet-status,
/// --update.
void addFleetOptions(QCommandLineParser &parser);

/// Runs the one that was given; the exit status, or empty where none was.
std::optional<int> runFleetOption(const QCommandLineParser &parser, const ProcessOptions &options);

} // namespace caravan

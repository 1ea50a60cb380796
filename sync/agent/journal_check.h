// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/process_options.h"
#include "storage/contact_vault.h"

namespace caravan {

/// Reads the whole journal at the start and logs what was found. A damaged one is set aside, never deleted, and a new
/// one begins whose order numbers count on. That needs the kiosk to be away from the file; while it runs, the message
/// says so and the agent must not start. Done also where there is no journal yet.
Result<Done, QString> checkJournal(const ProcessOptions &options, const ContactVault &vault, const Clock &clock);

} // namespace caravan

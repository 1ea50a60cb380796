// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/process_options.h"

namespace caravan {

enum class JournalHealth {
    Usable,
    DamagedInUse, ///< it must be set aside, which has to wait for the programs that have it open
};

/// Reads the whole journal at the start and logs what was found. A damaged one is set aside, never deleted, and a new
/// one takes its place (storage/journal_aside.h). Usable also where there is no journal yet. Error: a sentence, where
/// the damaged one can neither be used nor set aside.
Result<JournalHealth, QString> checkJournal(const ProcessOptions &options, const Clock &clock);

/// Whether every other program has let go of the journal: then checkJournal() is worth another try.
bool journalIsFree(const ProcessOptions &options);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/journal_aside.h"

#include <QJsonObject>

namespace caravan {

class JournalFile;

/// Puts an order that was read out of a damaged journal into the new one: the same document, number and id, its contact
/// still sealed, its events as far as they could be read. One that had not ended by then is quarantined
/// (`journal.recovered`): its last events may be among what was lost, so only staff may say that it is sent again (I4).
/// `line` is one line of the export (journal_aside.h). False where the order is not whole (its document is not the one
/// that was hashed, or its contact is missing); it stays in the export. Inside a transaction; may throw.
bool recoverOrder(JournalFile &journal, const QJsonObject &line, UtcTime now);

} // namespace caravan

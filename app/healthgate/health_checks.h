// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QString>

namespace caravan {

/// What a release has to be able to do on this very machine before it is believed; the message says what it could not.
/// Each touches nothing but its arguments.

/// Draws a QR code and reads it back.
Result<Done, QString> checkCodes();
/// Opens – and so migrates – the journal of a scratch state, or makes one, commits an order and finds it in the
/// accounts.
Result<Done, QString> checkJournalTakesOrders(const QString &stateDir);
/// Shapes Uyghur, Kazakh, Russian and Chinese text with the screen's fonts: every character has a glyph, and ink comes
/// of it. Needs a QGuiApplication.
Result<Done, QString> checkScripts();
/// Reads a journal that another release has migrated: the accounts are there and balance.
Result<Done, QString> checkJournalReadable(const QString &journal);

} // namespace caravan

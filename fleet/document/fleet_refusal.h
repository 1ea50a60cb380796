// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace caravan {

/// Why a terminal does not take what it was served. The word is for status, log and tests.
enum class FleetRefusal {
    TooLarge,
    Malformed,      ///< not the form of docs/fleet.md
    WrongType,      ///< signed, but as another kind of document
    WrongFleet,     ///< signed for another fleet
    KeysUnsigned,   ///< no root that this terminal knows signed the list of keys
    KeysOlder,      ///< an older list of keys than one that was taken
    Unsigned,       ///< no key of the list signed the document
    SerialOlder,    ///< an older document than one that was taken
    SerialTwice,    ///< another document under the serial that was taken
    SerialTooFar,   ///< a jump that no operator makes: it would lock later documents out
    WrongDelta,     ///< size or SHA-256 of a delta file is not the document's
    DeltaUnfit,     ///< the delta could not be applied
    WrongRevision,  ///< the delta did not bring the revision that the document names
    CommitUnsigned, ///< no commit key of the list signed the revision
    CommitForeign,  ///< the revision was made for another fleet or another part
    Older,          ///< an older version than the floor or the one that runs
    Incomplete,     ///< an object is missing or is not what its name says
    BadTree,        ///< a link out of the tree, a special file, too many or too large files
};

/// `too-large`, `serial-older` …
QString fleetRefusalName(FleetRefusal refusal);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "fleet/document/fleet_refusal.h"

namespace caravan {

QString fleetRefusalName(FleetRefusal refusal)
{
    switch (refusal) {
    case FleetRefusal::TooLarge:
        return QStringLiteral("too-large");
    case FleetRefusal::Malformed:
        return QStringLiteral("malformed");
    case FleetRefusal::WrongType:
        return QStringLiteral("wrong-type");
    case FleetRefusal::WrongFleet:
        return QStringLiteral("wrong-fleet");
    case FleetRefusal::KeysUnsigned:
        return QStringLiteral("keys-unsigned");
    case FleetRefusal::KeysOlder:
        return QStringLiteral("keys-older");
    case FleetRefusal::Unsigned:
        return QStringLiteral("unsigned");
    case FleetRefusal::SerialOlder:
        return QStringLiteral("serial-older");
    case FleetRefusal::SerialTwice:
        return QStringLiteral("serial-twice");
    case FleetRefusal::SerialTooFar:
        return QStringLiteral("serial-too-far");
    case FleetRefusal::WrongDelta:
        return QStringLiteral("wrong-delta");
    case FleetRefusal::DeltaUnfit:
        return QStringLiteral("delta-unfit");
    case FleetRefusal::WrongRevision:
        return QStringLiteral("wrong-revision");
    case FleetRefusal::CommitUnsigned:
        return QStringLiteral("commit-unsigned");
    case FleetRefusal::CommitForeign:
        return QStringLiteral("commit-foreign");
    case FleetRefusal::Older:
        return QStringLiteral("older");
    case FleetRefusal::Incomplete:
        return QStringLiteral("incomplete");
    case FleetRefusal::BadTree:
        return QStringLiteral("bad-tree");
    }
    Q_UNREACHABLE();
}

} // namespace caravan

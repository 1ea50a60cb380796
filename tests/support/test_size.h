// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace caravan::test {

/// How much of a long suite is run: CARAVAN_TESTS=slow (`./dev test --slow`) or =nightly, else the quick form.
inline int sized(int quick, int slow, int nightly)
{
    const QByteArray form = qgetenv("CARAVAN_TESTS");
    if (form == "nightly") return nightly;
    return form == "slow" ? slow : quick;
}

/// The seed of a random test: CARAVAN_SEED replays a failure, which printed its own.
inline quint32 firstSeed(quint32 usual)
{
    bool given = false;
    const uint seed = qEnvironmentVariable("CARAVAN_SEED").toUInt(&given);
    return given ? seed : usual;
}
inline bool oneSeedOnly() { return qEnvironmentVariableIsSet("CARAVAN_SEED"); }

} // namespace caravan::test

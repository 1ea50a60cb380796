// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "sync/store/store_client.h"

#include <algorithm>

namespace caravan {

/// True for faults that say something of the store or the line rather than of the one order.
bool isStoreWide(StoreFaultKind kind);

/// Notices that the store itself is away, so that a backlog of a thousand orders does not become a thousand requests
/// into the void: while it is open, one order at a time is tried, at growing distances. Pure state; no clock of its
/// own.
class StoreCircuit
{
public:
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] SteadyTime probeAt() const { return m_probeAt; }
    /// Store-wide faults in a row.
    [[nodiscard]] int failures() const { return m_failures; }

    /// An unreachable store opens it at once, other faults after three in a row: one order on which the store always
    /// fails must not slow down the others (I6).
    void failed(StoreFaultKind kind);
    void probeNotBefore(SteadyTime time) { m_probeAt = time; }
    /// The store asked for silence until then (Retry-After): nobody is let through, a new order neither.
    void holdUntil(SteadyTime time) { m_heldUntil = std::max(m_heldUntil, time); }
    [[nodiscard]] SteadyTime heldUntil() const { return m_heldUntil; }
    /// Staff want it now.
    void endHold() { m_heldUntil = {}; }
    /// The store answered something of its own. True where that closed the circuit.
    bool answered();

private:
    bool m_open = false;
    int m_failures = 0;
    SteadyTime m_probeAt{};
    SteadyTime m_heldUntil{};
};

} // namespace caravan

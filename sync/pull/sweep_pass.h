// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/pull/pull_pass.h"

#include <QSet>

namespace caravan {

/// What one reading of all product ids says about the ones that are here but not there.
struct SweepVerdict
{
    QList<ProductId> remove;   ///< certainly gone
    QSet<ProductId> suspected; ///< so many that a second sweep must say the same
};

/// Pure. `whole`: every page came and the count stood still. Nothing goes by a sweep that is not, nor by an empty one:
/// a store that has lost its sales channel says so too. More than half of what is here goes only if `suspectedBefore`,
/// the sweep before, missed it as well.
SweepVerdict judgeSweep(bool whole, const QSet<ProductId> &there, const QList<ProductId> &here,
                        const QSet<ProductId> &suspectedBefore);

/// Reads the ids of everything that can be sold, removes what has gone and fetches what was missed.
class SweepPass final : public PullPass
{
public:
    /// `suspected` is of the sweep before and is replaced by this one's; it outlives the pass.
    SweepPass(PullPorts ports, PullGate &gate, QSet<ProductId> &suspected)
        : PullPass(ports, gate)
        , m_suspected(suspected)
    {
    }
    void run() override { pull(); }

private:
    void pull();
    void judge();

    QSet<ProductId> &m_suspected;
    QSet<ProductId> m_there;
    int m_offset = 0;
    int m_count = -1;
    bool m_steady = true;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/pull/pull_pass.h"

namespace caravan {

/// Asks for the ways of handing over and their prices. The store tells them of a cart only, so a scratch cart with one
/// piece is made; it is never completed. That the store refuses it is no error: the last known options stay.
class OptionsPass final : public PullPass
{
public:
    OptionsPass(PullPorts ports, PullGate &gate, QString terminal)
        : PullPass(ports, gate)
        , m_terminal(std::move(terminal))
    {
    }
    void run() override;
    [[nodiscard]] bool succeeded() const { return m_succeeded; }

private:
    void makeCart(const RemoteProduct &product, const RemoteVariant &variant);
    void list(const CartId &cart);
    void endBy(const StoreFault &fault);

    QString m_terminal;
    bool m_succeeded = false;
};

} // namespace caravan

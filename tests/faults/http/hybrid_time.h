// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/store/medusa/medusa_store_client.h"
#include "unit/sync/virtual_time.h"

#include <QCoreApplication>
#include <QTimer>

namespace caravan::faults {

/// Virtual time around real requests over loopback: while a request is under way the event loop runs and virtual time
/// stands still; when the line is quiet, time moves to the next timer.
class HybridTime
{
public:
    VirtualTime time;
    VirtualQueue queue{time};
    MedusaStoreClient *client = nullptr;

    /// True where `until` came true within the span of virtual time.
    bool run(Milliseconds span, const std::function<bool()> &until)
    {
        const SteadyTime end = time.steadyNow() + span;
        while (!until()) {
            turn(QEventLoop::AllEvents);
            if (client && client->underWay() > 0) {
                waitForEvents();
                continue;
            }
            const auto left = std::chrono::duration_cast<Milliseconds>(end - time.steadyNow());
            if (left.count() <= 0) return until();
            int steps = 0;
            time.advance(left, [&steps] { return steps++ > 0; });
        }
        return true;
    }

private:
    static void turn(QEventLoop::ProcessEventsFlags flags)
    {
        QCoreApplication::processEvents(flags);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    static void waitForEvents()
    {
        QTimer wake;
        wake.start(20);
        turn(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
};

} // namespace caravan::faults

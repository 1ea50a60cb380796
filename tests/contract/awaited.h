// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/store/store_client.h"

#include <QEventLoop>
#include <QTimer>

#include <memory>

namespace caravan::contract {

/// Calls a StoreClient and waits for its reply, so that a case reads from top to bottom:
/// `awaited<RemoteCart>([&](auto reply) { client.cart(id, reply); })`. A reply that never comes is a fault of its own.
template <class T, class Call> Result<T, StoreFault> awaited(Call call)
{
    struct State
    {
        std::optional<Result<T, StoreFault>> answer;
        QEventLoop loop;
    };
    const auto state = std::make_shared<State>();
    call(StoreReply<T>([state](Result<T, StoreFault> result) {
        state->answer.emplace(std::move(result));
        state->loop.quit();
    }));
    QTimer limit;
    QObject::connect(&limit, &QTimer::timeout, &state->loop, &QEventLoop::quit);
    limit.start(std::chrono::minutes(2));
    if (!state->answer) state->loop.exec();
    if (state->answer) return *state->answer;
    return Failure{StoreFault{StoreFaultKind::Unknown, 0, QStringLiteral("no_reply"), {}}};
}

QString faultText(const StoreFault &fault); ///< "Refused 400 variant_gone"
QString kindName(StoreFaultKind kind);

/// Empty where there is none: QVERIFY2 asks for its words even where nothing failed.
template <class T> QString faultText(const Result<T, StoreFault> &result)
{
    return result.ok() ? QString() : faultText(result.error());
}

} // namespace caravan::contract

/// Fails the case with the fault in words where a Result holds none of its values.
#define VERIFY_OK(result) QVERIFY2((result).ok(), qPrintable(caravan::contract::faultText(result)))

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QList>

namespace caravan::faults {

/// What the proxy does to a request that a fault meets.
enum class Act {
    Refuse,         ///< nobody listens
    ResetAtOnce,    ///< RST when the connection was made
    ResetWhileSent, ///< RST after the head of the request
    ResetAfter,     ///< the store does it, then RST instead of the answer
    ResetWithin,    ///< RST in the middle of the answer
    Silence,        ///< no answer; the store knows nothing
    SilenceAfter,   ///< the store does it, no answer
    Drip,           ///< the store does it, a byte of the answer now and then
    Answer,         ///< `canned` instead of asking the store
    AnswerAfter,    ///< the store does it, then `canned`
    HalfBody,       ///< half of the store's body, its length right
    LongLength,     ///< Content-Length larger than the body, then the end
    ShortLength,    ///< Content-Length smaller than the body
    WrongType,      ///< the store's answer as text/html
    Endless,        ///< a JSON body of 1 GiB
    Twice,          ///< the request reaches the store twice
    Stale,          ///< the first answer that this address ever gave (GET), however old
    TlsExpired,
    TlsWrongHost,
    TlsSelfSigned,
    TlsCut,        ///< the line ends within the handshake
    StoreRestored, ///< from the backup, before the request
    StoreWiped,    ///< all orders and carts are gone, before the request
};

/// One row of the matrix. A value.
struct Fault
{
    QByteArray name;
    Act act = Act::Answer;
    QByteArray canned;         ///< a whole answer
    Milliseconds announced{0}; ///< what Retry-After asks for, as far as it is honoured
    bool refusal = false;      ///< the store's own explicit refusal: staff may have to decide
    bool slow = false;         ///< each attempt costs real time
    bool secure = false;       ///< over TLS

    /// Of requests, in real time. A busy machine must not be taken for a silent store, but silence has to be waited
    /// for.
    static constexpr Milliseconds longTimeout{20'000};
    static constexpr Milliseconds shortTimeout{400};

    [[nodiscard]] bool atConnection() const
    {
        return act == Act::Refuse || act == Act::ResetAtOnce || act == Act::TlsExpired || act == Act::TlsWrongHost ||
               act == Act::TlsSelfSigned || act == Act::TlsCut;
    }
    [[nodiscard]] bool isOnce() const { return act == Act::StoreRestored || act == Act::StoreWiped; }
};

/// How long the client waits for the answer in a case of this fault.
inline Milliseconds timeoutFor(const Fault &fault) { return fault.slow ? Fault::shortTimeout : Fault::longTimeout; }

/// All of them, but the name that is not found, which has no place in a proxy.
const QList<Fault> &allFaults();

} // namespace caravan::faults

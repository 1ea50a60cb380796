// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "sync/store/store_client.h"

#include <QByteArray>

/// What Medusa 2.18 means by its error answers (docs/store-api.md). Pure.
namespace caravan::medusa {

/// Codes that this layer gives to refusals which Medusa tells apart only by their English message.
namespace code {
inline constexpr QStringView alreadyCompleted = u"already_completed"; ///< the cart is an order by now: read it
inline constexpr QStringView paymentMissing = u"payment_missing";     ///< payment has to be prepared (again)
inline constexpr QStringView variantGone = u"variant_gone"; ///< a variant was deleted or its product unpublished
} // namespace code

/// The fault that an answer with a status other than 2xx is. A 4xx without Medusa's error object is Foreign: a proxy
/// or a captive portal must never be taken for the store's refusal (I5).
StoreFault faultOf(int status, const QByteArray &body, Milliseconds retryAfter);

/// RFC 9110, section 10.2.3: seconds or a date. `date` is the answer's own Date header, so that a wrong clock of the
/// terminal does not count (I8); where it has none, `now` does. 0 for garbage and for the past; at most one hour.
Milliseconds retryAfter(const QByteArray &value, const QByteArray &date, UtcTime now);

} // namespace caravan::medusa

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "sync/demostore/field_selection.h"
#include "sync/demostore/http_exchange.h"

#include <optional>

namespace caravan::demostore {

inline constexpr int maximumPage = 1'000; ///< rows of one answer; a larger limit is taken as this

/// What a list request may ask, read and bounded. An unknown parameter is refused with invalid_data, as Medusa refuses
/// `id[$gt]`: a filter that is silently ignored returns everything.
struct ListQuery
{
    int limit = 50;
    int offset = 0;
    bool descending = false;
    QStringList ids;
    std::optional<qint64> updatedAfter; ///< milliseconds of UTC, exclusive
    QString regionId;                   ///< empty: no price context
    FieldSelection fields;
    Language locale = Language::ZhCn; ///< the base where the request names none or one that is not stored

    static Result<ListQuery, Refusal> parse(const Request &request);
};

/// Which filters an /admin list takes; what is not known there is ignored in silence (contract, Order).
ListQuery lenientListQuery(const Request &request);

} // namespace caravan::demostore

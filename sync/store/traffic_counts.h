// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1String>

#include <array>

namespace caravan {

/// What bytes are sent and received for, in the order of their claim to a thin line (design.md, section 3).
enum class TrafficClass {
    Orders,           ///< carts, shipping, payment
    Acknowledgements, ///< complete, and looking up carts and orders
    Prices,           ///< sweeps of prices; the stock comes in the same answer, so both are counted here
    Catalog,          ///< products, categories, ids
    Texts,            ///< translations
    Images,
};

inline constexpr std::array trafficClassNames{QLatin1String("orders"),
                                              QLatin1String("acknowledgements"),
                                              QLatin1String("prices_and_stock"),
                                              QLatin1String("catalog"),
                                              QLatin1String("texts"),
                                              QLatin1String("images")};

/// Bytes of bodies as they were on the line, compressed where they were; heads are not counted. A value.
struct TrafficCounts
{
    struct Bytes
    {
        qint64 sent = 0;
        qint64 received = 0;
        friend bool operator==(const Bytes &, const Bytes &) = default;
    };
    std::array<Bytes, trafficClassNames.size()> classes{};

    [[nodiscard]] Bytes &of(TrafficClass which) { return classes[static_cast<size_t>(which)]; }
    [[nodiscard]] const Bytes &of(TrafficClass which) const { return classes[static_cast<size_t>(which)]; }
    [[nodiscard]] qint64 received() const
    {
        qint64 sum = 0;
        for (const Bytes &bytes : classes)
            sum += bytes.received;
        return sum;
    }
    TrafficCounts &operator+=(const TrafficCounts &other)
    {
        for (size_t i = 0; i < classes.size(); ++i) {
            classes[i].sent += other.classes[i].sent;
            classes[i].received += other.classes[i].received;
        }
        return *this;
    }
    friend bool operator==(const TrafficCounts &, const TrafficCounts &) = default;
};

} // namespace caravan

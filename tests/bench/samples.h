// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include <chrono>

namespace caravan::bench {

using Stopwatch = std::chrono::steady_clock;

/// Milliseconds since then, with the clock's whole resolution.
[[nodiscard]] double millisSince(Stopwatch::time_point start);

/// Figures of one kind, in one unit.
class Samples
{
public:
    void add(double value) { m_values.append(value); }
    void add(const Samples &others) { m_values += others.m_values; }
    [[nodiscard]] qsizetype size() const { return m_values.size(); }
    [[nodiscard]] double median() const { return percentile(50); }
    /// The smallest value that `percent` of all do not exceed (nearest rank); 0 where there is none.
    [[nodiscard]] double percentile(double percent) const;

private:
    QList<double> m_values;
};

} // namespace caravan::bench

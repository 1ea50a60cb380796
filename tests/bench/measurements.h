// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/report.h"
#include "core/result.h"

namespace caravan::bench {

class Environment;

/// Every measurement runs ours and its floor in turn (A B A B …) and returns its rows, or what went wrong.
/// What each one does stands in docs/benchmarks.md.
using Rows = Result<QList<Row>, QString>;

Rows measureStart(Environment &environment);
Rows measureMemory(Environment &environment);
Rows measureSearch(Environment &environment);
Rows measureOrder(Environment &environment);
Rows measurePull(Environment &environment);
Rows measureDeliver(Environment &environment);
Rows measureScan(Environment &environment);

} // namespace caravan::bench

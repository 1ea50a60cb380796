// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace caravan {

/// The commands of caravan-scan. Each takes the arguments behind its name, writes its answers to standard output, one
/// JSON object a line, and its faults to standard error. Exit statuses: 0 done (whatever the codes were), 1 input or
/// output could not be used, 2 the command line is wrong.
namespace scan {

/// Payloads, one a line of standard input.
int parse(const QStringList &arguments);
/// Picture files, named by the arguments.
int decode(const QStringList &arguments);

} // namespace scan

} // namespace caravan

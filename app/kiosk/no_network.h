// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QString>

class QQmlEngine;

namespace caravan {

/// Takes the network away from this process for good (seccomp-bpf): socket() of AF_INET and AF_INET6 is answered with
/// EACCES in every thread from now on, and io_uring, which could open sockets past the filter, is refused. Call it
/// first in main(), before any library makes a thread. The systemd unit forbids the same once more from outside.
Result<Done, QString> denyNetwork();

/// QML files and pictures come from the program's resources and its image providers only: every other URL of the
/// engine, http and file included, is refused before it is opened, and its network access always answers "denied".
void confineEngine(QQmlEngine &engine);

} // namespace caravan

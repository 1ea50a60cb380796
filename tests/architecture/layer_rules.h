// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace caravan {

/// The rules of who may know whom (architecture.md), over the text of one file. `path` is relative to the source tree.
/// Each answers with one line a fault, `line: what is wrong`; an empty list: the file is in order.

/// Quoted includes: a layer names itself and the layers below it, never a sibling.
QStringList layerFaults(const QString &path, const QString &text);

/// Libraries that belong to one place: SQLite, the network, ZXing, libsodium, toml++, seccomp; no screen in core and
/// domain, no QObject and no I/O in domain.
QStringList libraryFaults(const QString &path, const QString &text);

/// Imports of QML modules (Theme, Input, Drawing ← Controls ← features ← Shell) and colours outside Theme.
QStringList qmlFaults(const QString &path, const QString &text);

/// The licence stands in the first line, or in the second behind `#!`.
QStringList licenceFaults(const QString &path, const QString &text);

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace caravan::durable {

/// Replaces the file so that after a power cut either the old or the whole new text is there.
[[nodiscard]] bool write(const QString &path, const QByteArray &text);
/// Makes `path` a symbolic link to `target` in one step, whatever link it was before.
[[nodiscard]] bool link(const QString &path, const QString &target);
[[nodiscard]] bool rename(const QString &from, const QString &to);
/// True also where there was none.
[[nodiscard]] bool remove(const QString &path);
/// Syncs a file or the entries of a folder.
[[nodiscard]] bool sync(const QString &path);
/// A regular file of at most this size; empty where it is missing or larger.
std::optional<QByteArray> read(const QString &path, qint64 most);

} // namespace caravan::durable

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/worker.h"

#include <QString>

namespace caravan {

/// A note for staff of codes that shoppers showed and nobody here knows: `unknown-codes.jsonl` of the state folder, a
/// line `{"at":"…","gtin":"…"}` each, GTIN empty where the code was none of a product (what it said may be personal and
/// is not kept). At most 64 KiB, the older half goes first. Writes on a worker of its own; used from one thread.
class UnknownCodes
{
public:
    static constexpr qint64 mostBytes = 64 * 1024;

    explicit UnknownCodes(const QString &stateDir);
    void note(const QString &gtin);
    [[nodiscard]] const QString &file() const { return m_file; }
    /// Waits until all is written.
    void finish() { m_worker.finish(); }

private:
    QString m_file;
    Worker m_worker;
};

} // namespace caravan

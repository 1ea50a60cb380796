// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace caravan {

/// Keeps a release from being changed under a shopper. The screen holds it from the first touch until the visit is
/// wiped, whoever would change what runs takes it for the moment of the change. A lock of the kernel (flock on
/// STATE/visit.lock): a killed process holds nothing. Moves like a unique_ptr; gone when it is.
class VisitLock
{
public:
    /// Empty while another process has it.
    static std::optional<VisitLock> acquire(const QString &stateDir);

    VisitLock(VisitLock &&other) noexcept;
    VisitLock &operator=(VisitLock &&other) noexcept;
    ~VisitLock();

private:
    explicit VisitLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/store_circuit.h"

#include <utility>

namespace caravan {

namespace {
constexpr int patience = 3;
}

bool isStoreWide(StoreFaultKind kind)
{
    switch (kind) {
    case StoreFaultKind::Unreachable:
    case StoreFaultKind::Unknown:
    case StoreFaultKind::Overloaded:
    case StoreFaultKind::ServerError:
    case StoreFaultKind::Foreign:
    case StoreFaultKind::Unauthorized:
        return true;
    case StoreFaultKind::NotFound:
    case StoreFaultKind::Conflict:
    case StoreFaultKind::OutOfStock:
    case StoreFaultKind::Refused:
        return false;
    }
    return false;
}

void StoreCircuit::failed(StoreFaultKind kind)
{
    ++m_failures;
    if (kind == StoreFaultKind::Unreachable || m_failures >= patience) m_open = true;
}

bool StoreCircuit::answered()
{
    m_failures = 0;
    return std::exchange(m_open, false);
}

} // namespace caravan

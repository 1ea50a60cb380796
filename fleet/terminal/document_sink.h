// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/terminal/fleet_transport.h"

namespace caravan {

/// Keeps the bytes of a short answer; the fetch's own limit bounds them.
class DocumentSink final : public FetchSink
{
public:
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    bool take(const QByteArray &bytes) override
    {
        m_bytes += bytes;
        return true;
    }
    bool restart() override
    {
        m_bytes.clear();
        return true;
    }

private:
    QByteArray m_bytes;
};

} // namespace caravan

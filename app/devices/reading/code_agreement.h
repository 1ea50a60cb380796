// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/read_code.h"

#include <optional>

namespace caravan {

/// Decides when a code is believed: a matrix code at once, a linear one when two frames in a row that show a code at
/// all show the same (design.md, trap 8).
class CodeAgreement
{
public:
    /// Takes what one frame shows. True: believed.
    bool agree(const ReadCode &code)
    {
        const bool believed = !code.linear || (m_last && m_last->sameAs(code));
        m_last.reset();
        if (code.linear) m_last = code;
        return believed;
    }
    void reset() { m_last.reset(); }

private:
    std::optional<ReadCode> m_last;
};

} // namespace caravan

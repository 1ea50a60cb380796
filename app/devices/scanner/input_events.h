// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/scanner/key_decoder.h"

#include <memory>
#include <variant>

namespace caravan {

/// Where the keys of one input device come from. GUI thread.
class InputEvents
{
public:
    virtual ~InputEvents() = default;

    struct Nothing ///< more will come
    {
    };
    struct Lost ///< the kernel's buffer ran over: some keys are missing
    {
    };
    struct Gone ///< the device was taken away
    {
    };
    using Event = std::variant<KeyDecoder::Key, Nothing, Lost, Gone>;

    /// Readable when next() has something new to say.
    [[nodiscard]] virtual int descriptor() const = 0;
    /// Never blocks.
    virtual Event next() = 0;
};

} // namespace caravan

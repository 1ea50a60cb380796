// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/scanner/scanner_settings.h"
#include "domain/codes/scanned_code.h"

#include <optional>

namespace caravan {

/// Makes codes of the characters that one scanner sends. Where a suffix is set, only that ends a code: what a pause
/// cuts off was not whole and is dropped. Where none is set, the pause ends it. Times are monotonic milliseconds. One
/// thread.
class CodeAssembler
{
public:
    explicit CodeAssembler(ScannerSettings settings)
        : m_settings(std::move(settings))
    {
    }

    /// Adds UTF-8 bytes. `now` decides whether they still belong to what came before.
    std::optional<ScannedPayload> add(const QByteArray &bytes, Milliseconds now);
    /// The suffix that was set has come. Empty codes are none.
    std::optional<ScannedPayload> end(Milliseconds now);
    /// Time has passed without a character.
    std::optional<ScannedPayload> pause(Milliseconds now);
    /// The scanner is gone: what it had begun is nothing.
    void drop();

    [[nodiscard]] bool pending() const { return !m_bytes.isEmpty() || m_overflow; }
    [[nodiscard]] const ScannerSettings &settings() const { return m_settings; }

private:
    std::optional<ScannedPayload> take();

    ScannerSettings m_settings;
    QByteArray m_bytes;
    Milliseconds m_last{0};
    bool m_overflow = false; ///< longer than any code: all of it is dropped, up to its end
};

} // namespace caravan

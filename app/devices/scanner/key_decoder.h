// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/scanner/code_assembler.h"

#include <memory>

namespace caravan {

/// Makes codes of the keys that a scanner presses, on the layout that it is set to. Knows shift and lock keys, GS as
/// Ctrl+], as Alt with 029 on the keypad (and any other character so) and as the key that is set. One thread.
class KeyDecoder
{
public:
    /// Of Linux's input-event-codes.h. `value`: 1 pressed, 0 released, 2 repeated (a held key; not a scanner's).
    struct Key
    {
        int code = 0;
        int value = 0;
    };

    /// Empty where xkeyboard-config has no such layout.
    static std::unique_ptr<KeyDecoder> make(const ScannerSettings &settings);
    ~KeyDecoder();
    Q_DISABLE_COPY_MOVE(KeyDecoder)

    std::optional<ScannedPayload> key(Key key, Milliseconds now);
    std::optional<ScannedPayload> pause(Milliseconds now) { return m_code.pause(now); }
    [[nodiscard]] bool pending() const { return m_code.pending(); }
    /// Keys may have been lost: what was begun is dropped, no key is held.
    void reset();

private:
    struct Keyboard;
    explicit KeyDecoder(const ScannerSettings &settings, std::unique_ptr<Keyboard> keyboard);

    std::optional<ScannedPayload> altReleased(Milliseconds now);

    CodeAssembler m_code;
    std::unique_ptr<Keyboard> m_keyboard;
    QByteArray m_altDigits;
    bool m_altHeld = false;
};

} // namespace caravan

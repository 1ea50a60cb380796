// SPDX-License-Identifier: Apache-2.0
#include "devices/scanner/key_decoder.h"

#include "devices/scanner/freed.h"

#include <linux/input-event-codes.h>
#include <xkbcommon/xkbcommon.h>

#include <array>
#include <utility>

namespace caravan {

namespace {

constexpr int evdevOffset = 8; // XKB's key codes are the kernel's plus 8

/// Digit of a keypad key, −1 for others.
int keypadDigit(int code)
{
    constexpr std::array keys{KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9};
    for (size_t i = 0; i < keys.size(); ++i)
        if (keys[i] == code) return static_cast<int>(i);
    return -1;
}

} // namespace

struct KeyDecoder::Keyboard
{
    std::unique_ptr<xkb_context, Freed<xkb_context_unref>> context;
    std::unique_ptr<xkb_keymap, Freed<xkb_keymap_unref>> keymap;
    std::unique_ptr<xkb_state, Freed<xkb_state_unref>> state;
    xkb_keysym_t gs = XKB_KEY_NoSymbol;
};

KeyDecoder::KeyDecoder(const ScannerSettings &settings, std::unique_ptr<Keyboard> keyboard)
    : m_code(settings)
    , m_keyboard(std::move(keyboard))
{
}

KeyDecoder::~KeyDecoder() = default;

std::unique_ptr<KeyDecoder> KeyDecoder::make(const ScannerSettings &settings)
{
    auto keyboard = std::make_unique<Keyboard>();
    // The scanner's layout is set, not the session's.
    keyboard->context.reset(xkb_context_new(static_cast<xkb_context_flags>(XKB_CONTEXT_NO_ENVIRONMENT_NAMES)));
    if (!keyboard->context) return nullptr;
    const QByteArray layout = settings.layout.toLatin1();
    const xkb_rule_names names{"evdev", "pc105", layout.constData(), "", ""};
    keyboard->keymap.reset(xkb_keymap_new_from_names(keyboard->context.get(), &names, XKB_KEYMAP_COMPILE_NO_FLAGS));
    if (!keyboard->keymap) return nullptr;
    keyboard->state.reset(xkb_state_new(keyboard->keymap.get()));
    if (!keyboard->state) return nullptr;
    if (!settings.gsKey.isEmpty()) {
        keyboard->gs = xkb_keysym_from_name(settings.gsKey.toLatin1().constData(), XKB_KEYSYM_CASE_INSENSITIVE);
        if (keyboard->gs == XKB_KEY_NoSymbol) return nullptr;
    }
    return std::unique_ptr<KeyDecoder>(new KeyDecoder(settings, std::move(keyboard)));
}

void KeyDecoder::reset()
{
    m_code.drop();
    m_keyboard->state.reset(xkb_state_new(m_keyboard->keymap.get()));
    m_altDigits.clear();
    m_altHeld = false;
}

std::optional<ScannedPayload> KeyDecoder::altReleased(Milliseconds now)
{
    m_altHeld = false;
    const int value = std::exchange(m_altDigits, {}).toInt();
    if (value <= 0 || value > 255) return std::nullopt;
    return m_code.add(QString(QChar(static_cast<char16_t>(value))).toUtf8(), now);
}

std::optional<ScannedPayload> KeyDecoder::key(Key key, Milliseconds now)
{
    if (key.value == 2 || key.code < 0 || key.code > KEY_MAX || !m_keyboard->state) return std::nullopt;
    const auto code = static_cast<xkb_keycode_t>(key.code + evdevOffset);
    const bool pressed = key.value == 1;
    xkb_state *state = m_keyboard->state.get();
    const xkb_keysym_t symbol = xkb_state_key_get_one_sym(state, code);
    std::array<char, 16> text{};
    const int length = pressed ? xkb_state_key_get_utf8(state, code, text.data(), text.size()) : 0;
    xkb_state_update_key(state, code, pressed ? XKB_KEY_DOWN : XKB_KEY_UP);

    if (key.code == KEY_LEFTALT) {
        if (!pressed) return altReleased(now);
        m_altHeld = true;
        m_altDigits.clear();
        return std::nullopt;
    }
    if (!pressed) return std::nullopt;
    constexpr qsizetype mostDigits = 4;
    if (const int digit = keypadDigit(key.code); m_altHeld && digit >= 0) {
        if (m_altDigits.size() < mostDigits) m_altDigits.append(static_cast<char>('0' + digit));
        return std::nullopt;
    }
    const bool enter = symbol == XKB_KEY_Return || symbol == XKB_KEY_KP_Enter;
    const bool tab = symbol == XKB_KEY_Tab;
    if (m_keyboard->gs != XKB_KEY_NoSymbol && symbol == m_keyboard->gs) return m_code.add(QByteArray(1, '\x1d'), now);
    switch (m_code.settings().suffix) {
    case ScannerSettings::Suffix::Enter:
        if (enter) return m_code.end(now);
        break;
    case ScannerSettings::Suffix::Tab:
        if (tab) return m_code.end(now);
        break;
    case ScannerSettings::Suffix::None:
        if (enter || tab) return m_code.end(now);
        break;
    }
    if (enter || tab || length <= 0) return std::nullopt;
    return m_code.add(QByteArray(text.data(), length), now);
}

} // namespace caravan

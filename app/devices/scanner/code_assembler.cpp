// SPDX-License-Identifier: Apache-2.0
#include "devices/scanner/code_assembler.h"

#include <utility>

namespace caravan {

namespace {
constexpr qsizetype mostBytes = 8 * 1024;
} // namespace

std::optional<ScannedPayload> CodeAssembler::add(const QByteArray &bytes, Milliseconds now)
{
    auto before = pause(now);
    m_last = now;
    if (m_bytes.size() + bytes.size() > mostBytes) {
        m_bytes.clear();
        m_overflow = true;
    }
    if (!m_overflow) m_bytes.append(bytes);
    return before;
}

std::optional<ScannedPayload> CodeAssembler::end(Milliseconds now)
{
    // A suffix that comes late ends nothing: what it belonged to is gone.
    if (now - m_last > m_settings.gap) {
        drop();
        return std::nullopt;
    }
    return take();
}

std::optional<ScannedPayload> CodeAssembler::pause(Milliseconds now)
{
    if (!pending() || now - m_last <= m_settings.gap) return std::nullopt;
    if (m_settings.suffix == ScannerSettings::Suffix::None) return take();
    drop();
    return std::nullopt;
}

void CodeAssembler::drop()
{
    m_bytes.fill('\0');
    m_bytes.clear();
    m_overflow = false;
}

std::optional<ScannedPayload> CodeAssembler::take()
{
    QByteArray bytes = std::exchange(m_bytes, {});
    if (std::exchange(m_overflow, false)) return std::nullopt;
    const QByteArray prefix = m_settings.prefix.toUtf8();
    if (!prefix.isEmpty() && bytes.startsWith(prefix)) bytes.remove(0, prefix.size());
    if (bytes.isEmpty()) return std::nullopt;
    return ScannedPayload{bytes, {}};
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "devices/scanner/key_scanner.h"

namespace caravan {

KeyScanner::KeyScanner(std::unique_ptr<InputEvents> events, std::unique_ptr<KeyDecoder> decoder, Milliseconds gap,
                       QObject *parent)
    : QObject(parent)
    , m_events(std::move(events))
    , m_decoder(std::move(decoder))
    , m_notifier(m_events->descriptor(), QSocketNotifier::Read)
{
    m_clock.start();
    m_pause.setSingleShot(true);
    m_pause.setInterval(gap + Milliseconds(1));
    connect(&m_notifier, &QSocketNotifier::activated, this, &KeyScanner::read);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        emitCode(m_decoder->pause(now()));
        if (m_decoder->pending()) m_pause.start(); // a coarse timer may come a moment too soon
    });
}

void KeyScanner::read()
{
    constexpr int most = 512; // a device that never falls silent must not keep the screen from being drawn
    for (int i = 0; i < most; ++i) {
        const InputEvents::Event event = m_events->next();
        if (const auto *key = std::get_if<KeyDecoder::Key>(&event)) {
            emitCode(m_decoder->key(*key, now()));
            if (m_decoder->pending()) m_pause.start();
        } else if (std::holds_alternative<InputEvents::Lost>(event)) {
            m_decoder->reset();
        } else if (std::holds_alternative<InputEvents::Gone>(event)) {
            m_decoder->reset();
            m_pause.stop();
            m_notifier.setEnabled(false);
            emit gone();
            return;
        } else {
            return;
        }
    }
}

void KeyScanner::emitCode(const std::optional<ScannedPayload> &payload)
{
    if (payload) emit codeRead(*payload);
}

} // namespace caravan

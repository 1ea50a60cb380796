// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/scanner/input_events.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

namespace caravan {

/// One scanner that acts as a keyboard. GUI thread; owned by HardwareScanners.
class KeyScanner : public QObject
{
    Q_OBJECT

public:
    KeyScanner(std::unique_ptr<InputEvents> events, std::unique_ptr<KeyDecoder> decoder, Milliseconds gap,
               QObject *parent = nullptr);

signals:
    void codeRead(const caravan::ScannedPayload &payload);
    /// Unplugged: nothing more will come. What was half read is dropped.
    void gone();

private:
    void read();
    void emitCode(const std::optional<ScannedPayload> &payload);
    [[nodiscard]] Milliseconds now() const { return Milliseconds(m_clock.elapsed()); }

    std::unique_ptr<InputEvents> m_events;
    std::unique_ptr<KeyDecoder> m_decoder;
    QSocketNotifier m_notifier;
    QElapsedTimer m_clock;
    QTimer m_pause;
};

} // namespace caravan

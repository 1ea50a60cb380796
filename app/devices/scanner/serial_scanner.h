// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/scanner/code_assembler.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSerialPort>
#include <QTimer>

namespace caravan {

/// A scanner at a serial port, or at a USB port that looks like one. Comes back by itself when it was unplugged. A
/// carriage return or a line feed ends a code (a tab, where that is set), GS comes as itself. GUI thread.
class SerialScanner : public QObject
{
    Q_OBJECT

public:
    SerialScanner(const QString &port, int baudRate, const ScannerSettings &settings,
                  Milliseconds retry = Milliseconds(2'000), QObject *parent = nullptr);
    ~SerialScanner() override;
    void start();
    [[nodiscard]] bool present() const { return m_port.isOpen(); }

signals:
    void codeRead(const caravan::ScannedPayload &payload);
    void presentChanged(bool present);

private:
    void open();
    void read();
    void lose();

    QSerialPort m_port;
    CodeAssembler m_code;
    QElapsedTimer m_clock;
    QTimer m_pause;
    QTimer m_retry;
};

} // namespace caravan

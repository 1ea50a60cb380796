// SPDX-License-Identifier: Apache-2.0
#include "devices/scanner/serial_scanner.h"

namespace caravan {

SerialScanner::SerialScanner(const QString &port, int baudRate, const ScannerSettings &settings, Milliseconds retry,
                             QObject *parent)
    : QObject(parent)
    , m_code(settings)
{
    constexpr qint64 readBuffer = 16 * 1024; // of a port that never falls silent
    m_port.setPortName(port);
    m_port.setBaudRate(baudRate);
    m_port.setReadBufferSize(readBuffer);
    m_clock.start();
    m_pause.setSingleShot(true);
    m_pause.setInterval(settings.gap + Milliseconds(1));
    m_retry.setSingleShot(true);
    m_retry.setInterval(retry);
    connect(&m_port, &QSerialPort::readyRead, this, &SerialScanner::read);
    connect(&m_port, &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        if (error != QSerialPort::NoError && error != QSerialPort::TimeoutError && m_port.isOpen())
            QMetaObject::invokeMethod(this, &SerialScanner::lose, Qt::QueuedConnection);
    });
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (const auto code = m_code.pause(Milliseconds(m_clock.elapsed()))) emit codeRead(*code);
        if (m_code.pending()) m_pause.start(); // a coarse timer may come a moment too soon
    });
    connect(&m_retry, &QTimer::timeout, this, &SerialScanner::open);
}

SerialScanner::~SerialScanner()
{
    m_port.disconnect(this);
    m_port.close();
}

void SerialScanner::start() { open(); }

void SerialScanner::open()
{
    if (m_port.isOpen()) return;
    if (!m_port.open(QIODevice::ReadOnly)) {
        m_retry.start();
        return;
    }
    emit presentChanged(true);
}

void SerialScanner::lose()
{
    if (!m_port.isOpen()) return;
    m_port.close();
    m_pause.stop();
    m_code.drop();
    emit presentChanged(false);
    m_retry.start();
}

void SerialScanner::read()
{
    const QByteArray bytes = m_port.readAll();
    const Milliseconds now(m_clock.elapsed());
    const auto suffix = m_code.settings().suffix;
    for (const char byte : bytes) {
        const bool line = byte == '\r' || byte == '\n';
        const bool ends = suffix == ScannerSettings::Suffix::Tab ? byte == '\t' : line;
        // The line feed behind a carriage return ends an empty code, which is none.
        const auto code = ends ? m_code.end(now) : m_code.add(QByteArray(1, byte), now);
        if (code) emit codeRead(*code);
    }
    if (m_code.pending()) m_pause.start();
}

} // namespace caravan

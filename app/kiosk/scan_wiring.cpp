// SPDX-License-Identifier: Apache-2.0
#include "kiosk/scan_wiring.h"

#include "devices/scanner/serial_scanner.h"
#include "viewmodels/scan_view_model.h"

namespace caravan {

namespace {

ScanViewModel::Source toSource(SourceState state)
{
    switch (state) {
    case SourceState::None:
        return ScanViewModel::NoCamera;
    case SourceState::Starting:
        return ScanViewModel::Starting;
    case SourceState::Live:
        return ScanViewModel::Live;
    case SourceState::Lost:
        return ScanViewModel::Lost;
    case SourceState::Denied:
        return ScanViewModel::Denied;
    case SourceState::WrongFormat:
        break;
    }
    return ScanViewModel::WrongFormat;
}

ScannerSettings settingsOf(const Config &config)
{
    ScannerSettings settings;
    settings.layout = config.scanner.layout;
    settings.prefix = config.scanner.prefix;
    settings.suffix = config.scanner.suffix == u"tab"    ? ScannerSettings::Suffix::Tab
                      : config.scanner.suffix == u"none" ? ScannerSettings::Suffix::None
                                                         : ScannerSettings::Suffix::Enter;
    settings.gsKey = config.scanner.gsKey;
    settings.gap = config.scanner.gap;
    return settings;
}

} // namespace

ScanWiring::ScanWiring(const Config &config, const QString &stateDir, ScanViewModel &scan)
    : m_camera(FrameSource::make(config.kiosk.scanSource))
    , m_keyboards(settingsOf(config), HardwareScanners::evdev(config.scanner.input))
    , m_unknown(stateDir)
    , m_sound(config.kiosk.scanSound)
{
    connectCamera(scan);
    connectScanners(config, scan);
    QObject::connect(&scan, &ScanViewModel::answered, &m_camera, [this](bool good) { m_sound.play(good); });
    QObject::connect(&scan, &ScanViewModel::unknownSeen, &m_camera,
                     [this](const QString &gtin) { m_unknown.note(gtin); });
}

ScanWiring::~ScanWiring() = default;

void ScanWiring::connectCamera(ScanViewModel &scan)
{
    QObject::connect(&scan, &ScanViewModel::activeChanged, &m_camera,
                     [this, &scan] { m_camera.setActive(scan.active()); });
    QObject::connect(&m_camera, &CodeScanner::codeRead, &scan, &ScanViewModel::accept);
    QObject::connect(&m_camera, &CodeScanner::codeGlimpsed, &scan, &ScanViewModel::glimpse);
    QObject::connect(&m_camera, &CodeScanner::nothingSeen, &scan, &ScanViewModel::noteNothingSeen);
    QObject::connect(&m_camera, &CodeScanner::previewReady, &scan, &ScanViewModel::showFrame);
    QObject::connect(&m_camera, &CodeScanner::stateChanged, &scan,
                     [&scan](SourceState state) { scan.setSource(toSource(state)); });
}

void ScanWiring::connectScanners(const Config &config, ScanViewModel &scan)
{
    if (config.scanner.input != u"none") {
        QObject::connect(&m_keyboards, &HardwareScanners::codeRead, &scan, &ScanViewModel::acceptFromScanner);
        m_keyboards.start();
    }
    if (config.scanner.serial.isEmpty()) return;
    m_serial = std::make_unique<SerialScanner>(config.scanner.serial, config.scanner.serialBaud, settingsOf(config));
    QObject::connect(m_serial.get(), &SerialScanner::codeRead, &scan, &ScanViewModel::acceptFromScanner);
    m_serial->start();
}

} // namespace caravan

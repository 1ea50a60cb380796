// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config.h"
#include "devices/code_scanner.h"
#include "devices/scan_sound.h"
#include "devices/scanner/hardware_scanners.h"
#include "kiosk/unknown_codes.h"

namespace caravan {

class ScanViewModel;
class SerialScanner;

/// Everything of the terminal that reads codes, and where they go: the camera while the scan page is open, hardware
/// scanners always, the tones, the notes for staff. GUI thread; goes before the view model.
class ScanWiring
{
public:
    ScanWiring(const Config &config, const QString &stateDir, ScanViewModel &scan);
    ~ScanWiring();
    Q_DISABLE_COPY_MOVE(ScanWiring)

private:
    void connectCamera(ScanViewModel &scan);
    void connectScanners(const Config &config, ScanViewModel &scan);

    CodeScanner m_camera;
    HardwareScanners m_keyboards;
    std::unique_ptr<SerialScanner> m_serial;
    UnknownCodes m_unknown;
    ScanSound m_sound;
};

} // namespace caravan

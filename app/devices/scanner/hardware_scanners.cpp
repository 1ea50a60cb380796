// SPDX-License-Identifier: Apache-2.0
#include "devices/scanner/hardware_scanners.h"

#include "core/logging.h"
#include "devices/scanner/evdev_events.h"
#include "devices/scanner/input_finder.h"
#include "devices/scanner/key_scanner.h"

namespace caravan {

HardwareScanners::Devices HardwareScanners::evdev(const QString &choice)
{
    Devices devices;
    devices.folder = QStringLiteral("/dev/input");
    devices.find = [choice] { return findScannerInputs(choice); };
    devices.open = [](const QString &path) -> std::unique_ptr<InputEvents> {
        auto events = EvdevEvents::open(path);
        if (!events) {
            qCWarning(lcDevices) << "a scanner cannot be used:" << events.error();
            return nullptr;
        }
        return std::move(events).value();
    };
    return devices;
}

HardwareScanners::HardwareScanners(ScannerSettings settings, Devices devices, Milliseconds recheck, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_devices(std::move(devices))
{
    m_recheck.setInterval(recheck);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &HardwareScanners::look);
    // The node is there before udev has set its rights and properties.
    connect(&m_recheck, &QTimer::timeout, this, &HardwareScanners::look);
}

HardwareScanners::~HardwareScanners() = default;

bool HardwareScanners::start()
{
    if (!KeyDecoder::make(m_settings)) {
        qCCritical(lcDevices) << "the scanner's keyboard layout or key for GS is not known";
        return false;
    }
    if (!m_devices.folder.isEmpty()) m_watcher.addPath(m_devices.folder);
    m_recheck.start();
    look();
    return true;
}

void HardwareScanners::look()
{
    for (const QString &path : m_devices.find())
        if (m_scanners.find(path) == m_scanners.end()) take(path);
}

void HardwareScanners::take(const QString &path)
{
    auto decoder = KeyDecoder::make(m_settings);
    auto events = decoder ? m_devices.open(path) : nullptr;
    if (!events) return;
    auto scanner = std::make_unique<KeyScanner>(std::move(events), std::move(decoder), m_settings.gap);
    connect(scanner.get(), &KeyScanner::codeRead, this, &HardwareScanners::codeRead);
    connect(scanner.get(), &KeyScanner::gone, this, [this, path] {
        const auto found = m_scanners.find(path);
        if (found == m_scanners.end()) return;
        // It is what emits: it goes when that has returned.
        found->second.release()->deleteLater();
        m_scanners.erase(found);
        emit countChanged(count());
    });
    m_scanners.emplace(path, std::move(scanner));
    qCInfo(lcDevices) << "a scanner is there," << count() << "in all";
    emit countChanged(count());
}

} // namespace caravan

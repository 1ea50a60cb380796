// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/scanner/input_events.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>

namespace caravan {

class KeyScanner;

/// All scanners that act as keyboards: takes those that are there, and those that are plugged in later, each for
/// itself, so that two may scan at once. Watches the folder of the device nodes, as the kiosk has no netlink socket for
/// udev's own news. GUI thread.
class HardwareScanners : public QObject
{
    Q_OBJECT

public:
    /// Which nodes are scanners now, and how one is opened (null: not yet or not at all).
    struct Devices
    {
        QString folder;
        std::function<QStringList()> find;
        std::function<std::unique_ptr<InputEvents>(const QString &path)> open;
    };
    /// `choice`: see findScannerInputs().
    static Devices evdev(const QString &choice);

    HardwareScanners(ScannerSettings settings, Devices devices, Milliseconds recheck = Milliseconds(3'000),
                     QObject *parent = nullptr);
    ~HardwareScanners() override;
    /// False: the layout or the key for GS is not known, no scanner will be read.
    bool start();
    [[nodiscard]] int count() const { return static_cast<int>(m_scanners.size()); }

signals:
    void codeRead(const caravan::ScannedPayload &payload);
    void countChanged(int count);

private:
    void look();
    void take(const QString &path);

    ScannerSettings m_settings;
    Devices m_devices;
    QFileSystemWatcher m_watcher;
    QTimer m_recheck;
    std::map<QString, std::unique_ptr<KeyScanner>> m_scanners; ///< by path of the node
};

} // namespace caravan

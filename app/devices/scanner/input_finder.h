// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace caravan {

/// Which input devices are scanners (scanner.input of the configuration):
///   none               no device
///   udev               those that a udev rule gave the property CARAVAN_SCANNER=1
///   usb:VVVV:PPPP      those of this vendor and product, four hexadecimal digits each
///   /dev/input/…       this one; links such as those of by-id are followed
/// Asks udev's database in /run, so it needs no netlink socket. Paths of event nodes, in order; GUI thread.
QStringList findScannerInputs(const QString &choice, const QString &folder = QStringLiteral("/dev/input"));

} // namespace caravan

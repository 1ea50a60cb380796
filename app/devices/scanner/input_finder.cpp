// SPDX-License-Identifier: Apache-2.0
#include "devices/scanner/input_finder.h"

#include "devices/scanner/freed.h"

#include <QDir>
#include <QFileInfo>

#include <libudev.h>

#include <memory>
#include <sys/stat.h>

namespace caravan {

namespace {

using Udev = std::unique_ptr<udev, Freed<udev_unref>>;
using UdevDevice = std::unique_ptr<udev_device, Freed<udev_device_unref>>;

QString property(udev_device *device, const char *name)
{
    return QString::fromLatin1(udev_device_get_property_value(device, name));
}

bool fits(udev_device *device, const QString &choice)
{
    if (choice == u"udev") return property(device, "CARAVAN_SCANNER") == u"1";
    const QString vendor = choice.section(u':', 1, 1);
    const QString product = choice.section(u':', 2, 2);
    // A scanner has further nodes, for its media keys and so on: only the keyboard types codes.
    return property(device, "ID_INPUT_KEYBOARD") == u"1" &&
           property(device, "ID_VENDOR_ID").compare(vendor, Qt::CaseInsensitive) == 0 &&
           property(device, "ID_MODEL_ID").compare(product, Qt::CaseInsensitive) == 0;
}

} // namespace

QStringList findScannerInputs(const QString &choice, const QString &folder)
{
    if (choice == u"none") return {};
    if (choice.startsWith(u'/')) {
        const QString node = QFileInfo(choice).canonicalFilePath();
        return node.isEmpty() ? QStringList() : QStringList{node};
    }
    const Udev udev(udev_new());
    if (!udev) return {};
    QStringList found;
    const QDir nodes(folder);
    for (const QString &name : nodes.entryList({QStringLiteral("event*")}, QDir::System)) {
        const QString path = nodes.filePath(name);
        struct stat status
        {
        };
        if (stat(path.toLocal8Bit().constData(), &status) != 0 || !S_ISCHR(status.st_mode)) continue;
        const UdevDevice device(udev_device_new_from_devnum(udev.get(), 'c', status.st_rdev));
        if (device && fits(device.get(), choice)) found.append(path);
    }
    return found;
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme
import Caravan.ViewModels

/// The answer as a colour round the picture, there in the very frame in which the code was read; words say the same.
Rectangle {
    id: root

    required property ScanViewModel scan
    readonly property int seen: root.scan.state
    readonly property bool alarm: root.seen === ScanViewModel.Recalled || root.seen === ScanViewModel.Expired

    objectName: "scan.flash"
    visible: root.seen !== ScanViewModel.Idle && root.seen !== ScanViewModel.Looking
             && root.seen !== ScanViewModel.NoSource
    color: "transparent"
    border.width: Theme.touch.stroke * 6
    border.color: root.seen === ScanViewModel.Found || root.seen === ScanViewModel.Weighed ? Theme.color.success
        : root.alarm ? Theme.color.danger : Theme.color.warning
}

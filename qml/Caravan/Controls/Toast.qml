// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// A short word about what just happened; it goes by itself and takes no touch.
Rectangle {
    id: root

    property string iconPath: Icons.checkCircle

    function show(text: string) {
        label.text = text
        timer.restart()
    }
    /// Another page is in front: what was said belonged to the one before.
    function hide() { timer.stop() }

    implicitWidth: row.implicitWidth + 2 * Theme.space.l
    implicitHeight: Theme.touch.comfortable
    visible: timer.running
    radius: height / 2
    color: Theme.color.ink
    Accessible.role: Accessible.Notification
    Accessible.name: label.text

    Timer {
        id: timer
        interval: Theme.motion.toast
    }
    RowLayout {
        id: row
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width - 2 * Theme.space.m)
        spacing: Theme.space.s

        Icon {
            path: root.iconPath
            color: Theme.color.background
        }
        CText {
            id: label
            Layout.fillWidth: true
            color: Theme.color.background
            font.weight: Font.Bold
            maximumLineCount: 1
        }
    }
}

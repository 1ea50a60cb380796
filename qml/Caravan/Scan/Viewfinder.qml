// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Theme

/// Four corners that say where to hold the code, and a line that wanders while the camera looks.
Item {
    id: root

    readonly property real arm: width / 5
    readonly property real thickness: Theme.touch.stroke * 3

    Repeater {
        model: 4

        delegate: Item {
            id: corner
            required property int index

            anchors.fill: parent
            rotation: corner.index * 90

            Rectangle {
                width: root.arm
                height: root.thickness
                radius: height / 2
                color: Theme.color.primary
            }
            Rectangle {
                width: root.thickness
                height: root.arm
                radius: width / 2
                color: Theme.color.primary
            }
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; margins: root.arm / 2 }
        y: parent.height / 2
        height: Theme.touch.stroke
        color: Theme.color.primary

        SequentialAnimation on y {
            running: root.visible && Theme.motion.drift > 0
            loops: Animation.Infinite
            NumberAnimation { from: root.height * 0.15; to: root.height * 0.85; duration: Theme.motion.phrase }
            NumberAnimation { from: root.height * 0.85; to: root.height * 0.15; duration: Theme.motion.phrase }
        }
    }
}

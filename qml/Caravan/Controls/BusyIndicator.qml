// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Theme

/// Three dots that breathe in turn; they rest with reduced motion.
Row {
    id: root

    property color color: Theme.color.primary
    property real dot: Theme.space.s

    spacing: root.dot / 2
    //: Read aloud: the screen is at work
    //% "Please wait"
    Accessible.name: qsTrId("busy.label")
    Accessible.role: Accessible.Indicator

    Repeater {
        model: 3

        delegate: Rectangle {
            id: spot
            required property int index

            width: root.dot
            height: root.dot
            radius: root.dot / 2
            color: root.color

            SequentialAnimation on opacity {
                running: root.visible && Theme.motion.slow > 0
                loops: Animation.Infinite
                PauseAnimation { duration: spot.index * Theme.motion.normal }
                NumberAnimation { from: 1; to: 0.25; duration: 2 * Theme.motion.slow }
                NumberAnimation { from: 0.25; to: 1; duration: 2 * Theme.motion.slow }
                PauseAnimation { duration: (3 - spot.index) * Theme.motion.normal }
            }
        }
    }
}

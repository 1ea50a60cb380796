// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// An action shown by its icon alone; `text` is its name for assistive technology.
Pressable {
    id: root

    required property string iconPath
    property bool iconDirectional: false
    property color color: Theme.color.ink
    property color fill: "transparent"
    property color outline: "transparent"
    property real iconSize: Theme.touch.icon

    implicitWidth: Theme.touch.min
    implicitHeight: Theme.touch.min
    radius: width / 2

    background: Rectangle {
        radius: root.radius
        color: root.down ? Theme.color.surfacePressed : root.fill
        border.width: Theme.space.hair
        border.color: root.outline
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            path: root.iconPath
            directional: root.iconDirectional
            color: root.color
            size: root.iconSize
        }
    }
}

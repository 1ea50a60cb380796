// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// A setting that is on or off; the whole row is the target.
Pressable {
    id: root

    required property string iconPath

    implicitHeight: Theme.touch.comfortable
    leftPadding: Theme.space.m
    rightPadding: Theme.space.m
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: root.checked

    background: Rectangle {
        radius: root.radius
        color: root.down ? Theme.color.surfacePressed : Theme.color.background
        border.width: Theme.space.hair
        border.color: Theme.color.outline
    }
    contentItem: RowLayout {
        spacing: Theme.space.m

        Icon {
            path: root.iconPath
            color: Theme.color.accent
        }
        CText {
            Layout.fillWidth: true
            text: root.text
            maximumLineCount: 2
        }
        Rectangle {
            implicitWidth: Theme.touch.min
            implicitHeight: Theme.touch.min / 2
            radius: height / 2
            color: root.checked ? Theme.color.accent : Theme.color.outlineStrong

            Rectangle {
                readonly property real gap: Theme.touch.stroke
                anchors {
                    top: parent.top
                    bottom: parent.bottom
                    left: root.checked ? undefined : parent.left
                    right: root.checked ? parent.right : undefined
                    margins: gap
                }
                width: height
                radius: height / 2
                color: Theme.color.surface
            }
        }
    }
}

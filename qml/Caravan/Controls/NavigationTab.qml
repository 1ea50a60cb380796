// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// One place of the bar at the foot of the screen.
Pressable {
    id: root

    required property string iconPath
    property bool current: false
    property int count: 0

    radius: Theme.radius.m
    Accessible.role: Accessible.PageTab
    Accessible.selected: root.current

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.space.xs
            visible: root.down
            radius: Theme.radius.m
            color: Theme.color.surfacePressed
        }
    }
    contentItem: Item {
        implicitHeight: Theme.layout.navigation
        implicitWidth: Theme.layout.navigation

        Column {
            anchors.centerIn: parent
            width: parent.width
            spacing: Theme.space.xs / 2

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Theme.touch.icon * 2.2
                height: Theme.touch.icon * 1.35
                radius: height / 2
                color: root.current ? Theme.color.primaryContainer : "transparent"

                Icon {
                    anchors.centerIn: parent
                    path: root.iconPath
                    color: root.current ? Theme.color.primaryContainerInk : Theme.color.inkMuted
                    weight: root.current ? 2.1 : 1.7
                }
                Badge {
                    objectName: root.objectName + ".count"
                    anchors { left: parent.horizontalCenter; bottom: parent.verticalCenter; leftMargin: Theme.space.xs }
                    visible: root.count > 0
                    text: root.count
                }
            }
            CText {
                width: parent.width
                text: root.text
                color: root.current ? Theme.color.primary : Theme.color.inkMuted
                font.pixelSize: Theme.font.caption
                font.weight: root.current ? Font.Bold : Font.Normal
                horizontalAlignment: Text.AlignHCenter
                maximumLineCount: 1
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// Says why there is nothing here and what to do about it.
Column {
    id: root

    property string iconPath: Icons.mountains
    property string title
    property string text
    property string action
    property string actionId: "empty.action"

    signal acted()

    spacing: Theme.space.m
    width: Math.min(Theme.layout.dialog, parent ? parent.width - 2 * Theme.layout.pageMargin : 0)

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.touch.iconLarge * 2
        height: width
        radius: width / 2
        color: Theme.color.primaryContainer

        Icon {
            anchors.centerIn: parent
            path: root.iconPath
            color: Theme.color.primaryContainerInk
            size: Theme.touch.iconLarge
            weight: 1.3
        }
    }
    CText {
        width: parent.width
        text: root.title
        font.pixelSize: Theme.font.title
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
    }
    CText {
        width: parent.width
        visible: root.text.length > 0
        text: root.text
        color: Theme.color.inkMuted
        horizontalAlignment: Text.AlignHCenter
    }
    Button {
        objectName: root.actionId
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, parent.width)
        visible: root.action.length > 0
        text: root.action
        onClicked: root.acted()
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// One key. The gap between keys belongs to its touch area. Acts on press, as fast typists expect.
Item {
    id: root

    property string text
    property string iconPath
    property string accessibleName: root.text
    property bool special: false
    property bool marked: false
    property bool repeats: false

    signal typed()

    implicitHeight: Theme.layout.key
    Accessible.role: Accessible.Button
    Accessible.name: root.accessibleName
    Accessible.onPressAction: root.typed()

    Timer {
        interval: area.repeated ? 60 : 420
        repeat: true
        running: area.pressed && root.repeats
        onTriggered: {
            area.repeated = true
            root.typed()
        }
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.space.xs / 2
        radius: Theme.radius.s
        color: area.pressed ? Theme.color.primaryContainer : root.marked ? Theme.color.accent
             : root.special ? Theme.color.keySpecial : Theme.color.key

        CText {
            anchors.centerIn: parent
            width: parent.width
            visible: root.iconPath.length === 0
            text: root.text
            color: root.marked ? Theme.color.accentInk : Theme.color.keyInk
            font.pixelSize: root.text.length > 1 ? Theme.font.label : Theme.font.title
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.font.caption
            maximumLineCount: 1
        }
        Icon {
            anchors.centerIn: parent
            visible: root.iconPath.length > 0
            path: root.iconPath
            color: root.marked ? Theme.color.accentInk : Theme.color.keyInk
        }
    }
    MouseArea {
        id: area
        property bool repeated: false
        anchors.fill: parent
        onPressed: {
            area.repeated = false
            root.typed()
        }
    }
}

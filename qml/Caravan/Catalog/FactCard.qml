// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.Theme

/// One thing worth knowing about a product, with an icon; hidden while there is nothing to say.
Card {
    id: root

    required property string iconPath
    required property string title
    required property string text

    visible: root.text.length > 0
    implicitHeight: Math.max(words.height, disc.height) + 2 * Theme.space.m

    Rectangle {
        id: disc
        anchors { left: parent.left; top: parent.top; margins: Theme.space.m }
        width: Theme.touch.icon * 1.6
        height: width
        radius: width / 2
        color: Theme.color.accentContainer

        Icon {
            anchors.centerIn: parent
            path: root.iconPath
            color: Theme.color.accentContainerInk
        }
    }
    Column {
        id: words
        anchors { left: disc.right; right: parent.right; top: parent.top; margins: Theme.space.m }
        spacing: Theme.space.xs / 2

        CText {
            width: parent.width
            text: root.title
            font.pixelSize: Theme.font.label
            font.weight: Font.Bold
        }
        CText {
            width: parent.width
            text: root.text
            color: Theme.color.inkMuted
            font.pixelSize: Theme.font.label
        }
    }
}

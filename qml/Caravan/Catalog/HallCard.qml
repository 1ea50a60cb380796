// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.Theme

/// The door to a hall: its picture over its name.
Pressable {
    id: root

    required property url imageSource
    required property string story

    radius: Theme.radius.l
    implicitHeight: Theme.layout.categoryTile * 1.85

    background: Card {
        color: root.down ? Theme.color.surfacePressed : Theme.color.surface
    }
    // Not in contentItem, whose sub-objects should have no ids.
    contentItem: Item {}
    Item {
        anchors.fill: parent

        Picture {
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: words.top
                      margins: Theme.space.s; bottomMargin: Theme.space.s }
            radius: Theme.radius.m
            frameColor: root.down ? Theme.color.surfacePressed : Theme.color.surface
            source: root.imageSource
        }
        Column {
            id: words
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom
                      leftMargin: Theme.space.m; rightMargin: Theme.space.m; bottomMargin: Theme.space.s }

            CText {
                width: parent.width
                text: root.text
                font.pixelSize: Theme.font.title
                font.weight: Font.Bold
                maximumLineCount: 1
            }
            CText {
                width: parent.width
                text: root.story
                color: Theme.color.inkMuted
                font.pixelSize: Theme.font.caption
                maximumLineCount: 2
            }
        }
    }
}

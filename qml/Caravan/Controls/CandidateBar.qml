// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Theme

/// What the letters typed so far may stand for; a touch takes one.
Rectangle {
    id: root

    required property list<string> candidates
    required property string composing

    signal taken(int index)

    implicitHeight: Theme.layout.key
    color: Theme.color.surfaceRaised

    CText {
        id: letters
        anchors { left: parent.left; leftMargin: Theme.space.m; verticalCenter: parent.verticalCenter }
        text: root.composing
        color: Theme.color.accent
        font.pixelSize: Theme.font.body
    }
    ListView {
        id: list
        anchors { left: letters.right; right: parent.right; top: parent.top; bottom: parent.bottom; leftMargin: Theme.space.m }
        orientation: ListView.Horizontal
        clip: true
        model: root.candidates

        delegate: Pressable {
            id: word
            required property string modelData
            required property int index

            objectName: "candidate." + word.index
            height: list.height
            width: Math.max(Theme.touch.min, implicitContentWidth + 2 * Theme.space.m)
            text: word.modelData
            focusPolicy: Qt.NoFocus
            background: Rectangle { color: word.down ? Theme.color.primaryContainer : "transparent" }
            contentItem: CText {
                text: word.modelData
                font.pixelSize: Theme.font.title
                font.weight: word.index === 0 ? Font.Bold : Font.Normal
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                maximumLineCount: 1
            }
            onClicked: root.taken(word.index)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Theme

/// One line of input with its label. It has no keyboard of its own: the page gives `input` to OnScreenKeyboard
/// when `entered` tells that the shopper touched it.
FocusScope {
    id: root

    enum Kind { Plain, Phone, Search }

    property alias text: input.text
    property alias input: input
    property alias maximumLength: input.maximumLength
    property string label
    property string placeholder
    property string fault
    property string iconPath
    property int kind: TextField.Plain
    readonly property bool current: input.activeFocus

    signal entered()
    signal edited(string text)
    signal accepted()

    implicitHeight: column.implicitHeight
    implicitWidth: Theme.layout.cardMin

    Column {
        id: column
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.space.xs

        CText {
            width: parent.width
            visible: root.label.length > 0
            text: root.label
            color: Theme.color.inkMuted
            font.pixelSize: Theme.font.label
        }
        Rectangle {
            id: box
            width: parent.width
            height: Theme.touch.comfortable
            radius: root.kind === TextField.Search ? height / 2 : Theme.radius.m
            color: Theme.color.surface
            border.width: root.current || root.fault.length > 0 ? Theme.touch.stroke : Theme.space.hair
            border.color: root.fault.length > 0 ? Theme.color.danger : root.current ? Theme.color.accent : Theme.color.outlineStrong

            Icon {
                id: icon
                anchors { left: parent.left; leftMargin: Theme.space.m; verticalCenter: parent.verticalCenter }
                visible: root.iconPath.length > 0
                width: visible ? Theme.touch.icon : 0
                path: root.iconPath
                color: Theme.color.inkMuted
            }
            TextInput {
                id: input
                objectName: root.objectName + ".input"
                anchors { left: icon.right; right: clear.left; leftMargin: Theme.space.s; verticalCenter: parent.verticalCenter }
                focus: true
                clip: true
                color: Theme.color.ink
                selectionColor: Theme.color.accent
                selectedTextColor: Theme.color.accentInk
                font.pixelSize: Theme.font.title
                horizontalAlignment: TextInput.AlignLeft
                maximumLength: 120
                inputMethodHints: Qt.ImhNoPredictiveText | (root.kind === TextField.Phone ? Qt.ImhDialableCharactersOnly : Qt.ImhNone)
                cursorDelegate: Rectangle {
                    width: Theme.touch.stroke
                    color: Theme.color.accent
                    visible: input.cursorVisible
                }
                Accessible.role: Accessible.EditableText
                Accessible.name: root.label.length > 0 ? root.label : root.placeholder
                onTextEdited: root.edited(text)
                onAccepted: root.accepted()
                onActiveFocusChanged: if (activeFocus) root.entered()

                CText {
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                    visible: input.text.length === 0 && input.preeditText.length === 0
                    text: root.placeholder
                    color: Theme.color.inkMuted
                    font.pixelSize: Theme.font.body
                    maximumLineCount: 1
                }
            }
            TapHandler {
                onTapped: {
                    input.forceActiveFocus()
                    root.entered()
                }
            }
            IconButton {
                id: clear
                objectName: root.objectName + ".clear"
                anchors { right: parent.right; verticalCenter: parent.verticalCenter; rightMargin: Theme.space.xs }
                visible: input.text.length > 0
                iconPath: Icons.close
                iconSize: Theme.touch.iconSmall
                color: Theme.color.inkMuted
                //: Button in a field: empties it
                //% "Clear"
                text: qsTrId("field.clear")
                onClicked: {
                    input.clear()
                    root.edited("")
                }
            }
        }
        CText {
            width: parent.width
            visible: root.fault.length > 0
            text: root.fault
            color: Theme.color.danger
            font.pixelSize: Theme.font.caption
        }
    }
}

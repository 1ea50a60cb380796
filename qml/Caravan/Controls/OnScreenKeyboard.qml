// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Input
import Caravan.Theme

/// Types into `target`. Layouts for the five languages (Chinese by pinyin with candidates), figures, and a dial pad.
/// It writes into the field directly, so no input-method plug-in of the platform is needed, and it is never mirrored.
Rectangle {
    id: root

    property TextInput target: null
    property string languageTag: "zh-CN"
    property bool dial: false
    /// In search, letters go in as typed: the index understands pinyin by itself.
    property bool composes: true
    property string doneText: ""
    property bool figures: false
    property bool capital: false

    signal done()

    readonly property bool composing: root.composes && !root.dial && !root.figures && root.languageTag === "zh-CN"

    function type(letter: string) {
        if (root.composing && /^[a-z']$/.test(letter))
            composer.append(letter)
        else
            root.write(letter)
        root.capital = false
    }
    function write(text: string) {
        if (!root.target)
            return
        root.target.remove(root.target.selectionStart, root.target.selectionEnd)
        root.target.insert(root.target.cursorPosition, text)
        root.target.textEdited()
    }
    function eraseOne() {
        if (composer.text.length > 0)
            composer.backspace()
        else if (root.target && root.target.cursorPosition > 0) {
            root.target.remove(root.target.cursorPosition - 1, root.target.cursorPosition)
            root.target.textEdited()
        }
    }

    implicitHeight: rows.implicitHeight + 2 * Theme.space.xs
    color: Theme.color.keyboard
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    onTargetChanged: composer.clear()
    onLanguageTagChanged: composer.clear()

    // A touch between the keys must not fall through to the page.
    MouseArea { anchors.fill: parent }

    PinyinComposer { id: composer }

    ColumnLayout {
        id: rows
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.space.xs }
        width: Math.min(parent.width - Theme.space.s, root.dial ? Theme.layout.dialog : Theme.layout.readable * 1.4)
        spacing: 0

        CandidateBar {
            objectName: "keyboard.candidates"
            Layout.fillWidth: true
            visible: root.composing
            candidates: composer.candidates
            composing: composer.text
            onTaken: index => root.write(composer.choose(index))
        }
        Repeater {
            model: root.dial ? KeyboardLayouts.dial : root.figures ? KeyboardLayouts.figures : KeyboardLayouts.rows(root.languageTag)

            delegate: KeyboardRow {
                required property string modelData

                keys: modelData
                capital: root.capital
                onTyped: letter => root.type(letter)
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 0

            KeyboardKey {
                objectName: "key.figures"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                visible: !root.dial
                special: true
                text: root.figures ? KeyboardLayouts.label(root.languageTag) : "123"
                onTyped: root.figures = !root.figures
            }
            KeyboardKey {
                objectName: "key.layout"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                visible: !root.dial
                special: true
                text: KeyboardLayouts.label(root.languageTag)
                //: Read aloud: key of the keyboard that changes to another script
                //% "Next keyboard"
                accessibleName: qsTrId("keyboard.layout")
                onTyped: root.languageTag = KeyboardLayouts.following(root.languageTag)
            }
            KeyboardKey {
                objectName: "key.shift"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                visible: !root.dial && !root.figures && root.languageTag !== "ug-CN" && !root.composing
                special: true
                marked: root.capital
                iconPath: Icons.shift
                //: Read aloud: key of the keyboard for capital letters
                //% "Capital letter"
                accessibleName: qsTrId("keyboard.shift")
                onTyped: root.capital = !root.capital
            }
            KeyboardKey {
                objectName: "key.space"
                Layout.fillWidth: true
                Layout.preferredWidth: 8
                visible: !root.dial
                iconPath: Icons.space
                //: Read aloud: key of the keyboard
                //% "Space"
                accessibleName: qsTrId("keyboard.space")
                onTyped: composer.text.length > 0 ? root.write(composer.choose(0)) : root.write(" ")
            }
            KeyboardKey {
                objectName: "key.backspace"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                special: true
                repeats: true
                iconPath: Icons.backspace
                //: Read aloud: key of the keyboard that takes the last letter away
                //% "Delete"
                accessibleName: qsTrId("keyboard.backspace")
                onTyped: root.eraseOne()
            }
            KeyboardKey {
                objectName: "key.done"
                Layout.fillWidth: true
                Layout.preferredWidth: 4
                special: true
                marked: true
                iconPath: root.doneText.length > 0 ? "" : Icons.keyboardDown
                text: root.doneText
                //: Read aloud: key of the keyboard that closes it
                //% "Done"
                accessibleName: qsTrId("keyboard.done")
                onTyped: {
                    composer.clear()
                    root.done()
                }
            }
        }
    }
}

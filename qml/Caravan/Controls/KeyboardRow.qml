// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/// One row of letters, all of one width.
RowLayout {
    id: root

    required property string keys
    property bool capital: false
    readonly property list<string> letters: root.keys.split(" ")

    signal typed(string letter)

    spacing: 0
    Layout.fillWidth: true

    Repeater {
        model: root.letters

        delegate: KeyboardKey {
            required property string modelData

            objectName: "key." + modelData
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: root.capital ? modelData.toLocaleUpperCase() : modelData
            onTyped: root.typed(text)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Controls
import Caravan.Theme

/// What the shopper may be about to type, above the keyboard.
ListView {
    id: root

    required property var suggestions // of strings: qmllint 6.4 takes no QStringList for list<string>

    signal chosen(string text)

    implicitHeight: root.count > 0 ? Theme.touch.min : 0
    orientation: ListView.Horizontal
    model: root.suggestions
    spacing: Theme.space.xs
    leftMargin: Theme.layout.pageMargin
    rightMargin: Theme.layout.pageMargin
    boundsBehavior: Flickable.StopAtBounds

    delegate: Chip {
        id: chip

        required property int index
        required property string modelData

        objectName: "search.suggestion." + chip.index
        height: Theme.touch.min
        text: chip.modelData
        Accessible.role: Accessible.Button
        onClicked: root.chosen(chip.modelData)
    }
}

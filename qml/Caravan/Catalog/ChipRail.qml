// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Choices of one kind in a row that is pushed sideways; "all" stays at its beginning.
RowLayout {
    id: root

    required property CategoryListModel choices
    required property string selectedId
    required property string allText
    property string testId: "chip"

    signal chosen(string categoryId)

    spacing: Theme.space.s

    Chip {
        objectName: root.testId + ".all"
        Layout.leftMargin: Theme.layout.pageMargin
        text: root.allText
        checked: root.selectedId.length === 0
        onClicked: root.chosen("")
    }
    ListView {
        id: list
        Layout.fillWidth: true
        implicitHeight: Theme.touch.min
        orientation: ListView.Horizontal
        model: root.choices
        spacing: Theme.space.xs
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: Math.max(0, width)

        delegate: Chip {
            id: chip

            required property int index
            required property string categoryId
            required property string name

            objectName: root.testId + "." + chip.index
            height: list.height
            text: chip.name
            checked: chip.categoryId === root.selectedId
            onClicked: root.chosen(chip.categoryId)
        }
    }
}

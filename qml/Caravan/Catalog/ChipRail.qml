// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Choices of one kind in a row that is pushed sideways, "all" first.
ListView {
    id: root

    required property CategoryListModel choices
    required property string selectedId
    required property string allText
    property string testId: "chip"

    signal chosen(string categoryId)

    implicitHeight: Theme.touch.min
    orientation: ListView.Horizontal
    model: root.choices
    spacing: Theme.space.xs
    leftMargin: Theme.layout.pageMargin
    rightMargin: Theme.layout.pageMargin
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: width

    header: Item {
        implicitWidth: all.implicitWidth + root.spacing
        implicitHeight: root.height

        Chip {
            id: all
            objectName: root.testId + ".all"
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            text: root.allText
            checked: root.selectedId.length === 0
            onClicked: root.chosen("")
        }
    }
    delegate: Chip {
        id: chip

        required property int index
        required property string categoryId
        required property string name

        objectName: root.testId + "." + chip.index
        height: root.height
        text: chip.name
        checked: chip.categoryId === root.selectedId
        onClicked: root.chosen(chip.categoryId)
    }
}

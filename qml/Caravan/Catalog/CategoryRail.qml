// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Theme
import Caravan.ViewModels

/// The kinds of goods in a row that is pushed sideways; the last one is cut, so that it shows that there are more.
ListView {
    id: root

    required property CategoryListModel kinds

    signal chosen(string categoryId)

    implicitHeight: Theme.layout.categoryTile + 3 * Theme.font.label
    orientation: ListView.Horizontal
    model: root.kinds
    spacing: Theme.space.xs
    leftMargin: Theme.layout.pageMargin - Theme.space.xs
    rightMargin: Theme.layout.pageMargin - Theme.space.xs
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: Theme.layout.categoryTile * 2

    delegate: CategoryTile {
        id: tile

        required property int index
        required property string categoryId
        required property string name

        objectName: "category." + tile.index
        height: root.height
        text: tile.name
        onClicked: root.chosen(tile.categoryId)
    }
}

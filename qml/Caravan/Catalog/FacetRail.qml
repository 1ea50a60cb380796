// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Choices that narrow a search, with what they would leave, in a row that is pushed sideways; the way to all of them
/// and to the order stays at its beginning.
RowLayout {
    id: root

    required property SearchViewModel search

    signal allRequested()

    spacing: Theme.space.s

    Chip {
        objectName: "search.filter"
        Layout.leftMargin: Theme.layout.pageMargin
        implicitHeight: Theme.touch.min
        //: Button on the search page: opens all choices and orders
        //% "Filter and sort"
        text: qsTrId("search.filter")
        checked: root.search.choices > 0 || root.search.order !== SearchViewModel.Relevance
        Accessible.role: Accessible.Button
        onClicked: root.allRequested()
    }
    ListView {
        id: list
        objectName: "search.facets"
        Layout.fillWidth: true
        implicitHeight: Theme.touch.min
        orientation: ListView.Horizontal
        model: root.search.facets
        spacing: Theme.space.xs
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: Math.max(0, width)

        delegate: FacetChip {
            objectName: "search.facet." + index
            height: list.height
            onClicked: root.search.toggle(choiceId)
        }
    }
}

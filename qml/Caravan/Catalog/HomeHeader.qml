// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Theme
import Caravan.ViewModels

/// What stands above the popular products on the first page: search, halls, kinds of goods.
Column {
    id: root

    required property CatalogViewModel catalog

    signal searchRequested()
    signal allRequested()
    signal categoryChosen(string categoryId)
    signal originChosen(string categoryId)

    spacing: Theme.space.m
    bottomPadding: Theme.space.xs

    SearchBar {
        objectName: "home.search"
        x: Theme.layout.pageMargin
        width: root.width - 2 * Theme.layout.pageMargin
        onClicked: root.searchRequested()
    }
    RowLayout {
        x: Theme.layout.pageMargin
        width: root.width - 2 * Theme.layout.pageMargin
        spacing: Theme.space.m

        Repeater {
            model: root.catalog.regions

            delegate: HallCard {
                id: hall

                required property int index
                required property string categoryId
                required property string name

                objectName: "home.hall." + hall.index
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                text: hall.name
                onClicked: root.originChosen(hall.categoryId)
            }
        }
    }
    SectionTitle {
        width: root.width
        //: First page: above the kinds of goods
        //% "What are you looking for?"
        text: qsTrId("home.kinds")
        //: First page: button that shows the whole range
        //% "Show all"
        action: qsTrId("home.show-all")
        actionId: "home.all"
        onActed: root.allRequested()
    }
    CategoryRail {
        width: root.width
        kinds: root.catalog.kinds
        onChosen: categoryId => root.categoryChosen(categoryId)
    }
    SectionTitle {
        width: root.width
        //: First page: above the products that sell best
        //% "Much loved"
        text: qsTrId("home.popular")
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// The range, narrowed by kind of goods and by place.
Page {
    id: root

    required property CatalogViewModel catalog
    readonly property ProductListModel products: root.catalog.browse

    signal backRequested()
    signal productRequested(string productId)

    placeInBar: NavigationBar.Home

    PageHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: root.catalog.originName.length > 0 ? root.catalog.originName
             : root.catalog.categoryName.length > 0 ? root.catalog.categoryName
             //: Title of the page with the whole range
             //% "All products"
             : qsTrId("browse.title")
        onBackRequested: root.backRequested()
    }
    Column {
        id: filters
        anchors { left: parent.left; right: parent.right; top: header.bottom }
        spacing: Theme.space.s
        bottomPadding: Theme.space.s

        ChipRail {
            width: parent.width
            testId: "browse.place"
            choices: root.catalog.places
            selectedId: root.catalog.originId
            //: Choice: goods from everywhere
            //% "All places"
            allText: qsTrId("browse.all-places")
            onChosen: categoryId => root.catalog.showOrigin(categoryId)
        }
        ChipRail {
            width: parent.width
            testId: "browse.kind"
            choices: root.catalog.kinds
            selectedId: root.catalog.categoryId
            //: Choice: goods of every kind
            //% "All kinds"
            allText: qsTrId("browse.all-kinds")
            onChosen: categoryId => root.catalog.showCategory(categoryId)
        }
    }
    ProductGrid {
        id: grid
        objectName: "browse.grid"
        anchors { left: parent.left; right: parent.right; top: filters.bottom; bottom: parent.bottom }
        products: root.products
        onOpened: productId => root.productRequested(productId)

        header: CText {
            width: root.width - 2 * Theme.layout.pageMargin
            x: Theme.layout.pageMargin - GridView.view.leftMargin
            height: visible ? implicitHeight + Theme.space.m : 0
            visible: root.catalog.originStory.length > 0
            leftPadding: Theme.space.xs
            rightPadding: Theme.space.xs
            text: root.catalog.originStory
            color: Theme.color.inkMuted
        }
    }
    EmptyState {
        anchors.centerIn: parent
        visible: grid.count === 0 && !root.products.loading
        title: root.products.failed
            //: The products could not be read from the disk
            //% "The products cannot be shown right now"
            ? qsTrId("browse.failed")
            //: The chosen kind and place have no products together
            //% "Nothing here with this choice"
            : qsTrId("browse.empty")
        //: Button: takes the narrowing away
        //% "Show everything"
        action: qsTrId("browse.show-everything")
        actionId: "browse.reset"
        onActed: root.catalog.showAll()
    }
}

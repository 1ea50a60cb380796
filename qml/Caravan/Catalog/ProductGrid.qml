// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Products as cards, as many columns as the width has room for. The view asks its model for more as it is scrolled.
GridView {
    id: root

    required property ProductListModel products
    readonly property int gap: Theme.space.s
    readonly property int columns: Math.max(2, Math.floor((width - leftMargin - rightMargin) / Theme.layout.cardMin))

    signal opened(string productId)

    /// To the very top, what stands above the products included.
    function rise() {
        root.contentY = root.originY - root.topMargin
    }

    // What stands above the products grows while it is filled; until the shopper scrolls, it stays in view.
    property bool scrolled: false
    onMovementStarted: root.scrolled = true
    onTopMarginChanged: if (!root.scrolled) root.rise()
    onOriginYChanged: if (!root.scrolled) root.rise()
    onCountChanged: if (!root.scrolled) root.rise()
    Connections {
        // The linter of Qt 6.4 does not follow a C++ class template up to QObject.
        target: root.products // qmllint disable
        function onLoaded() {
            root.scrolled = false
            root.rise()
        }
    }

    model: root.products
    leftMargin: Theme.layout.pageMargin - root.gap / 2
    rightMargin: Theme.layout.pageMargin - root.gap / 2
    bottomMargin: Theme.space.l
    cellWidth: Math.floor((width - leftMargin - rightMargin) / root.columns)
    cellHeight: root.cellWidth + Theme.layout.cardText
    cacheBuffer: root.cellHeight
    reuseItems: true
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    flickDeceleration: 4000
    maximumFlickVelocity: 6000

    delegate: Item {
        id: cell

        required property int index
        required property string productId
        required property string title
        required property string place
        required property url imageSource
        required property string priceText
        required property bool severalPrices
        required property string unitPriceText
        required property bool inStock
        required property list<string> tags

        width: root.cellWidth
        height: root.cellHeight

        ProductCard {
            objectName: "product.card." + cell.index
            anchors { fill: parent; margins: root.gap / 2 }
            title: cell.title
            place: cell.place
            imageSource: cell.imageSource
            priceText: cell.priceText
            severalPrices: cell.severalPrices
            unitPriceText: cell.unitPriceText
            inStock: cell.inStock
            tags: cell.tags
            onClicked: root.opened(cell.productId)
        }
    }
}

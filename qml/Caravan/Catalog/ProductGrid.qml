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

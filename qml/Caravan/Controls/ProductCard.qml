// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// A product in a grid: picture, title, place, price. Light, for it is made and dropped while the grid flies by.
Item {
    id: root

    required property string title
    required property string place
    required property url imageSource
    required property string priceText
    required property bool severalPrices
    required property string unitPriceText
    required property bool inStock
    required property list<string> tags

    signal clicked()

    readonly property real inset: Theme.space.s

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: root.title + ", " + root.priceText
    Accessible.focusable: true
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onSpacePressed: root.clicked()

    TapHandler {
        id: tap
        onTapped: root.clicked()
    }
    Card {
        anchors.fill: parent
        color: tap.pressed ? Theme.color.surfacePressed : Theme.color.surface
        border.color: root.activeFocus ? Theme.color.focus : Theme.color.outline
    }
    Picture {
        id: picture
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: root.inset }
        height: width
        radius: Theme.radius.m
        frameColor: tap.pressed ? Theme.color.surfacePressed : Theme.color.surface
        source: root.imageSource
    }
    Badge {
        anchors { left: picture.left; top: picture.top; margins: Theme.space.xs }
        visible: root.tags.length > 0 && root.inStock
        text: root.tags.length > 0 ? Tags.name(root.tags[0]) : ""
        color: Theme.color.accentContainer
        ink: Theme.color.accentContainerInk
    }
    Badge {
        anchors { left: picture.left; bottom: picture.bottom; margins: Theme.space.xs }
        width: Math.min(implicitWidth, picture.width - 2 * Theme.space.xs)
        visible: !root.inStock
        //: On a card: this product is not on the shelf of this shop, but can be had
        //% "Not on this shelf"
        text: qsTrId("stock.not-here")
        color: Theme.color.offline
        ink: Theme.color.offlineInk
    }
    Column {
        anchors { left: picture.left; right: picture.right; top: picture.bottom; topMargin: Theme.space.s
                  leftMargin: Theme.space.xs / 2; rightMargin: Theme.space.xs / 2 }
        spacing: Theme.space.xs / 2

        CText {
            width: parent.width
            height: Theme.font.label * Theme.font.lineHeight * 2.5
            text: root.title
            font.pixelSize: Theme.font.label
            font.weight: Font.Bold
            maximumLineCount: 2
            verticalAlignment: Text.AlignTop
        }
        CText {
            width: parent.width
            text: root.place
            color: Theme.color.accent
            font.pixelSize: Theme.font.caption
            maximumLineCount: 1
        }
        PriceTag {
            width: parent.width
            price: root.priceText
            unitPrice: root.unitPriceText
            severalPrices: root.severalPrices
        }
    }
}

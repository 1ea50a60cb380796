// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// A price, formatted in C++, with its price by weight or volume beneath.
Column {
    id: root

    property string price
    property string unitPrice
    property bool severalPrices: false
    property real priceSize: Theme.font.price

    CText {
        width: root.width > 0 ? root.width : implicitWidth
        //: On a card, where the sizes of a product have several prices; %1 is the lowest, such as ¥19.90
        //% "from %1"
        text: root.severalPrices ? qsTrId("price.from").arg(root.price) : root.price
        color: Theme.color.primary
        font.pixelSize: root.priceSize
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.font.label
        maximumLineCount: 1
    }
    CText {
        width: root.width > 0 ? root.width : implicitWidth
        visible: root.unitPrice.length > 0
        text: root.unitPrice
        color: Theme.color.inkMuted
        font.pixelSize: Theme.font.caption
        maximumLineCount: 1
    }
}

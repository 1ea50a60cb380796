// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Goods, hand-over and the sum, as the view model formatted them.
Card {
    id: root

    required property CheckoutViewModel checkout

    implicitHeight: grid.implicitHeight + 2 * Theme.space.m

    GridLayout {
        id: grid
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.m }
        columns: 2
        rowSpacing: Theme.space.xs

        Label {
            //: Sum: the price of all goods
            //% "Goods"
            text: qsTrId("total.goods")
        }
        Amount { text: root.checkout.goodsText }
        Label {
            //: Sum: the price of handing over
            //% "Hand-over"
            text: qsTrId("total.shipping")
        }
        Amount { text: root.checkout.shippingPriceText }
        CText {
            Layout.fillWidth: true
            //: Sum: all that is to be paid
            //% "Total"
            text: qsTrId("total.total")
            font.pixelSize: Theme.font.title
            font.weight: Font.Bold
        }
        CText {
            objectName: "checkout.total"
            Layout.alignment: Qt.AlignRight
            text: root.checkout.totalText
            color: Theme.color.primary
            font.pixelSize: Theme.font.headline
            font.weight: Font.Bold
        }
    }

    component Label: CText {
        Layout.fillWidth: true
        color: Theme.color.inkMuted
    }
    component Amount: CText {
        Layout.alignment: Qt.AlignRight
    }
}

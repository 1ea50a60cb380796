// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// At the foot of the product page: how many, and into the cart; or why it cannot be bought.
Rectangle {
    id: root

    required property ProductViewModel product

    implicitHeight: column.implicitHeight + 2 * Theme.space.s
    color: Theme.color.surfaceRaised

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.space.hair
        color: Theme.color.outline
    }
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter
                  leftMargin: Theme.layout.pageMargin; rightMargin: Theme.layout.pageMargin }
        spacing: Theme.space.s

        Banner {
            objectName: "product.blocked"
            Layout.fillWidth: true
            visible: root.product.blockedReason.length > 0
            kind: Banner.Danger
            text: root.product.blockedReason
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m

            QuantityStepper {
                testId: "product.quantity"
                Layout.preferredWidth: Theme.layout.cardMin
                value: root.product.quantity
                enabled: root.product.canBuy
                onStepped: value => root.product.quantity = value
            }
            Button {
                objectName: "product.add"
                Layout.fillWidth: true
                enabled: root.product.canBuy
                iconPath: Icons.basket
                //: Button on the product page
                //% "Add to cart"
                text: qsTrId("product.add")
                onClicked: root.product.addToCart()
            }
        }
    }
}

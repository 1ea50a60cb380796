// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// What the shopper has chosen, and the way to the order.
Page {
    id: root

    required property CartViewModel cart

    signal backRequested()
    signal homeRequested()
    signal checkoutRequested()

    placeInBar: NavigationBar.Cart

    PageHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        //: Title of the cart page
        //% "Your cart"
        title: qsTrId("cart.title")
        onBackRequested: root.backRequested()

        Button {
            objectName: "cart.clear"
            visible: !root.cart.empty
            kind: Button.Quiet
            //: Button: takes everything out of the cart
            //% "Empty it"
            text: qsTrId("cart.clear")
            onClicked: root.cart.clear()
        }
    }
    ListView {
        id: list
        objectName: "cart.lines"
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: bar.top
                  leftMargin: Theme.layout.pageMargin; rightMargin: Theme.layout.pageMargin }
        model: root.cart.lines
        spacing: Theme.space.s
        bottomMargin: Theme.space.m
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: CartLine {
            width: list.width
            onQuantityRequested: quantity => root.cart.setQuantity(index, quantity)
            onRemoveRequested: root.cart.remove(index)
        }
    }
    EmptyState {
        anchors.centerIn: parent
        visible: root.cart.empty
        iconPath: Icons.basket
        //: The cart page with nothing in it
        //% "Your cart is empty"
        title: qsTrId("cart.empty")
        //: The cart page with nothing in it: what to do
        //% "Look around the halls or scan the code on a package."
        text: qsTrId("cart.empty-hint")
        //: Button of the empty cart
        //% "Look around"
        action: qsTrId("cart.look-around")
        actionId: "cart.home"
        onActed: root.homeRequested()
    }
    Rectangle {
        id: bar
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        visible: !root.cart.empty
        height: visible ? row.implicitHeight + 2 * Theme.space.m : 0
        color: Theme.color.surfaceRaised

        Rectangle {
            anchors { left: parent.left; right: parent.right; top: parent.top }
            height: Theme.space.hair
            color: Theme.color.outline
        }
        RowLayout {
            id: row
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter
                      leftMargin: Theme.layout.pageMargin; rightMargin: Theme.layout.pageMargin }
            spacing: Theme.space.m

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                CText {
                    objectName: "cart.pieces"
                    Layout.fillWidth: true
                    //: Cart: how many pieces in all; %1 is the number
                    //% "Pieces: %1"
                    text: qsTrId("cart.pieces").arg(root.cart.pieces)
                    color: Theme.color.inkMuted
                    font.pixelSize: Theme.font.label
                }
                CText {
                    objectName: "cart.total"
                    Layout.fillWidth: true
                    text: root.cart.totalText
                    color: Theme.color.primary
                    font.pixelSize: Theme.font.headline
                    font.weight: Font.Bold
                    maximumLineCount: 1
                }
            }
            Button {
                objectName: "cart.checkout"
                Layout.preferredWidth: Theme.layout.readable / 2
                //: Button: from the cart towards the order
                //% "Continue"
                text: qsTrId("cart.checkout")
                iconPath: Icons.forward
                iconDirectional: true
                onClicked: root.checkoutRequested()
            }
        }
    }
}

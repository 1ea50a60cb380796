// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme
import Caravan.ViewModels

/// How the goods come to the shopper.
CheckoutPage {
    id: root

    required property CheckoutViewModel checkout

    step: 0
    //: Title: choice of how to get the goods
    //% "How would you like it?"
    title: qsTrId("fulfilment.title")
    //: Button: to the next step of the order
    //% "Continue"
    action: qsTrId("checkout.continue")
    actionId: "fulfilment.continue"

    ChoiceCard {
        objectName: "fulfilment.take-away"
        Layout.fillWidth: true
        iconPath: Icons.bag
        //: Choice: the goods are handed over now
        //% "Take it with me"
        text: qsTrId("fulfilment.take-away")
        //: About taking the goods along
        //% "At the counter, right now. No name needed."
        detail: qsTrId("fulfilment.take-away-detail")
        checked: root.checkout.fulfilment === CheckoutViewModel.TakeAway
        onClicked: root.checkout.fulfilment = CheckoutViewModel.TakeAway
    }
    ChoiceCard {
        objectName: "fulfilment.pick-up"
        Layout.fillWidth: true
        iconPath: Icons.shop
        //: Choice: the goods are put aside in this shop
        //% "Collect it here later"
        text: qsTrId("fulfilment.pick-up")
        //: About collecting the goods
        //% "We put it aside and call you when it is ready."
        detail: qsTrId("fulfilment.pick-up-detail")
        price: root.checkout.pickUpPriceText
        checked: root.checkout.fulfilment === CheckoutViewModel.PickUp
        onClicked: root.checkout.fulfilment = CheckoutViewModel.PickUp
    }
    ChoiceCard {
        objectName: "fulfilment.ship"
        Layout.fillWidth: true
        enabled: root.checkout.shipOffered
        iconPath: Icons.truck
        //: Choice: the goods are sent to the shopper's home
        //% "Send it home"
        text: qsTrId("fulfilment.ship")
        detail: root.checkout.shipOffered
            //: About sending the goods
            //% "Packed well and sent to any address in the country."
            ? qsTrId("fulfilment.ship-detail")
            //: Sending home cannot be chosen: its price is not known yet
            //% "Not possible until the line to the store is back."
            : qsTrId("fulfilment.ship-unavailable")
        price: root.checkout.shipOffered ? root.checkout.shipPriceText : ""
        checked: root.checkout.fulfilment === CheckoutViewModel.Ship
        onClicked: root.checkout.fulfilment = CheckoutViewModel.Ship
    }
    TotalLines {
        Layout.fillWidth: true
        checkout: root.checkout
    }
}

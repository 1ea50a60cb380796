// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// All of the order once more, then the one button that makes it.
CheckoutPage {
    id: root

    required property CheckoutViewModel checkout
    required property CartListModel lines

    readonly property string promise: {
        if (root.checkout.priceRule === CheckoutViewModel.Honour)
            //: What the promise about the price means where the shown price is the highest
            //% "You never pay more than this. If the price in the store has fallen by then, you pay less. If it has risen, our staff settle it with the store. You pay at the counter or on delivery."
            return qsTrId("review.promise-honour")
        if (root.checkout.priceRule === CheckoutViewModel.Ask)
            //: What the promise about the price means where every other price is asked about
            //% "If the price in the store is another one by then, lower or higher, we ask you before anything is sent. You pay at the counter or on delivery."
            return qsTrId("review.promise-ask")
        //: What the promise about the price means
        //% "If the price in the store has fallen by then, you pay less. If it has risen, we ask you first. You pay at the counter or on delivery."
        return qsTrId("review.promise")
    }

    step: 2
    canGoBack: !root.checkout.submitting
    //: Title: look over the order
    //% "Is everything right?"
    title: qsTrId("review.title")
    //: Button: places the order; %1 is what is to be paid
    //% "Order for %1"
    action: qsTrId("review.confirm").arg(root.checkout.totalText)
    actionId: "review.confirm"
    busy: root.checkout.submitting
    onActed: root.checkout.confirm()

    RefusalBanner {
        objectName: "review.refusal"
        Layout.fillWidth: true
        refusal: root.checkout.refusal
    }
    Card {
        Layout.fillWidth: true
        implicitHeight: linesColumn.implicitHeight + 2 * Theme.space.m

        ColumnLayout {
            id: linesColumn
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.m }
            spacing: Theme.space.s

            Repeater {
                model: root.lines

                delegate: ReviewLine {
                    Layout.fillWidth: true
                }
            }
        }
    }
    HandOverSummary {
        Layout.fillWidth: true
        checkout: root.checkout
    }
    TotalLines {
        Layout.fillWidth: true
        checkout: root.checkout
    }
    Banner {
        Layout.fillWidth: true
        //: Promise about the price, before the order is placed
        //% "This price is promised"
        title: qsTrId("review.promise-title")
        text: root.promise
    }
}

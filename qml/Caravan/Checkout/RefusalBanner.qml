// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.ViewModels

/// Why the order could not be kept, and that nothing is lost.
Banner {
    id: root

    required property int refusal

    visible: root.refusal !== CheckoutViewModel.NoRefusal
    kind: Banner.Danger
    //: The order could not be written to the disk of the terminal
    //% "The order was not placed"
    title: qsTrId("refusal.title")
    text: root.refusal === CheckoutViewModel.DiskFull
        //: Why the order was not placed; the cart is kept
        //% "This terminal has no room left. Your cart is kept: please order at another terminal or ask our staff."
        ? qsTrId("refusal.disk-full")
        : root.refusal === CheckoutViewModel.ReadOnly || root.refusal === CheckoutViewModel.Damaged
        //: Why the order was not placed; the cart is kept
        //% "This terminal cannot keep orders safely right now. Your cart is kept: please ask our staff."
        ? qsTrId("refusal.storage")
        : root.refusal === CheckoutViewModel.Busy
        //: Why the order was not placed; trying again is right
        //% "This terminal is busy. Your cart is kept: please try again in a moment."
        ? qsTrId("refusal.busy")
        //: Why the order was not placed: some other fault
        //% "Something went wrong. Your cart is kept: please try again or ask our staff."
        : qsTrId("refusal.failed")
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// How and to whom the goods go, in a few words.
Card {
    id: root

    required property CheckoutViewModel checkout
    readonly property int fulfilment: root.checkout.fulfilment

    implicitHeight: row.implicitHeight + 2 * Theme.space.m

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.m }
        spacing: Theme.space.m

        Icon {
            Layout.alignment: Qt.AlignTop
            path: root.fulfilment === CheckoutViewModel.Ship ? Icons.truck
                : root.fulfilment === CheckoutViewModel.PickUp ? Icons.shop : Icons.bag
            color: Theme.color.accent
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            CText {
                Layout.fillWidth: true
                text: root.fulfilment === CheckoutViewModel.Ship ? qsTrId("fulfilment.ship")
                    : root.fulfilment === CheckoutViewModel.PickUp ? qsTrId("fulfilment.pick-up") : qsTrId("fulfilment.take-away")
                font.weight: Font.Bold
            }
            CText {
                Layout.fillWidth: true
                visible: root.checkout.contactNeeded
                //: Review: %1 is a name, %2 a phone number
                //% "%1, %2"
                text: qsTrId("review.contact").arg(root.checkout.name).arg("\u2068" + root.checkout.phone + "\u2069")
                color: Theme.color.inkMuted
                font.pixelSize: Theme.font.label
            }
            CText {
                Layout.fillWidth: true
                visible: root.checkout.addressNeeded
                text: root.checkout.province + " " + root.checkout.city + " " + root.checkout.district + " " + root.checkout.street
                color: Theme.color.inkMuted
                font.pixelSize: Theme.font.label
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Thanks, the number, and where the order stands. Shown only after the order is safely on the disk.
Page {
    id: root

    required property TicketViewModel ticket
    readonly property int orderState: root.ticket.state

    signal doneRequested()

    bare: true

    DuneBand {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: root.height / 4
    }
    GridLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.layout.pageMargin, Theme.layout.readable * (Theme.landscape ? 1.7 : 0.9))
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.space.xl
        rowSpacing: Theme.space.l

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: Theme.space.m

            Rectangle {
                Layout.alignment: Qt.AlignHCenter
                implicitWidth: Theme.touch.iconLarge * 1.5
                implicitHeight: implicitWidth
                radius: width / 2
                color: Theme.color.successContainer

                Icon {
                    anchors.centerIn: parent
                    path: Icons.check
                    size: Theme.touch.iconLarge
                    color: Theme.color.successContainerInk
                }
            }
            CText {
                Layout.fillWidth: true
                //: Ticket page: the order was placed
                //% "Thank you!"
                text: qsTrId("ticket.thanks")
                font.pixelSize: Theme.font.display
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
            }
            CText {
                Layout.fillWidth: true
                text: root.ticket.fulfilment === CheckoutViewModel.TakeAway
                    //: Ticket page: what happens next with goods to take along
                    //% "Show this at the counter: we hand you the goods and you pay there."
                    ? qsTrId("ticket.take-away")
                    : root.ticket.fulfilment === CheckoutViewModel.PickUp
                    //: Ticket page: what happens next with goods to collect
                    //% "We put it aside and call you when it is ready."
                    ? qsTrId("ticket.pick-up")
                    //: Ticket page: what happens next with goods to send
                    //% "We pack it and send it to your address."
                    : qsTrId("ticket.ship")
                color: Theme.color.inkMuted
                horizontalAlignment: Text.AlignHCenter
            }
            Banner {
                objectName: "ticket.state"
                Layout.fillWidth: true
                kind: root.orderState === TicketViewModel.Delivered ? Banner.Success
                    : root.orderState === TicketViewModel.NeedsStaff ? Banner.Warning : Banner.Information
                iconPath: root.orderState === TicketViewModel.NeedsStaff ? Icons.warning : Icons.checkCircle
                text: root.orderState === TicketViewModel.Delivered
                    //: Where the order stands
                    //% "The store has your order."
                    ? qsTrId("ticket.delivered")
                    : root.orderState === TicketViewModel.NeedsStaff
                    //: Where the order stands
                    //% "Please show this number to our staff."
                    ? qsTrId("ticket.needs-staff")
                    //: Where the order stands: on the disk of the terminal, not yet sent
                    //% "Your order is safely stored here. It goes to the store as soon as the line is up."
                    : qsTrId("ticket.stored")
            }
        }
        TicketCard {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            ticket: root.ticket
        }
        Button {
            objectName: "ticket.done"
            Layout.columnSpan: parent.columns
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.layout.readable * 0.6
            //: Button of the ticket page: ends the visit
            //% "Done"
            text: qsTrId("ticket.done")
            onClicked: root.doneRequested()
        }
    }
}

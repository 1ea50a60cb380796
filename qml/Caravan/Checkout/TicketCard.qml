// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// The ticket itself: number, code, sum and time, like a slip of paper.
Card {
    id: root

    required property TicketViewModel ticket

    implicitHeight: column.implicitHeight + 2 * Theme.space.l

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.space.l }
        spacing: Theme.space.s

        CText {
            Layout.fillWidth: true
            //: Ticket: above the number of the order
            //% "Your number"
            text: qsTrId("ticket.number")
            color: Theme.color.inkMuted
            horizontalAlignment: Text.AlignHCenter
        }
        CText {
            objectName: "ticket.number"
            Layout.fillWidth: true
            text: root.ticket.orderNumber
            font.pixelSize: Theme.font.number
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.font.title
            maximumLineCount: 1
            horizontalAlignment: Text.AlignHCenter
        }
        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            implicitWidth: Theme.layout.code
            implicitHeight: Theme.layout.code
            radius: Theme.radius.m
            color: Theme.color.codePaper

            Image {
                objectName: "ticket.code"
                anchors { fill: parent; margins: Theme.space.s }
                source: root.ticket.qrSource
                sourceSize.width: Math.ceil(width)
                sourceSize.height: Math.ceil(height)
                fillMode: Image.PreserveAspectFit
                smooth: false
                Accessible.role: Accessible.Graphic
                Accessible.name: root.ticket.orderNumber
            }
        }
        CText {
            Layout.fillWidth: true
            text: root.ticket.totalText
            color: Theme.color.primary
            font.pixelSize: Theme.font.headline
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        CText {
            Layout.fillWidth: true
            text: root.ticket.placedAtText
            color: Theme.color.inkMuted
            font.pixelSize: Theme.font.label
            horizontalAlignment: Text.AlignHCenter
        }
    }
}

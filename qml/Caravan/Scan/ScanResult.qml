// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// What the camera saw, in words, and what to do next.
Card {
    id: root

    required property ScanViewModel scan
    readonly property int seen: root.scan.state
    readonly property bool stopped: root.seen !== ScanViewModel.Looking && root.seen !== ScanViewModel.Idle
                                 && root.seen !== ScanViewModel.NoSource
    readonly property bool alarm: root.seen === ScanViewModel.Recalled || root.seen === ScanViewModel.Expired

    signal searchRequested()

    implicitHeight: column.implicitHeight + 2 * Theme.space.m
    color: root.alarm ? Theme.color.dangerContainer : Theme.color.surface
    Accessible.role: Accessible.AlertMessage
    Accessible.name: heading.text + ". " + words.text

    ScanWords {
        id: texts
        seen: root.seen
        source: root.scan.source
        lot: root.scan.lot
        product: root.scan.foundTitle
    }
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.m }
        spacing: Theme.space.m

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m

            Icon {
                Layout.alignment: Qt.AlignTop
                path: root.alarm ? Icons.blocked : root.seen === ScanViewModel.WalletRefused ? Icons.wallet
                    : root.seen === ScanViewModel.TicketSeen ? Icons.receipt
                    : root.seen === ScanViewModel.NoSource ? Icons.camera
                    : root.seen === ScanViewModel.Found ? Icons.checkCircle : Icons.scan
                size: Theme.touch.icon * 1.5
                color: root.alarm ? Theme.color.dangerContainerInk : Theme.color.accent
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.space.xs / 2

                CText {
                    id: heading
                    objectName: "scan.heading"
                    Layout.fillWidth: true
                    text: texts.heading
                    color: root.alarm ? Theme.color.dangerContainerInk : Theme.color.ink
                    font.pixelSize: Theme.font.title
                    font.weight: Font.Bold
                }
                CText {
                    id: words
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: texts.detail
                    color: root.alarm ? Theme.color.dangerContainerInk : Theme.color.inkMuted
                }
                LotFacts {
                    Layout.fillWidth: true
                    scan: root.scan
                    ink: root.alarm ? Theme.color.dangerContainerInk : Theme.color.ink
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m

            Button {
                objectName: "scan.again"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: root.stopped
                //: Button: back to reading codes
                //% "Scan another"
                text: qsTrId("scan.again")
                onClicked: root.scan.again()
            }
            Button {
                objectName: "scan.packs"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: root.scan.hasPacks
                kind: Button.Secondary
                //: Button: to the packs of goods that were weighed
                //% "See the packs"
                text: qsTrId("scan.packs")
                onClicked: root.scan.showPacks()
            }
            Button {
                objectName: "scan.search"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: root.seen === ScanViewModel.Unknown || root.seen === ScanViewModel.NoSource
                         || root.seen === ScanViewModel.Weighed && !root.scan.hasPacks
                kind: Button.Secondary
                //: Button: to the search page
                //% "Search by name"
                text: qsTrId("scan.search")
                onClicked: root.searchRequested()
            }
        }
    }
}

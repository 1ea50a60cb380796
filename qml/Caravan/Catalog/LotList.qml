// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// The batches of a product with their dates; the one that the shopper scanned is marked.
Card {
    id: root

    required property LotListModel lots
    required property string scannedLot

    visible: batches.count > 0
    implicitHeight: column.implicitHeight + 2 * Theme.space.m

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.m }
        spacing: Theme.space.s

        CText {
            Layout.fillWidth: true
            //: Product page: above the harvest or production batches
            //% "Batches and freshness"
            text: qsTrId("product.lots")
            font.pixelSize: Theme.font.label
            font.weight: Font.Bold
        }
        Repeater {
            id: batches
            model: root.lots

            delegate: LotRow {
                Layout.fillWidth: true
                scannedLot: root.scannedLot
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.ViewModels

/// Where the scanned batch comes from and how old it is.
ColumnLayout {
    id: root

    required property ScanViewModel scan
    required property color ink

    spacing: 0
    visible: weight.visible || place.visible || harvested.visible || bestBefore.visible

    CText {
        id: weight
        objectName: "scan.weight"
        Layout.fillWidth: true
        visible: root.scan.kilograms.length > 0
        //: Scan page: what a label of the scales says; %1 is a number
        //% "Weight: %1 kg"
        text: qsTrId("scan.weight").arg(root.scan.kilograms)
        color: root.ink
        font.weight: Font.Bold
    }
    CText {
        id: place
        objectName: "scan.place"
        Layout.fillWidth: true
        visible: text.length > 0
        text: root.scan.placeName
        color: root.ink
        font.weight: Font.Bold
    }
    CText {
        id: harvested
        Layout.fillWidth: true
        visible: root.scan.harvestedText.length > 0
        //: Batch; %1 is a date
        //% "Harvested %1"
        text: qsTrId("lot.harvested").arg(root.scan.harvestedText)
        color: root.ink
    }
    CText {
        id: bestBefore
        objectName: "scan.best-before"
        Layout.fillWidth: true
        visible: root.scan.bestBeforeText.length > 0
        //: Batch; %1 is a date
        //% "Best before %1"
        text: qsTrId("lot.best-before").arg(root.scan.bestBeforeText)
        color: root.ink
    }
}

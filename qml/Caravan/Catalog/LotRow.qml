// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// One batch: its code, when it was harvested, until when it is at its best, and whether it may be sold.
RowLayout {
    id: root

    required property string code
    required property string harvestedText
    required property string bestBeforeText
    required property int state
    required property string scannedLot
    // The code comes isolated for mixed directions (U+2068 … U+2069), what was scanned does not.
    readonly property bool scanned: root.code === "\u2068" + root.scannedLot + "\u2069"

    spacing: Theme.space.s

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        CText {
            Layout.fillWidth: true
            text: root.code
            font.pixelSize: Theme.font.label
            font.weight: root.scanned ? Font.Bold : Font.Normal
        }
        CText {
            Layout.fillWidth: true
            visible: root.harvestedText.length > 0
            //: Batch; %1 is a date
            //% "Harvested %1"
            text: qsTrId("lot.harvested").arg(root.harvestedText)
            color: Theme.color.inkMuted
            font.pixelSize: Theme.font.caption
        }
        CText {
            Layout.fillWidth: true
            visible: root.bestBeforeText.length > 0
            //: Batch; %1 is a date
            //% "Best before %1"
            text: qsTrId("lot.best-before").arg(root.bestBeforeText)
            color: Theme.color.inkMuted
            font.pixelSize: Theme.font.caption
        }
    }
    Badge {
        visible: root.scanned
        //: Mark on the batch that the shopper scanned
        //% "Yours"
        text: qsTrId("lot.scanned")
        color: Theme.color.accent
        ink: Theme.color.accentInk
    }
    Badge {
        text: root.state === LotListModel.Recalled
            //: Mark on a batch that the maker has called back
            //% "Recalled"
            ? qsTrId("lot.state-recalled")
            : root.state === LotListModel.Expired
            //: Mark on a batch past its date
            //% "Past its date"
            ? qsTrId("lot.state-expired")
            //: Mark on a batch in good order
            //% "Fresh"
            : qsTrId("lot.state-good")
        color: root.state === LotListModel.Good ? Theme.color.successContainer : Theme.color.dangerContainer
        ink: root.state === LotListModel.Good ? Theme.color.successContainerInk : Theme.color.dangerContainerInk
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.Theme

/// The shopper's wishes for reading and reaching; they end with the visit.
Sheet {
    id: root

    required property bool lowReach

    signal lowReachRequested(bool low)

    title: qsTrId("display.title")

    SwitchRow {
        objectName: "display.large-text"
        width: parent.width
        iconPath: Icons.search
        //: Switch
        //% "Larger text"
        text: qsTrId("display.large-text")
        checked: Theme.largeText
        onClicked: Theme.largeText = !Theme.largeText
    }
    SwitchRow {
        objectName: "display.high-contrast"
        width: parent.width
        iconPath: Icons.display
        //: Switch
        //% "Strong contrast"
        text: qsTrId("display.high-contrast")
        checked: Theme.contrast === Theme.High
        onClicked: Theme.contrast = Theme.contrast === Theme.High ? Theme.Light : Theme.High
    }
    SwitchRow {
        objectName: "display.dark"
        width: parent.width
        iconPath: Icons.crescent
        //: Switch
        //% "Dark colours"
        text: qsTrId("display.dark")
        checked: Theme.contrast === Theme.Dark
        onClicked: Theme.contrast = Theme.contrast === Theme.Dark ? Theme.Light : Theme.Dark
    }
    SwitchRow {
        objectName: "display.low-reach"
        width: parent.width
        visible: !Theme.landscape
        iconPath: Icons.reach
        //: Switch: brings all controls into reach from a wheelchair or for a child
        //% "Everything lower down"
        text: qsTrId("display.low-reach")
        checked: root.lowReach
        onClicked: root.lowReachRequested(!root.lowReach)
    }
    Button {
        objectName: "display.close"
        width: parent.width
        kind: Button.Tonal
        //: Button: closes a sheet
        //% "Done"
        text: qsTrId("sheet.done")
        onClicked: root.dismissed()
    }
}

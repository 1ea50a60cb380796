// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Before a visit is wiped for want of input: are you still there?
Sheet {
    id: root

    required property SessionViewModel session

    open: root.session.warning
    centered: true
    dismissable: false
    //: Dialog after a while without a touch
    //% "Are you still there?"
    title: qsTrId("idle.title")

    CText {
        width: parent.width
        //: Dialog after a while without a touch: what will happen
        //% "To protect your privacy this visit ends and the cart is emptied."
        text: qsTrId("idle.text")
        color: Theme.color.inkMuted
    }
    CText {
        objectName: "idle.seconds"
        width: parent.width
        text: root.session.secondsLeft
        color: Theme.color.primary
        font.pixelSize: Theme.font.number
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
    }
    Button {
        objectName: "idle.extend"
        width: parent.width
        //: Button: keeps the visit
        //% "I need more time"
        text: qsTrId("idle.extend")
        onClicked: root.session.extend()
    }
    Button {
        objectName: "idle.end"
        width: parent.width
        kind: Button.Quiet
        //: Button: ends the visit and forgets it
        //% "End my visit"
        text: qsTrId("idle.end")
        onClicked: root.session.end()
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// What happens to the shopper's data, said before they are given; going on is the consent to this version.
Card {
    id: root

    required property string version

    implicitHeight: column.implicitHeight + 2 * Theme.space.m
    color: Theme.color.accentContainer

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.m }
        spacing: Theme.space.xs

        CText {
            Layout.fillWidth: true
            //: Heading of the notice about personal data
            //% "Your data stay with this order"
            text: qsTrId("privacy.title")
            color: Theme.color.accentContainerInk
            font.weight: Font.Bold
            font.pixelSize: Theme.font.label
        }
        CText {
            Layout.fillWidth: true
            //: Notice about personal data: purpose, storage, erasure
            //% "We use your name, phone and address to hand over this order and for nothing else. They are kept encrypted on this terminal, sent to our store, and erased from the terminal after delivery. By continuing you agree."
            text: qsTrId("privacy.text")
            color: Theme.color.accentContainerInk
            font.pixelSize: Theme.font.caption
        }
        CText {
            Layout.fillWidth: true
            //: Version of the notice about personal data; %1 is a date or number
            //% "Notice of %1"
            text: qsTrId("privacy.version").arg(root.version)
            color: Theme.color.accentContainerInk
            font.pixelSize: Theme.font.caption
        }
    }
}

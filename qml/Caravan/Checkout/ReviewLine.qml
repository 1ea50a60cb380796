// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// One line of the order, for reading over.
RowLayout {
    id: root

    required property string title
    required property string variantTitle
    required property url imageSource
    required property int quantity
    required property string totalText

    spacing: Theme.space.m

    Picture {
        Layout.preferredWidth: Theme.touch.min
        Layout.preferredHeight: Theme.touch.min
        radius: Theme.radius.s
        source: root.imageSource
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        CText {
            Layout.fillWidth: true
            text: root.title
            font.pixelSize: Theme.font.label
            font.weight: Font.Bold
            maximumLineCount: 1
        }
        CText {
            Layout.fillWidth: true
            //: Line of the order; %1 is the size, %2 how many
            //% "%1 × %2"
            text: qsTrId("review.line").arg(root.variantTitle).arg(root.quantity)
            color: Theme.color.inkMuted
            font.pixelSize: Theme.font.caption
            maximumLineCount: 1
        }
    }
    CText {
        text: root.totalText
        font.weight: Font.Bold
    }
}

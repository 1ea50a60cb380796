// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// A number or a word in a small filled pill.
Rectangle {
    id: root

    property alias text: label.text
    property color ink: Theme.color.primaryInk

    implicitHeight: Math.max(label.implicitHeight + Theme.space.xs / 2, Theme.space.l)
    implicitWidth: Math.max(implicitHeight, label.implicitWidth + Theme.space.s)
    radius: height / 2
    color: Theme.color.primary

    CText {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width - Theme.space.xs)
        color: root.ink
        font.pixelSize: Theme.font.caption
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 1
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// One choice of a row: a category, a size. `checked` is set by its owner.
Pressable {
    id: root

    property string detail
    leftPadding: Theme.space.m
    rightPadding: Theme.space.m
    topPadding: Theme.space.xs
    bottomPadding: Theme.space.xs
    radius: root.detail.length > 0 ? Theme.radius.m : height / 2
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: root.checked

    background: Rectangle {
        radius: root.radius
        color: root.checked ? Theme.color.accent : root.down ? Theme.color.surfacePressed : Theme.color.surface
        border.width: Theme.space.hair
        border.color: root.checked ? Theme.color.accent : Theme.color.outline
    }
    contentItem: ColumnLayout {
        spacing: 0

        Item { Layout.fillHeight: true }
        CText {
            Layout.fillWidth: true
            text: root.text
            color: root.checked ? Theme.color.accentInk : Theme.color.ink
            font.pixelSize: Theme.font.label
            font.weight: root.checked ? Font.Bold : Font.Normal
            maximumLineCount: 1
            horizontalAlignment: Text.AlignHCenter
        }
        CText {
            Layout.fillWidth: true
            visible: root.detail.length > 0
            text: root.detail
            color: root.checked ? Theme.color.accentInk : Theme.color.inkMuted
            font.pixelSize: Theme.font.caption
            maximumLineCount: 1
            horizontalAlignment: Text.AlignHCenter
        }
        Item { Layout.fillHeight: true }
    }
}

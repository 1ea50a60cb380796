// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// One way of handing over, with its price.
Pressable {
    id: root

    required property string iconPath
    property string detail
    property string price

    padding: Theme.space.m
    radius: Theme.radius.l
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: root.checked

    background: Rectangle {
        radius: root.radius
        color: root.checked ? Theme.color.primaryContainer : root.down ? Theme.color.surfacePressed : Theme.color.surface
        border.width: root.checked ? Theme.touch.stroke : Theme.space.hair
        border.color: root.checked ? Theme.color.primary : Theme.color.outline
    }
    contentItem: RowLayout {
        spacing: Theme.space.m

        Icon {
            path: root.iconPath
            size: Theme.touch.icon * 1.6
            weight: 1.4
            color: root.checked ? Theme.color.primaryContainerInk : Theme.color.accent
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs / 2

            CText {
                Layout.fillWidth: true
                text: root.text
                color: root.checked ? Theme.color.primaryContainerInk : Theme.color.ink
                font.pixelSize: Theme.font.title
                font.weight: Font.Bold
            }
            CText {
                Layout.fillWidth: true
                text: root.detail
                color: root.checked ? Theme.color.primaryContainerInk : Theme.color.inkMuted
                font.pixelSize: Theme.font.label
            }
        }
        CText {
            visible: root.price.length > 0
            text: root.price
            color: root.checked ? Theme.color.primaryContainerInk : Theme.color.primary
            font.weight: Font.Bold
        }
        Icon {
            opacity: root.checked ? 1 : 0
            path: Icons.check
            color: Theme.color.primaryContainerInk
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// A labelled action. One Primary on a page: what the shopper most likely wants next.
Pressable {
    id: root

    enum Kind { Primary, Secondary, Tonal, Quiet, Danger }

    property int kind: Button.Primary
    property string iconPath
    property bool iconDirectional: false
    /// Shows that work goes on; taps are ignored meanwhile.
    property bool busy: false

    readonly property color ink: root.kind === Button.Primary ? Theme.color.primaryInk
                               : root.kind === Button.Danger ? Theme.color.dangerInk
                               : root.kind === Button.Tonal ? Theme.color.primaryContainerInk : Theme.color.primary
    readonly property color fill: root.kind === Button.Primary ? (root.down ? Theme.color.primaryPressed : Theme.color.primary)
                                : root.kind === Button.Danger ? Theme.color.danger
                                : root.down ? Theme.color.surfacePressed
                                : root.kind === Button.Tonal ? Theme.color.primaryContainer
                                : root.kind === Button.Secondary ? Theme.color.surface : "transparent"

    enabled: !root.busy
    opacity: root.enabled || root.busy ? 1 : 0.45
    implicitHeight: Math.max(Theme.touch.comfortable, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    topPadding: Theme.space.s
    bottomPadding: Theme.space.s
    radius: height / 2

    background: Rectangle {
        radius: root.radius
        color: root.fill
        border.width: root.kind === Button.Secondary || root.kind === Button.Tonal ? Theme.space.hair : 0
        border.color: root.kind === Button.Secondary ? Theme.color.primary : Theme.color.outline
    }

    contentItem: RowLayout {
        spacing: Theme.space.s

        Item { Layout.fillWidth: true }
        Icon {
            visible: root.iconPath.length > 0 && !root.busy
            path: root.iconPath
            directional: root.iconDirectional
            color: root.ink
            size: Theme.touch.icon
        }
        BusyIndicator {
            visible: root.busy
            color: root.ink
        }
        CText {
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            text: root.text
            color: root.ink
            font.pixelSize: Theme.font.body
            font.weight: Font.Bold
            maximumLineCount: 2
            horizontalAlignment: Text.AlignHCenter
        }
        Item { Layout.fillWidth: true }
    }
}

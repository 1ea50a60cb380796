// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Caravan.Theme

/// What everything pressed by finger or key is made of: a target of at least Theme.touch.min, a name for assistive
/// technology and a ring when reached by keyboard. Sub-types give their own contentItem: the one of Qt Quick
/// Controls reads markup in `text` and dies of an <img> on Qt 6.4.
T.AbstractButton {
    id: root

    /// What is read aloud, where that differs from `text`.
    property string accessibleName: root.text
    property real radius: Theme.radius.m

    implicitWidth: Math.max(Theme.touch.min, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.touch.min, implicitContentHeight + topPadding + bottomPadding)
    opacity: root.enabled ? 1 : 0.45
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.accessibleName
    Accessible.focusable: true
    Accessible.onPressAction: root.clicked()

    Rectangle {
        z: 10
        anchors.fill: parent
        anchors.margins: -Theme.touch.stroke
        visible: root.visualFocus
        radius: root.radius + Theme.touch.stroke
        color: "transparent"
        border.width: Theme.touch.stroke
        border.color: Theme.color.focus
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// A panel over the page: a dialog in the middle, or a sheet that stands on the foot of the screen. The page behind
/// is dimmed and takes no touch.
FocusScope {
    id: root

    property bool open: false
    property bool centered: false
    property bool dismissable: true
    property string title
    default property alias content: column.data

    signal dismissed()

    anchors.fill: parent
    visible: root.open
    onOpenChanged: if (root.open) root.forceActiveFocus()
    Keys.onEscapePressed: if (root.dismissable) root.dismissed()
    Accessible.role: Accessible.Dialog
    Accessible.name: root.title

    Rectangle {
        anchors.fill: parent
        color: Theme.color.scrim

        MouseArea {
            anchors.fill: parent
            onClicked: if (root.dismissable) root.dismissed()
            onWheel: wheel => wheel.accepted = true
        }
    }
    Rectangle {
        id: panel
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.centered ? (parent.height - height) / 2 : parent.height - height + radius
        width: root.centered || Theme.landscape ? Math.min(Theme.layout.dialog, parent.width - 2 * Theme.layout.pageMargin) : parent.width
        height: column.implicitHeight + 2 * Theme.space.l + (root.centered ? 0 : radius)
        radius: Theme.radius.l
        color: Theme.color.surfaceRaised

        MouseArea { anchors.fill: parent }
        Column {
            id: column
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.l }
            spacing: Theme.space.m

            CText {
                width: parent.width
                visible: root.title.length > 0
                text: root.title
                font.pixelSize: Theme.font.headline
                font.weight: Font.Bold
            }
        }
    }
}

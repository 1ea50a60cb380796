// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// A message that stays while its cause does.
Rectangle {
    id: root

    enum Kind { Information, Offline, Warning, Danger, Success }

    property int kind: Banner.Information
    property string title
    property string text
    property string iconPath: root.kind === Banner.Offline ? Icons.offline : root.kind === Banner.Success ? Icons.checkCircle
                            : root.kind === Banner.Information ? Icons.info : Icons.warning
    readonly property color ink: root.kind === Banner.Offline ? Theme.color.offlineInk
                               : root.kind === Banner.Warning ? Theme.color.warningContainerInk
                               : root.kind === Banner.Danger ? Theme.color.dangerContainerInk
                               : root.kind === Banner.Success ? Theme.color.successContainerInk : Theme.color.accentContainerInk

    implicitHeight: row.implicitHeight + 2 * Theme.space.s
    radius: Theme.radius.m
    color: root.kind === Banner.Offline ? Theme.color.offline
         : root.kind === Banner.Warning ? Theme.color.warningContainer
         : root.kind === Banner.Danger ? Theme.color.dangerContainer
         : root.kind === Banner.Success ? Theme.color.successContainer : Theme.color.accentContainer
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title.length > 0 ? root.title + " " + root.text : root.text

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter
                  leftMargin: Theme.space.m; rightMargin: Theme.space.m }
        spacing: Theme.space.m

        Icon {
            Layout.alignment: Qt.AlignVCenter
            path: root.iconPath
            color: root.ink
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            CText {
                Layout.fillWidth: true
                visible: root.title.length > 0
                text: root.title
                color: root.ink
                font.pixelSize: Theme.font.label
                font.weight: Font.Bold
            }
            CText {
                Layout.fillWidth: true
                visible: root.text.length > 0
                text: root.text
                color: root.ink
                font.pixelSize: Theme.font.caption
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// One thing worth knowing about a product, with an icon; hidden while there is nothing to say.
Card {
    id: root

    required property string iconPath
    required property string title
    required property string text

    visible: root.text.length > 0
    implicitHeight: row.implicitHeight + 2 * Theme.space.m
    color: Theme.color.surface

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.m }
        spacing: Theme.space.m

        Rectangle {
            Layout.alignment: Qt.AlignTop
            implicitWidth: Theme.touch.icon * 1.6
            implicitHeight: implicitWidth
            radius: width / 2
            color: Theme.color.accentContainer

            Icon {
                anchors.centerIn: parent
                path: root.iconPath
                color: Theme.color.accentContainerInk
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs / 2

            CText {
                Layout.fillWidth: true
                text: root.title
                font.pixelSize: Theme.font.label
                font.weight: Font.Bold
            }
            CText {
                Layout.fillWidth: true
                text: root.text
                color: Theme.color.inkMuted
                font.pixelSize: Theme.font.label
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// A tag with its icon.
Rectangle {
    id: root

    required property string modelData

    implicitWidth: row.implicitWidth + 2 * Theme.space.s
    implicitHeight: row.implicitHeight + Theme.space.s
    radius: height / 2
    color: Theme.color.accentContainer

    RowLayout {
        id: row
        anchors.centerIn: parent
        spacing: Theme.space.xs

        Icon {
            path: Tags.icon(root.modelData)
            color: Theme.color.accentContainerInk
            size: Theme.touch.iconSmall
        }
        CText {
            text: Tags.name(root.modelData)
            color: Theme.color.accentContainerInk
            font.pixelSize: Theme.font.caption
            maximumLineCount: 1
        }
    }
}

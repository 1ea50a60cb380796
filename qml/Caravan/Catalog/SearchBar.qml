// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// Looks like a search field and leads to the search page.
Pressable {
    id: root

    //: In the search bar on the first page
    //% "Search: raisins, Hami melon, goji …"
    text: qsTrId("home.search")
    implicitHeight: Theme.touch.comfortable
    leftPadding: Theme.space.m
    rightPadding: Theme.space.m
    radius: height / 2

    background: Rectangle {
        radius: root.radius
        color: root.down ? Theme.color.surfacePressed : Theme.color.surface
        border.width: Theme.space.hair
        border.color: Theme.color.outlineStrong
    }
    contentItem: RowLayout {
        spacing: Theme.space.s

        Icon {
            path: Icons.search
            color: Theme.color.primary
        }
        CText {
            Layout.fillWidth: true
            text: root.text
            color: Theme.color.inkMuted
            maximumLineCount: 1
        }
    }
}

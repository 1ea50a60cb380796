// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// The language in use by its own name; a tap offers the others.
Pressable {
    id: root

    leftPadding: Theme.space.s
    rightPadding: Theme.space.m
    radius: height / 2
    //: Read aloud: the button that changes the language; %1 is the one in use
    //% "Language: %1"
    accessibleName: qsTrId("language.label").arg(root.text)

    background: Rectangle {
        radius: root.radius
        color: root.down ? Theme.color.surfacePressed : Theme.color.surface
        border.width: Theme.space.hair
        border.color: Theme.color.outline
    }
    contentItem: RowLayout {
        spacing: Theme.space.xs

        Icon {
            path: Icons.globe
            color: Theme.color.accent
        }
        CText {
            text: root.text
            font.pixelSize: Theme.font.label
            maximumLineCount: 1
        }
    }
}

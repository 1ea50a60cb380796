// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// A kind of goods, by picture and name.
Pressable {
    id: root

    required property url imageSource

    implicitWidth: Theme.layout.categoryTile
    padding: Theme.space.xs
    radius: Theme.radius.l

    background: Item {
        Rectangle {
            anchors.fill: parent
            visible: root.down
            radius: root.radius
            color: Theme.color.surfacePressed
        }
    }
    contentItem: ColumnLayout {
        spacing: Theme.space.xs

        Picture {
            Layout.fillWidth: true
            Layout.preferredHeight: width
            radius: Theme.radius.l
            frameColor: root.down ? Theme.color.surfacePressed : Theme.color.background
            source: root.imageSource
        }
        CText {
            Layout.fillWidth: true
            Layout.fillHeight: true
            text: root.text
            font.pixelSize: Theme.font.label
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignTop
            maximumLineCount: 2
        }
    }
}

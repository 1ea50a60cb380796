// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.Theme

/// Before the first catalog has come there is nothing to sell; it goes by itself.
Page {
    id: root

    bare: true

    DuneBand {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: root.height / 3
    }
    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.space.l

        EmptyState {
            anchors.horizontalCenter: parent.horizontalCenter
            iconPath: Icons.shop
            //: Page shown until the first catalog has come
            //% "The shelves are being filled …"
            title: qsTrId("filling.title")
            //: Page shown until the first catalog has come
            //% "This terminal is fetching its goods. It opens by itself in a moment."
            text: qsTrId("filling.text")
        }
        BusyIndicator {
            anchors.horizontalCenter: parent.horizontalCenter
            dot: Theme.space.m
        }
    }
}

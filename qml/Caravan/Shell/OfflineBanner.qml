// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Honest about the line: how old the prices are, and that everything here works all the same.
Item {
    id: root

    required property StatusViewModel status
    readonly property bool shown: root.status.catalogReady && !root.status.online

    visible: root.shown
    implicitHeight: root.shown ? banner.implicitHeight + Theme.space.s : 0

    Banner {
        id: banner
        objectName: "offline.banner"
        anchors { left: parent.left; right: parent.right; top: parent.top
                  leftMargin: Theme.space.s; rightMargin: Theme.space.s; topMargin: Theme.space.s }
        height: implicitHeight
        kind: Banner.Offline
        //: Banner: the line to the store is down
        //% "Working offline"
        title: qsTrId("offline.title")
        //: Banner: the line is down; %1 and %2 are ages, such as "5 min ago"
        //% "You can choose and order as always; orders are sent later. Prices: %1, stock: %2."
        text: qsTrId("offline.text").arg(root.status.pricesAge).arg(root.status.stockAge)
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// The four places that are always one touch away.
Rectangle {
    id: root

    enum Place { Home, Search, Scan, Cart, Elsewhere }

    property int current: NavigationBar.Home
    property int cartCount: 0

    signal chosen(int place)

    implicitHeight: Theme.layout.navigation
    color: Theme.color.surfaceRaised
    Accessible.role: Accessible.PageTabList

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.space.hair
        color: Theme.color.outline
    }
    RowLayout {
        anchors { top: parent.top; bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
        width: Math.min(parent.width, Theme.layout.readable * 1.1)
        spacing: 0

        NavigationTab {
            objectName: "nav.home"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            iconPath: Icons.home
            current: root.current === NavigationBar.Home
            //: Bar at the foot: the first page of the shop
            //% "Home"
            text: qsTrId("nav.home")
            onClicked: root.chosen(NavigationBar.Home)
        }
        NavigationTab {
            objectName: "nav.search"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            iconPath: Icons.search
            current: root.current === NavigationBar.Search
            //: Bar at the foot: looking for a product by its name
            //% "Search"
            text: qsTrId("nav.search")
            onClicked: root.chosen(NavigationBar.Search)
        }
        NavigationTab {
            objectName: "nav.scan"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            iconPath: Icons.scan
            current: root.current === NavigationBar.Scan
            //: Bar at the foot: reading the code on a package
            //% "Scan"
            text: qsTrId("nav.scan")
            onClicked: root.chosen(NavigationBar.Scan)
        }
        NavigationTab {
            objectName: "nav.cart"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            iconPath: Icons.basket
            count: root.cartCount
            current: root.current === NavigationBar.Cart
            //: Bar at the foot: what the shopper has chosen
            //% "Cart"
            text: qsTrId("nav.cart")
            onClicked: root.chosen(NavigationBar.Cart)
        }
    }
}

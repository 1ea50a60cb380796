// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// The first page of the shop.
Page {
    id: root

    required property CatalogViewModel catalog
    required property string languageName

    signal searchRequested()
    signal languageRequested()
    signal displayRequested()
    signal browseRequested()
    signal productRequested(string productId)

    placeInBar: NavigationBar.Home

    DuneBand {
        anchors { left: parent.left; right: parent.right; bottom: header.bottom; bottomMargin: -Theme.space.l }
        height: Theme.layout.header
        opacity: 0.55
    }
    PageHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        canGoBack: false
        //: First page: the greeting at the top
        //% "Welcome, traveller"
        title: qsTrId("home.greeting")

        IconButton {
            objectName: "home.display"
            iconPath: Icons.display
            fill: Theme.color.surface
            outline: Theme.color.outline
            //: Button: larger text, stronger contrast, controls lower down
            //% "Easier to read"
            text: qsTrId("display.title")
            onClicked: root.displayRequested()
        }
        LanguageChip {
            objectName: "home.language"
            text: root.languageName
            onClicked: root.languageRequested()
        }
    }
    ProductGrid {
        objectName: "home.grid"
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom; topMargin: Theme.space.s }
        products: root.catalog.popular
        onOpened: productId => root.productRequested(productId)

        header: HomeHeader {
            x: -GridView.view.leftMargin
            width: root.width
            catalog: root.catalog
            onSearchRequested: root.searchRequested()
            onAllRequested: {
                root.catalog.showAll()
                root.browseRequested()
            }
            onCategoryChosen: categoryId => {
                root.catalog.showAll()
                root.catalog.showCategory(categoryId)
                root.browseRequested()
            }
            onOriginChosen: categoryId => {
                root.catalog.showAll()
                root.catalog.showOrigin(categoryId)
                root.browseRequested()
            }
        }
    }
}

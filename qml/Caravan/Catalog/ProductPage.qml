// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// One product: picture, what decides, where it comes from, how fresh it is.
Page {
    id: root

    required property ProductViewModel product

    signal backRequested()

    PageHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        onBackRequested: root.backRequested()
    }
    Flickable {
        id: scroller
        objectName: "product.scroller"
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: bar.top }
        visible: root.product.loaded
        contentHeight: grid.height + Theme.space.xl
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        GridLayout {
            id: grid
            x: Theme.layout.pageMargin
            width: scroller.width - 2 * Theme.layout.pageMargin
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.space.l
            rowSpacing: Theme.space.m

            Picture {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: width * (Theme.landscape ? 0.8 : 0.72)
                Layout.alignment: Qt.AlignTop
                radius: Theme.radius.l
                frameColor: Theme.color.background
                source: root.product.imageSource
            }
            ProductSummaryColumn {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                product: root.product
            }
            ProductFacts {
                Layout.fillWidth: true
                Layout.columnSpan: grid.columns
                product: root.product
            }
        }
    }
    BusyIndicator {
        anchors.centerIn: parent
        visible: root.product.loading && !root.product.loaded
        dot: Theme.space.m
    }
    EmptyState {
        anchors.centerIn: parent
        visible: root.product.missing
        //: The product page of a product that is no longer sold
        //% "This product is no longer in the shop"
        title: qsTrId("product.missing")
        //: Button: to the page before
        //% "Back to the shelves"
        action: qsTrId("product.missing-back")
        onActed: root.backRequested()
    }
    BuyBar {
        id: bar
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: visible ? implicitHeight : 0
        visible: root.product.loaded
        product: root.product
    }
}

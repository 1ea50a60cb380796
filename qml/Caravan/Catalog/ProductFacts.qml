// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// The story behind a product: how it is made, its place, its season, its batches, how to keep it.
GridLayout {
    id: root

    required property ProductViewModel product

    columns: Theme.landscape ? 2 : 1
    columnSpacing: Theme.space.m
    rowSpacing: Theme.space.m

    FactCard {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        iconPath: Icons.leaf
        //: Product page: how it is grown or made
        //% "How it is made"
        title: qsTrId("product.story")
        text: root.product.story
    }
    FactCard {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        iconPath: Icons.mountains
        //: Product page: about the place that it comes from; %1 is the place
        //% "About %1"
        title: qsTrId("product.place").arg(root.product.placeName)
        text: root.product.placeStory
    }
    LotList {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        lots: root.product.lots
        scannedLot: root.product.scannedLot
    }
    FactCard {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        iconPath: Icons.calendar
        //: Product page: the months in which it is at its best
        //% "In season"
        title: qsTrId("product.season")
        text: root.product.seasonText.length > 0
            //: Product page: months of its season; %1 is a list of their numbers, such as 9, 10, 11
            //% "Months: %1"
            ? qsTrId("product.season-months").arg(root.product.seasonText) : ""
    }
    FactCard {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        iconPath: Icons.jar
        //: Product page: how to keep it at home
        //% "Keeping it"
        title: qsTrId("product.storage")
        text: root.product.storage
    }
    CText {
        Layout.fillWidth: true
        Layout.columnSpan: root.columns
        visible: root.product.gtinText.length > 0
        //: Product page: the number under the bar code; %1 is the number
        //% "Article number %1"
        text: qsTrId("product.gtin").arg(root.product.gtinText)
        color: Theme.color.inkMuted
        font.pixelSize: Theme.font.caption
    }
}

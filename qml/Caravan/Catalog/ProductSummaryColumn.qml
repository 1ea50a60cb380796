// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Name, place, tags, price, sizes and stock of a product: what decides.
ColumnLayout {
    id: root

    required property ProductViewModel product

    spacing: Theme.space.s

    RowLayout {
        Layout.fillWidth: true
        visible: root.product.placeName.length > 0
        spacing: Theme.space.xs

        Icon {
            path: Icons.place
            color: Theme.color.accent
            size: Theme.touch.iconSmall
        }
        CText {
            Layout.fillWidth: true
            text: root.product.placeName
            color: Theme.color.accent
            font.weight: Font.Bold
            font.pixelSize: Theme.font.label
        }
    }
    CText {
        objectName: "product.title"
        Layout.fillWidth: true
        text: root.product.title
        font.pixelSize: Theme.font.headline
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }
    Flow {
        Layout.fillWidth: true
        visible: root.product.tags.length > 0
        spacing: Theme.space.xs

        Repeater {
            model: root.product.tags

            delegate: TagMark {}
        }
    }
    CText {
        Layout.fillWidth: true
        text: root.product.description
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space.xs
        spacing: Theme.space.m

        CText {
            objectName: "product.price"
            text: root.product.priceText
            color: Theme.color.primary
            font.pixelSize: Theme.font.priceLarge
            font.weight: Font.Bold
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            UnitPrice { text: root.product.unitPriceJinText }
            UnitPrice { text: root.product.unitPriceKgText }
            UnitPrice { text: root.product.unitPriceLitreText }
        }
    }
    VariantRow {
        Layout.fillWidth: true
        visible: count > 1
        variants: root.product.variants
        onChosen: index => root.product.variantIndex = index
    }
    StockLine {
        Layout.fillWidth: true
        availability: root.product.availability
        text: root.product.stockText
        age: root.product.stockAge
    }

    component UnitPrice: CText {
        Layout.fillWidth: true
        visible: text.length > 0
        color: Theme.color.inkMuted
        font.pixelSize: Theme.font.label
    }
}

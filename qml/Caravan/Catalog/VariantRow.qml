// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// The sizes of a product to choose from.
Flow {
    id: root

    required property VariantListModel variants

    readonly property alias count: sizes.count

    signal chosen(int index)

    spacing: Theme.space.s

    Repeater {
        id: sizes
        model: root.variants

        delegate: Chip {
            id: chip

            required property int index
            required property string title
            required property string priceText
            required property bool available
            required property bool selected

            objectName: "product.variant." + chip.index
            width: Math.min(implicitWidth, root.width)
            text: chip.title
            detail: chip.priceText
            checked: chip.selected
            opacity: chip.available ? 1 : 0.6
            onClicked: root.chosen(chip.index)
        }
    }
}

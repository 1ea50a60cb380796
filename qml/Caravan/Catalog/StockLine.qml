// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Whether it is on the shelf, and how old that knowledge is.
RowLayout {
    id: root

    required property int availability
    required property string text
    required property string age

    spacing: Theme.space.xs

    Rectangle {
        implicitWidth: Theme.space.s
        implicitHeight: Theme.space.s
        radius: width / 2
        color: root.availability === ProductViewModel.Available ? Theme.color.success
             : root.availability === ProductViewModel.FewLeft ? Theme.color.warning : Theme.color.offline
    }
    CText {
        objectName: "product.stock"
        text: root.text
        color: root.availability === ProductViewModel.Available ? Theme.color.success
             : root.availability === ProductViewModel.FewLeft ? Theme.color.warning : Theme.color.ink
        font.pixelSize: Theme.font.label
        font.weight: Font.Bold
    }
    CText {
        Layout.fillWidth: true
        text: root.age
        color: Theme.color.inkMuted
        font.pixelSize: Theme.font.caption
        maximumLineCount: 1
    }
}

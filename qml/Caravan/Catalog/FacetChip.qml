// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.Theme

/// A choice of a search with the number of products that it would leave.
Chip {
    id: root

    required property int index
    required property string choiceId
    required property string section
    required property int count
    required property bool selected
    required property string label

    implicitHeight: Theme.touch.min
    // In one line: two lines of Arabic letters are higher than a chip.
    text: root.label + "\u2002\u2066" + root.count + "\u2069"
    checked: root.selected
    Accessible.role: Accessible.CheckBox
}

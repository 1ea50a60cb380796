// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Drawing
import Caravan.Theme

/// One icon of Icons, stroked in one colour. `directional` ones point the other way in a right-to-left language.
Item {
    id: root

    required property string path
    property color color: Theme.color.ink
    property real size: Theme.touch.icon
    property real weight: 1.7
    property bool directional: false

    implicitWidth: root.size
    implicitHeight: root.size

    VectorDrawing {
        anchors.fill: parent
        svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="none" stroke-linecap="round" '
           + 'stroke-linejoin="round" stroke="' + root.color + '" stroke-width="' + root.weight + '" d="' + root.path + '"/></svg>'
        transform: Scale {
            origin.x: root.width / 2
            xScale: root.directional && root.LayoutMirroring.enabled ? -1 : 1
        }
    }
}

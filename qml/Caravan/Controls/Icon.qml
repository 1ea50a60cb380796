// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
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

    Shape {
        width: 24
        height: 24
        transform: [
            Scale {
                xScale: root.width / 24
                yScale: root.height / 24
            },
            Scale {
                origin.x: root.width / 2
                xScale: root.directional && root.LayoutMirroring.enabled ? -1 : 1
            }
        ]

        ShapePath {
            strokeColor: root.color
            strokeWidth: root.weight
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: root.path }
        }
    }
}

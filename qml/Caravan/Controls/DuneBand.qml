// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Caravan.Theme

/// Three ranges of dunes: the quiet signature of the shop, at the foot of a page.
Item {
    id: root

    implicitHeight: Theme.space.xxl * 2

    Shape {
        width: 1080
        height: 240
        transform: Scale {
            xScale: root.width / 1080
            yScale: root.height / 240
        }

        ShapePath {
            strokeColor: "transparent"
            fillColor: Theme.color.duneFar
            PathSvg { path: "M0 96 C150 20 260 30 400 88 C520 138 640 20 780 40 C900 58 980 110 1080 74 L1080 240 L0 240 Z" }
        }
        ShapePath {
            strokeColor: "transparent"
            fillColor: Theme.color.duneMiddle
            PathSvg { path: "M0 168 C120 128 240 96 380 132 C540 174 660 190 800 130 C900 88 1000 120 1080 150 L1080 240 L0 240 Z" }
        }
        ShapePath {
            strokeColor: "transparent"
            fillColor: Theme.color.duneNear
            PathSvg { path: "M0 206 C200 176 330 214 520 204 C700 194 860 166 1080 214 L1080 240 L0 240 Z" }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQml

/// Measures of the parts of a page.
QtObject {
    id: root
    required property real unit
    required property bool tallScript
    readonly property int pageMargin: Math.round(40 * root.unit)
    readonly property int cardMin: Math.round(310 * root.unit)
    readonly property int cardText: Math.round((root.tallScript ? 350 : 250) * root.unit)
    readonly property int categoryTile: Math.round(236 * root.unit)
    readonly property int thumbnail: Math.round(168 * root.unit)
    readonly property int navigation: Math.round(136 * root.unit)
    readonly property int header: Math.round(128 * root.unit)
    readonly property int key: Math.round(96 * root.unit)
    readonly property int code: Math.round(400 * root.unit)
    readonly property int readable: Math.round(1000 * root.unit)
    readonly property int dialog: Math.round(840 * root.unit)
    readonly property int drift: Math.round(24 * root.unit)
}

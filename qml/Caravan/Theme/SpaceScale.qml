// SPDX-License-Identifier: Apache-2.0
import QtQml

/// Distances on a grid of eight. `unit` is one pixel of the 1080 × 1920 design.
QtObject {
    id: root
    required property real unit
    readonly property int hair: Math.max(1, Math.round(2 * root.unit))
    readonly property int xs: Math.round(8 * root.unit)
    readonly property int s: Math.round(16 * root.unit)
    readonly property int m: Math.round(24 * root.unit)
    readonly property int l: Math.round(40 * root.unit)
    readonly property int xl: Math.round(64 * root.unit)
    readonly property int xxl: Math.round(104 * root.unit)
}

// SPDX-License-Identifier: Apache-2.0
import QtQml

/// Sizes for fingers. `min` is 44 px × 2 of the design: about 13 mm on a 32-inch portrait screen.
QtObject {
    id: root
    required property real unit
    readonly property int min: Math.round(88 * root.unit)
    readonly property int comfortable: Math.round(108 * root.unit)
    readonly property int icon: Math.round(44 * root.unit)
    readonly property int iconSmall: Math.round(32 * root.unit)
    readonly property int iconLarge: Math.round(96 * root.unit)
    readonly property int stroke: Math.max(1, Math.round(3 * root.unit))
}

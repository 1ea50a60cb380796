// SPDX-License-Identifier: Apache-2.0
import QtQml

QtObject {
    id: root
    required property real unit
    readonly property int s: Math.round(12 * root.unit)
    readonly property int m: Math.round(20 * root.unit)
    readonly property int l: Math.round(32 * root.unit)
    readonly property int pill: Math.round(999 * root.unit)
}

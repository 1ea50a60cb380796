// SPDX-License-Identifier: Apache-2.0
import QtQml

/// Durations in milliseconds; all 0 with reduced motion.
QtObject {
    id: root
    required property bool reduced
    readonly property int fast: root.reduced ? 0 : 90
    readonly property int normal: root.reduced ? 0 : 160
    readonly property int slow: root.reduced ? 0 : 200
    /// One leg of the slow drift of the poster.
    readonly property int drift: root.reduced ? 0 : 14000
    /// How long one language stays on the poster, a toast on the screen. Reading time: not shortened.
    readonly property int phrase: 2600
    readonly property int toast: 2800
}

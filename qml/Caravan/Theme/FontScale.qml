// SPDX-License-Identifier: Apache-2.0
import QtQml

/// Sizes of type in pixels. The family is the application's (a chain for five scripts), so none is set here.
QtObject {
    id: root
    required property real unit
    /// The language is written in Arabic script, whose lines are half as tall again as those of the others.
    required property bool tallScript
    readonly property int display: Math.round(76 * root.unit)
    readonly property int headline: Math.round(52 * root.unit)
    readonly property int title: Math.round(40 * root.unit)
    readonly property int body: Math.round(32 * root.unit)
    readonly property int label: Math.round(29 * root.unit)
    readonly property int caption: Math.round(25 * root.unit)
    readonly property int price: Math.round(40 * root.unit)
    readonly property int priceLarge: Math.round(64 * root.unit)
    readonly property int number: Math.round(120 * root.unit)
    /// Added room between lines, as a factor of the font's own line.
    readonly property real lineHeight: root.tallScript ? 1 : 1.2
    /// Height of one line, as a factor of the size of its type.
    readonly property real line: root.tallScript ? 2.2 : 1.5
}

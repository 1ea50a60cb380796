// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Caravan.Theme

/// WCAG 2.1: 4.5:1 for text (1.4.3 AA), 3:1 for the edges that show where a control is (1.4.11).
TestCase {
    id: root
    name: "Contrast"

    function channel(value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4)
    }
    function luminance(c) {
        return 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b)
    }
    function ratio(a, b) {
        const high = Math.max(luminance(a), luminance(b))
        const low = Math.min(luminance(a), luminance(b))
        return (high + 0.05) / (low + 0.05)
    }

    readonly property var palettes: ({ light: Theme.light, dark: Theme.dark, highContrast: Theme.highContrast })
    readonly property var textPairs: [
        ["ink", "background"], ["ink", "surface"], ["ink", "surfaceRaised"], ["ink", "surfacePressed"],
        ["inkMuted", "background"], ["inkMuted", "surface"], ["inkMuted", "surfaceRaised"],
        ["primary", "background"], ["primary", "surface"], ["primary", "surfaceRaised"], ["primaryInk", "primary"],
        ["primaryInk", "primaryPressed"], ["primaryContainerInk", "primaryContainer"], ["accent", "background"],
        ["accent", "surface"], ["accentInk", "accent"], ["accentContainerInk", "accentContainer"],
        ["success", "background"], ["warning", "background"], ["danger", "background"], ["danger", "surface"],
        ["dangerInk", "danger"], ["successContainerInk", "successContainer"],
        ["warningContainerInk", "warningContainer"], ["dangerContainerInk", "dangerContainer"], ["offlineInk", "offline"],
        ["imageTileInk", "imageTile"], ["keyInk", "key"], ["keyInk", "keySpecial"], ["keyInk", "primaryContainer"],
        ["background", "ink"], ["inkMuted", "surfacePressed"]
    ]
    readonly property var edgePairs: [
        ["outlineStrong", "background"], ["outlineStrong", "surface"], ["focus", "background"], ["focus", "surface"],
        ["accent", "surface"]
    ]

    function rows(pairs, least) {
        const result = []
        for (const palette of Object.keys(palettes))
            for (const pair of pairs)
                result.push({ tag: palette + ": " + pair[0] + " on " + pair[1], palette: palette, pair: pair,
                              least: palette === "highContrast" && least > 4 ? 7 : least })
        return result
    }
    function verifyRow(data) {
        const colors = palettes[data.palette]
        verify(colors[data.pair[0]] !== undefined && colors[data.pair[1]] !== undefined, "both tokens exist")
        const found = ratio(colors[data.pair[0]], colors[data.pair[1]])
        verify(found >= data.least, found.toFixed(2) + " is less than " + data.least)
    }

    function test_formula() {
        fuzzyCompare(ratio(Qt.color("#000000"), Qt.color("#ffffff")), 21, 0.01)
        fuzzyCompare(ratio(Qt.color("#777777"), Qt.color("#ffffff")), 4.48, 0.01)
    }
    function test_text_data() { return rows(textPairs, 4.5) }
    function test_text(data) { verifyRow(data) }
    function test_edges_data() { return rows(edgePairs, 3) }
    function test_edges(data) { verifyRow(data) }
}

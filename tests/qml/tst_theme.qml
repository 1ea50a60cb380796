// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Caravan.Theme

TestCase {
    name: "Theme"

    function cleanup() {
        Theme.windowWidth = 1080
        Theme.windowHeight = 1920
        Theme.reducedMotion = false
        Theme.largeText = false
        Theme.contrast = Theme.Light
    }
    function test_design_size() {
        compare(Theme.scale, 1)
        compare(Theme.touch.min, 88)
        verify(!Theme.landscape)
    }
    function test_scales_data() {
        return [{ tag: "half", width: 540, height: 960, scale: 0.5, landscape: false },
                { tag: "4K portrait", width: 2160, height: 3840, scale: 2, landscape: false },
                { tag: "landscape", width: 1920, height: 1080, scale: 1080 / 1240, landscape: true }]
    }
    function test_scales(data) {
        Theme.windowWidth = data.width
        Theme.windowHeight = data.height
        fuzzyCompare(Theme.scale, data.scale, 0.001)
        compare(Theme.landscape, data.landscape)
    }
    function test_reduced_motion_is_none() {
        Theme.reducedMotion = true
        compare(Theme.motion.fast + Theme.motion.normal + Theme.motion.slow + Theme.motion.drift, 0)
        verify(Theme.motion.toast > 0, "reading time is not motion")
    }
    function test_large_text() {
        const before = Theme.font.body
        Theme.largeText = true
        verify(Theme.font.body > before * 1.2)
    }
    function test_palettes() {
        Theme.contrast = Theme.High
        compare(Theme.color, Theme.highContrast)
        Theme.contrast = Theme.Dark
        compare(Theme.color, Theme.dark)
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

/// The semantic tokens of the screen. Holds no state of the shop: the window writes its size and the shopper's
/// wishes for reading here, everything else only reads.
QtObject {
    id: root

    enum Contrast { Light, Dark, High }

    property real windowWidth: 1080
    property real windowHeight: 1920
    property bool reducedMotion: false
    property bool largeText: false
    property int contrast: Theme.Light

    readonly property bool landscape: root.windowWidth > root.windowHeight
    /// One pixel of the 1080-wide portrait design, in pixels of this window.
    readonly property real scale: Math.max(0.25, root.landscape ? Math.min(root.windowHeight / 1240, root.windowWidth / 1920)
                                                                : Math.min(root.windowWidth / 1080, root.windowHeight / 1700))
    readonly property ThemePalette color: root.contrast === Theme.High ? root.highContrast
                                        : root.contrast === Theme.Dark ? root.dark : root.light

    readonly property SpaceScale space: SpaceScale { unit: root.scale }
    readonly property FontScale font: FontScale { unit: root.scale * (root.largeText ? 1.25 : 1) }
    readonly property RadiusScale radius: RadiusScale { unit: root.scale }
    readonly property TouchScale touch: TouchScale { unit: root.scale }
    readonly property LayoutScale layout: LayoutScale { unit: root.scale * (root.largeText ? 1.12 : 1) }
    readonly property MotionScale motion: MotionScale { reduced: root.reducedMotion }

    readonly property ThemePalette light: LightPalette {}
    readonly property ThemePalette dark: DarkPalette {}
    readonly property ThemePalette highContrast: HighContrastPalette {}
}

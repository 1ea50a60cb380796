// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Caravan.Controls
import Caravan.Theme

/// The pages on top of each other, with short slides that follow the direction of reading.
T.StackView {
    id: root

    readonly property Page page: root.currentItem as Page
    readonly property real shift: Theme.space.xl * (root.LayoutMirroring.enabled ? -1 : 1)

    clip: true
    pushEnter: Transition {
        NumberAnimation { property: "x"; from: root.shift; to: 0; duration: Theme.motion.slow; easing.type: Easing.OutCubic }
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.motion.normal }
    }
    pushExit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.motion.fast }
    }
    popEnter: Transition {
        NumberAnimation { property: "x"; from: -root.shift; to: 0; duration: Theme.motion.slow; easing.type: Easing.OutCubic }
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.motion.normal }
    }
    popExit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.motion.fast }
    }
    replaceEnter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.motion.slow }
    }
    replaceExit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.motion.fast }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// A raised surface: one rectangle with a hair line, no shadow (the renderer is the processor).
Rectangle {
    radius: Theme.radius.l
    color: Theme.color.surface
    border.width: Theme.space.hair
    border.color: Theme.color.outline
}

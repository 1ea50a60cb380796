// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// What every page is: a filled ground that swallows stray touches. `placeInBar` says what the bar at the foot
/// marks, `bare` that the page stands alone, without bar and banners.
FocusScope {
    id: root

    property bool bare: false
    property int placeInBar: NavigationBar.Elsewhere

    Rectangle {
        anchors.fill: parent
        color: Theme.color.background
    }
}

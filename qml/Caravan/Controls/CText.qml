// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// All text of the screen: plain always (a name in the catalog is data, not markup), aligned to the side where the
/// language starts, with room above and below for Arabic script.
Text {
    textFormat: Text.PlainText
    color: Theme.color.ink
    font.pixelSize: Theme.font.body
    horizontalAlignment: Text.AlignLeft
    wrapMode: Text.Wrap
    elide: maximumLineCount < 1000 ? Text.ElideRight : Text.ElideNone
    lineHeight: lineCount > 1 ? Theme.font.lineHeight : 1
}

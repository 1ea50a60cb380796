// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// How many were found, and what was searched instead of what was typed.
Column {
    id: root

    required property SearchViewModel search

    spacing: 0
    visible: !root.search.idle && root.search.total > 0

    CText {
        objectName: "search.total"
        width: parent.width
        //: Above the hits; %1 is their number
        //% "%1 products"
        text: qsTrId("search.total").arg(root.search.total)
        color: Theme.color.inkMuted
        font.pixelSize: Theme.font.label
        maximumLineCount: 1
    }
    CText {
        objectName: "search.corrected"
        width: parent.width
        visible: root.search.corrected.length > 0
        //: A typing error was forgiven; %1 is what was searched instead
        //% "Shown: what matches “%1”"
        text: qsTrId("search.corrected").arg("\u2068" + root.search.corrected + "\u2069")
        font.pixelSize: Theme.font.label
        maximumLineCount: 1
    }
    CText {
        objectName: "search.ignored"
        width: parent.width
        visible: root.search.ignored.length > 0
        //: Nothing has all of the words; %1 are those that were left out
        //% "Nothing has it all. Left out: %1"
        text: qsTrId("search.ignored").arg("\u2068" + root.search.ignored + "\u2069")
        font.pixelSize: Theme.font.label
        maximumLineCount: 1
    }
}

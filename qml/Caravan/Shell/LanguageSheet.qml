// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Controls
import Caravan.ViewModels

/// Another language in the middle of a visit; nothing of the visit is lost.
Sheet {
    id: root

    required property LanguageViewModel language

    //: Title of the sheet with the languages
    //% "Language"
    title: qsTrId("language.title")

    Repeater {
        model: root.language.languages

        delegate: LanguageTile {
            objectName: "language-sheet." + tag
            width: parent ? parent.width : 0
            current: tag === root.language.tag
            onClicked: {
                root.dismissed()
                root.language.choose(tag)
            }
        }
    }
}

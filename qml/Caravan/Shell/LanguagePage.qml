// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// The first choice of a visit. It says little: who cannot read this language yet sees the own one below.
Page {
    id: root

    required property LanguageViewModel language

    signal chosen(string tag)

    bare: true

    DuneBand {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: root.height / 3.4
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.layout.pageMargin, Theme.layout.readable)
        spacing: Theme.space.l

        Icon {
            Layout.alignment: Qt.AlignHCenter
            visible: !Theme.landscape
            path: Icons.globe
            size: Theme.touch.iconLarge * 1.4
            weight: 1.1
            color: Theme.color.accent
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m

            Repeater {
                model: root.language.languages

                delegate: LanguageTile {
                    objectName: "language." + tag
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.chosen(tag)
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// One language in its own script, written from its own side.
Pressable {
    id: root

    required property int index
    required property string tag
    required property string nativeName
    property bool current: false
    /// What follows "hello" reads better than a flag: a greeting in that language.
    readonly property list<string> greetings: ["欢迎", "خۇش كەپسىز", "Қош келдіңіз", "Добро пожаловать", "Welcome"]

    text: root.nativeName
    padding: Theme.space.m
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    implicitHeight: Theme.touch.comfortable * 1.7
    radius: Theme.radius.l
    LayoutMirroring.enabled: root.tag === "ug-CN"
    LayoutMirroring.childrenInherit: true

    background: Card {
        color: root.down ? Theme.color.primaryContainer : Theme.color.surface
        border.color: root.current ? Theme.color.primary : Theme.color.outline
        border.width: root.current ? Theme.touch.stroke : Theme.space.hair
    }
    contentItem: RowLayout {
        spacing: Theme.space.m

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            CText {
                Layout.fillWidth: true
                text: root.nativeName
                font.pixelSize: Theme.font.headline
                font.weight: Font.Bold
                maximumLineCount: 1
            }
            CText {
                Layout.fillWidth: true
                text: root.index < root.greetings.length ? root.greetings[root.index] : ""
                color: Theme.color.accent
                font.pixelSize: Theme.font.body
                maximumLineCount: 1
            }
        }
        Icon {
            path: Icons.forward
            directional: true
            color: Theme.color.primary
        }
    }
}

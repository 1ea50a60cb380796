// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// A heading within a page, with one action at the far side.
Item {
    id: root

    property string text
    property string action
    property string actionId: "section.action"

    signal acted()

    implicitHeight: root.action.length > 0 ? Theme.touch.min : Theme.font.title * 1.5

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.layout.pageMargin; rightMargin: Theme.layout.pageMargin }

        CText {
            Layout.fillWidth: true
            text: root.text
            font.pixelSize: Theme.font.title
            font.weight: Font.Bold
            maximumLineCount: 1
            Accessible.role: Accessible.Heading
        }
        Button {
            objectName: root.actionId
            Layout.rightMargin: -Theme.space.m
            visible: root.action.length > 0
            kind: Button.Quiet
            implicitHeight: Theme.touch.min
            leftPadding: Theme.space.m
            rightPadding: Theme.space.m
            text: root.action
            onClicked: root.acted()
        }
    }
}

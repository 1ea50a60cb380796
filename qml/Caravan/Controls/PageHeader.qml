// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// The top of a page: the way back, its name, and room for its own controls at the far side.
Item {
    id: root

    property string title
    property bool canGoBack: true
    default property alias controls: extras.data

    signal backRequested()

    implicitHeight: Theme.layout.header

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.layout.pageMargin - (root.canGoBack ? Theme.space.m : 0); rightMargin: Theme.layout.pageMargin }
        spacing: Theme.space.xs

        IconButton {
            objectName: "header.back"
            visible: root.canGoBack
            iconPath: Icons.back
            iconDirectional: true
            //: Button: to the page before
            //% "Back"
            text: qsTrId("header.back")
            onClicked: root.backRequested()
        }
        CText {
            objectName: "header.title"
            Layout.fillWidth: true
            text: root.title
            font.pixelSize: Theme.font.headline
            font.weight: Font.Bold
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.font.body
            maximumLineCount: 1
            Accessible.role: Accessible.Heading
        }
        RowLayout {
            id: extras
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.space.xs
        }
    }
}

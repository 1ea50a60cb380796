// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Controls
import Caravan.Theme

/// The poster between two visits: the art drifts slowly, the invitation goes through the five languages.
Page {
    id: root

    /// Not translated: all five are shown in turn, each for those who read it.
    readonly property list<string> invitations: ["轻触屏幕，开始选购", "باشلاش ئۈچۈن ئېكراننى چېكىڭ", "Бастау үшін экранды түртіңіз",
                                                 "Коснитесь экрана, чтобы начать", "Touch to begin"]
    property int shown: 0
    required property url poster

    signal begun()

    bare: true
    Accessible.role: Accessible.Button
    Accessible.name: root.invitations[root.shown]
    Accessible.onPressAction: root.begun()
    Keys.onPressed: root.begun()

    DuneBand {
        anchors.fill: parent
        anchors.topMargin: root.height / 2
        visible: poster.status !== Image.Ready
    }
    Image {
        id: poster
        anchors { left: parent.left; right: parent.right; leftMargin: -Theme.layout.drift; rightMargin: -Theme.layout.drift }
        y: -Theme.layout.drift
        height: parent.height + 2 * Theme.layout.drift
        source: root.poster
        sourceSize.width: Math.ceil(width)
        sourceSize.height: Math.ceil(height)
        fillMode: Image.PreserveAspectCrop
        asynchronous: true

        SequentialAnimation on y {
            running: root.visible && Theme.motion.drift > 0
            loops: Animation.Infinite
            NumberAnimation { to: 0; duration: Theme.motion.drift; easing.type: Easing.InOutSine }
            NumberAnimation { to: -2 * Theme.layout.drift; duration: Theme.motion.drift; easing.type: Easing.InOutSine }
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; bottomMargin: Theme.space.xxl; margins: Theme.layout.pageMargin }
        height: words.height + 2 * Theme.space.l
        radius: Theme.radius.l
        color: Theme.color.primary

        Column {
            id: words
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.space.m }
            spacing: Theme.space.s

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                path: Icons.touch
                size: Theme.touch.iconLarge
                color: Theme.color.primaryInk
            }
            CText {
                objectName: "attract.invitation"
                width: parent.width
                height: Theme.font.headline * 1.9
                text: root.invitations[root.shown]
                color: Theme.color.primaryInk
                font.pixelSize: Theme.font.headline
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.font.body
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                maximumLineCount: 1
            }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.space.xs

                Repeater {
                    model: root.invitations.length

                    delegate: Rectangle {
                        required property int index

                        width: Theme.space.s
                        height: Theme.space.s
                        radius: width / 2
                        color: Theme.color.primaryInk
                        opacity: index === root.shown ? 1 : 0.4
                    }
                }
            }
        }
    }
    Timer {
        interval: Theme.motion.phrase
        repeat: true
        running: root.visible
        onTriggered: root.shown = (root.shown + 1) % root.invitations.length
    }
    MouseArea {
        objectName: "attract.touch"
        anchors.fill: parent
        onClicked: root.begun()
    }
}

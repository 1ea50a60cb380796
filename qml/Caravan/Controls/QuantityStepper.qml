// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// How many: minus, number, plus. It asks for a new value by `stepped` and shows what its owner then sets.
Rectangle {
    id: root

    required property int value
    property int minimum: 1
    property int maximum: 99
    property string testId: "quantity"

    signal stepped(int value)

    implicitWidth: row.implicitWidth
    implicitHeight: Theme.touch.min
    radius: height / 2
    color: Theme.color.surface
    border.width: Theme.space.hair
    border.color: Theme.color.outlineStrong
    //: Read aloud: how many pieces; %1 is the number
    //% "Quantity: %1"
    Accessible.name: qsTrId("quantity.label").arg(root.value)
    Accessible.role: Accessible.SpinBox

    RowLayout {
        id: row
        anchors.fill: parent
        spacing: 0

        IconButton {
            objectName: root.testId + ".minus"
            iconPath: Icons.minus
            color: Theme.color.primary
            //: Button: one piece less
            //% "One less"
            text: qsTrId("quantity.less")
            enabled: root.value > root.minimum
            autoRepeat: true
            onClicked: root.stepped(root.value - 1)
        }
        CText {
            objectName: root.testId + ".value"
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.space.xl
            text: root.value
            font.pixelSize: Theme.font.title
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        IconButton {
            objectName: root.testId + ".plus"
            iconPath: Icons.plus
            color: Theme.color.primary
            //: Button: one piece more
            //% "One more"
            text: qsTrId("quantity.more")
            enabled: root.value < root.maximum
            autoRepeat: true
            onClicked: root.stepped(root.value + 1)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Theme

/// Where the shopper is on the way to the order: named steps, the done ones ticked.
RowLayout {
    id: root

    required property list<string> steps
    required property int current

    spacing: Theme.space.xs
    Accessible.role: Accessible.ProgressBar
    //: Read aloud: the place on the way to the order; %1 is its number, %2 how many there are, %3 its name
    //% "Step %1 of %2: %3"
    Accessible.name: qsTrId("steps.label").arg(root.current + 1).arg(root.steps.length).arg(root.steps[root.current])

    Repeater {
        model: root.steps

        delegate: ColumnLayout {
            id: step
            required property string modelData
            required property int index
            readonly property bool reached: step.index <= root.current

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: Theme.space.xs

            Rectangle {
                Layout.fillWidth: true
                implicitHeight: Theme.space.xs
                radius: height / 2
                color: step.reached ? Theme.color.accent : Theme.color.outline
            }
            CText {
                Layout.fillWidth: true
                text: step.modelData
                color: step.index === root.current ? Theme.color.accent : Theme.color.inkMuted
                font.pixelSize: Theme.font.caption
                font.weight: step.index === root.current ? Font.Bold : Font.Normal
                maximumLineCount: 1
            }
        }
    }
}

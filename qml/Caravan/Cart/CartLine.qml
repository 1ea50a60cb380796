// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// One line of the cart, with its quantity and the way out of the cart.
Card {
    id: root

    required property int index
    required property string title
    required property string variantTitle
    required property url imageSource
    required property string unitPriceText
    required property int quantity
    required property string totalText
    required property string lot

    signal quantityRequested(int quantity)
    signal removeRequested()

    implicitHeight: row.implicitHeight + 2 * Theme.space.s

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter
                  leftMargin: Theme.space.s; rightMargin: Theme.space.s }
        spacing: Theme.space.m

        Picture {
            Layout.preferredWidth: Theme.layout.thumbnail
            Layout.preferredHeight: Theme.layout.thumbnail
            Layout.alignment: Qt.AlignVCenter
            source: root.imageSource
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs / 2

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space.s

                CText {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignVCenter
                    text: root.title
                    font.weight: Font.Bold
                    maximumLineCount: 2
                }
                IconButton {
                    objectName: "cart.line." + root.index + ".remove"
                    Layout.alignment: Qt.AlignTop
                    iconPath: Icons.trash
                    color: Theme.color.inkMuted
                    //: Button on a line of the cart
                    //% "Remove"
                    text: qsTrId("cart.remove")
                    onClicked: root.removeRequested()
                }
            }
            CText {
                Layout.fillWidth: true
                text: root.variantTitle + " · " + root.unitPriceText
                color: Theme.color.inkMuted
                font.pixelSize: Theme.font.caption
                maximumLineCount: 1
            }
            CText {
                Layout.fillWidth: true
                visible: root.lot.length > 0
                //: Line of the cart; %1 is the code of the batch that was scanned
                //% "Batch %1"
                text: qsTrId("cart.lot").arg(root.lot)
                color: Theme.color.accent
                font.pixelSize: Theme.font.caption
                maximumLineCount: 1
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space.xs
                spacing: Theme.space.s

                QuantityStepper {
                    testId: "cart.line." + root.index
                    Layout.preferredWidth: Theme.layout.cardMin
                    value: root.quantity
                    onStepped: value => root.quantityRequested(value)
                }
                CText {
                    objectName: "cart.line." + root.index + ".total"
                    Layout.fillWidth: true
                    text: root.totalText
                    color: Theme.color.primary
                    font.pixelSize: Theme.font.price
                    font.weight: Font.Bold
                    horizontalAlignment: Text.AlignRight
                    maximumLineCount: 1
                }
            }
        }
    }
}

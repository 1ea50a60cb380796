// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme

/// Frame of the pages from the cart to the order: header with the steps, content that scrolls, one button at the foot.
Page {
    id: root

    property string title
    property int step: 0
    property bool withContact: true
    property string action
    property string actionId
    property bool busy: false
    property bool canGoBack: true
    property bool barShown: true
    readonly property Flickable scroller: flick
    default property alias content: column.data

    signal backRequested()
    signal acted()

    placeInBar: NavigationBar.Cart

    PageHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: root.title
        canGoBack: root.canGoBack
        onBackRequested: root.backRequested()
    }
    Stepper {
        id: steps
        anchors { left: parent.left; right: parent.right; top: header.bottom
                  leftMargin: Theme.layout.pageMargin; rightMargin: Theme.layout.pageMargin }
        steps: [root.handOverStep, root.contactStep, root.reviewStep]
        current: root.step
    }
    //: Step on the way to the order: how to get the goods
    //% "Hand-over"
    readonly property string handOverStep: qsTrId("checkout.step-hand-over")
    //: Step on the way to the order: who the shopper is
    //% "Contact"
    readonly property string contactStep: qsTrId("checkout.step-contact")
    //: Step on the way to the order: look over all of it and order
    //% "Review"
    readonly property string reviewStep: qsTrId("checkout.step-review")

    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: steps.bottom; bottom: bar.top; topMargin: Theme.space.m }
        contentHeight: column.implicitHeight + Theme.space.l
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: column
            x: (flick.width - width) / 2
            width: Math.min(flick.width - 2 * Theme.layout.pageMargin, Theme.layout.readable * 1.2)
            spacing: Theme.space.m
        }
    }
    Rectangle {
        id: bar
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        visible: root.barShown && root.action.length > 0
        height: visible ? button.implicitHeight + 2 * Theme.space.m : 0
        color: Theme.color.background

        Button {
            id: button
            objectName: root.actionId
            anchors.centerIn: parent
            width: column.width
            text: root.action
            busy: root.busy
            onClicked: root.acted()
        }
    }
}

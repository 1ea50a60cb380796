// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Caravan.Controls
import Caravan.Theme

Item {
    id: root
    width: 1080
    height: 1920

    property int wanted: 1

    Column {
        spacing: 20

        QuantityStepper {
            id: stepper
            width: 320
            value: root.wanted
            testId: "stepper"
            onStepped: value => root.wanted = value
        }
        Button {
            id: button
            text: "<b>Order</b> <img src='file:///etc/hostname'>"
        }
        Chip {
            id: chip
            text: "250 g"
        }
        IconButton {
            id: iconButton
            iconPath: Icons.back
            iconDirectional: true
            text: "Back"
        }
        Picture {
            id: picture
            width: 200
            height: 200
        }
        CText {
            id: words
            text: "<img src='http://127.0.0.1/'> <a href='x'>y</a>"
        }
    }
    Sheet {
        id: sheet
        title: "Title"
        onDismissed: open = false
    }
    SignalSpy {
        id: clicks
        target: button
        signalName: "clicked"
    }

    TestCase {
        name: "Controls"
        when: windowShown

        function init() {
            root.wanted = 1
            button.busy = false
            sheet.open = false
            clicks.clear()
        }
        function test_stepper_stays_in_range() {
            mouseClick(findChild(stepper, "stepper.minus"))
            compare(root.wanted, 1)
            mouseClick(findChild(stepper, "stepper.plus"))
            compare(root.wanted, 2)
            root.wanted = 99
            mouseClick(findChild(stepper, "stepper.plus"))
            compare(root.wanted, 99)
        }
        function test_stepper_shows_what_its_owner_says() {
            root.wanted = 7
            compare(findChild(stepper, "stepper.value").text, "7")
        }
        function test_busy_button_takes_no_tap() {
            mouseClick(button)
            compare(clicks.count, 1)
            button.busy = true
            mouseClick(button)
            compare(clicks.count, 1)
        }
        function test_button_by_keyboard() {
            button.forceActiveFocus(Qt.TabFocusReason)
            keyClick(Qt.Key_Space)
            compare(clicks.count, 1)
        }
        function test_markup_is_only_text() {
            compare(words.textFormat, Text.PlainText)
            verify(words.implicitHeight > 0)
            verify(button.implicitWidth > 0)
        }
        function test_targets_are_large_enough() {
            for (const control of [button, chip, iconButton, stepper])
                verify(control.height >= Theme.touch.min && control.width >= Theme.touch.min, control)
        }
        function test_missing_picture_leaves_a_tile() {
            verify(!picture.shown)
        }
        function test_sheet_closes_on_the_scrim_and_by_escape() {
            sheet.open = true
            mouseClick(root, 20, 20)
            verify(!sheet.open)
            sheet.open = true
            keyClick(Qt.Key_Escape)
            verify(!sheet.open)
        }
        function test_sheet_keeps_taps_from_the_page() {
            sheet.open = true
            mouseClick(button)
            compare(clicks.count, 0)
        }
    }
}

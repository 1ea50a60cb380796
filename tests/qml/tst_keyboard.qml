// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Caravan.Controls
import Caravan.Theme

Item {
    id: root
    width: 1080
    height: 1920

    TextField {
        id: field
        objectName: "field"
        width: parent.width
        onEdited: text => root.lastEdit = text
    }
    property string lastEdit

    OnScreenKeyboard {
        id: keyboard
        width: parent.width
        anchors.bottom: parent.bottom
        target: field.input
    }
    SignalSpy {
        id: done
        target: keyboard
        signalName: "done"
    }

    TestCase {
        name: "Keyboard"
        when: windowShown

        function init() {
            keyboard.languageTag = "en"
            keyboard.dial = false
            keyboard.figures = false
            keyboard.capital = false
            field.text = ""
            done.clear()
        }
        /// Layouts place keys in the frame after a change.
        function settle(key) {
            tryVerify(() => key.width > 60 && !isPolishScheduled(key.parent) && !isPolishScheduled(key.parent.parent))
        }
        function press(name) {
            const key = findChild(keyboard, name)
            verify(key !== null, name)
            settle(key)
            mouseClick(key)
        }
        function typeAll(letters) {
            for (const letter of letters)
                press("key." + letter)
        }

        function test_types_and_tells() {
            typeAll("goji")
            compare(field.text, "goji")
            compare(root.lastEdit, "goji")
            press("key.backspace")
            compare(field.text, "goj")
            press("key.done")
            compare(done.count, 1)
        }
        function test_types_where_the_cursor_stands() {
            field.text = "hmi"
            field.input.cursorPosition = 1
            typeAll("a")
            compare(field.text, "hami")
        }
        function test_capital_lasts_one_letter() {
            press("key.shift")
            typeAll("an")
            compare(field.text, "An")
        }
        function test_each_script_data() {
            return [{ tag: "ug-CN", text: "ئۈزۈم" }, { tag: "kk", text: "мейіз" }, { tag: "ru", text: "изюм" },
                    { tag: "ug-CN", text: "چۋېرتيۇڭوپجھسداەىقكلئۆزشغۈبنمفگخژ" }, { tag: "kk", text: "әіңғүұқөһёэйцукенгшщзхфывапролджъячсмитьбю" },
                    { tag: "ru", text: "йцукенгшщзхъфывапролджэячсмитьбюё" }]
        }
        function test_each_script(data) {
            keyboard.languageTag = data.tag
            typeAll(data.text)
            compare(field.text, data.text)
        }
        function test_chinese_by_pinyin() {
            keyboard.languageTag = "zh-CN"
            typeAll("wang")
            compare(field.text, "")
            press("candidate.0")
            compare(field.text, "王")
        }
        function test_chinese_as_typed_for_search() {
            keyboard.languageTag = "zh-CN"
            keyboard.composes = false
            typeAll("ptg")
            keyboard.composes = true
            compare(field.text, "ptg")
        }
        function test_dial() {
            keyboard.dial = true
            typeAll("13912345678")
            compare(field.text, "13912345678")
        }
        function test_next_layout() {
            press("key.layout")
            compare(keyboard.languageTag, "zh-CN")
        }
        function test_keys_are_large_enough() {
            for (const tag of KeyboardLayouts.tags) {
                keyboard.languageTag = tag
                const key = findChild(keyboard, "key." + KeyboardLayouts.rows(tag)[0].split(" ")[0])
                settle(key)
                verify(key.width >= Theme.touch.min * 0.98 && key.height >= Theme.touch.min, tag + " " + key.width + " × " + key.height)
            }
        }
        function test_is_never_mirrored() {
            compare(keyboard.LayoutMirroring.enabled, false)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Who collects or gets the goods. Only what the chosen hand-over needs is asked.
CheckoutPage {
    id: root

    required property CheckoutViewModel checkout
    required property string languageTag
    property TextField field: null

    signal continued()

    function edit(field: TextField) {
        root.field = field
        keyboard.visible = true
        root.reveal()
    }
    /// Moves the page so that the field in use is above the keyboard.
    function reveal() {
        if (!root.field)
            return
        const top = root.field.mapToItem(root.scroller.contentItem, 0, 0).y - Theme.space.l
        root.scroller.contentY = Math.max(0, Math.min(top, root.scroller.contentHeight - root.scroller.height))
    }

    step: 1
    //: Title: name, phone and address of the shopper
    //% "How do we reach you?"
    title: qsTrId("contact.title")
    action: qsTrId("checkout.continue")
    actionId: "contact.continue"
    barShown: !keyboard.visible
    onActed: if (root.checkout.check()) root.continued()

    TextField {
        id: nameField
        objectName: "contact.name"
        Layout.fillWidth: true
        //: Field
        //% "Name"
        label: qsTrId("contact.name")
        text: root.checkout.name
        fault: root.checkout.fault === CheckoutViewModel.NameMissing
            //: Fault under the field for the name
            //% "Please enter your name."
            ? qsTrId("contact.name-missing") : ""
        onEdited: text => root.checkout.name = text
        onEntered: root.edit(nameField)
        onAccepted: phoneField.input.forceActiveFocus()
    }
    TextField {
        id: phoneField
        objectName: "contact.phone"
        Layout.fillWidth: true
        kind: TextField.Phone
        maximumLength: 20
        //: Field
        //% "Phone"
        label: qsTrId("contact.phone")
        text: root.checkout.phone
        fault: root.checkout.fault === CheckoutViewModel.PhoneInvalid
            //: Fault under the field for the phone number
            //% "This does not look like a phone number: 11 digits, or area code and number."
            ? qsTrId("contact.phone-invalid") : ""
        onEdited: text => root.checkout.phone = text
        onEntered: root.edit(phoneField)
    }
    GridLayout {
        Layout.fillWidth: true
        visible: root.checkout.addressNeeded
        columns: 2
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.m

        TextField {
            id: provinceField
            objectName: "contact.province"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            //: Field of an address
            //% "Province or region"
            label: qsTrId("contact.province")
            text: root.checkout.province
            onEdited: text => root.checkout.province = text
            onEntered: root.edit(provinceField)
        }
        TextField {
            id: cityField
            objectName: "contact.city"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            //: Field of an address
            //% "City or prefecture"
            label: qsTrId("contact.city")
            text: root.checkout.city
            onEdited: text => root.checkout.city = text
            onEntered: root.edit(cityField)
        }
        TextField {
            id: districtField
            objectName: "contact.district"
            Layout.fillWidth: true
            Layout.columnSpan: 2
            //: Field of an address
            //% "District or county"
            label: qsTrId("contact.district")
            text: root.checkout.district
            onEdited: text => root.checkout.district = text
            onEntered: root.edit(districtField)
        }
        TextField {
            id: streetField
            objectName: "contact.street"
            Layout.fillWidth: true
            Layout.columnSpan: 2
            //: Field of an address
            //% "Street, house, flat"
            label: qsTrId("contact.street")
            text: root.checkout.street
            fault: root.checkout.fault === CheckoutViewModel.AddressMissing
                //: Fault under the fields for the address
                //% "Please complete the address."
                ? qsTrId("contact.address-missing") : ""
            onEdited: text => root.checkout.street = text
            onEntered: root.edit(streetField)
        }
    }
    PrivacyNotice {
        Layout.fillWidth: true
        version: root.checkout.noticeVersion
    }
    Connections {
        target: root.scroller
        function onContentHeightChanged() {
            if (keyboard.visible)
                root.reveal()
        }
    }
    // Room to push the last field above the keyboard.
    Item {
        visible: keyboard.visible
        implicitHeight: keyboard.height
    }

    OnScreenKeyboard {
        id: keyboard
        objectName: "contact.keyboard"
        parent: root
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        z: 2
        visible: false
        target: root.field ? root.field.input : null
        dial: root.field !== null && root.field.kind === TextField.Phone
        languageTag: root.languageTag
        onDone: visible = false
    }
}

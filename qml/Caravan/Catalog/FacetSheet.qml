// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// All choices of a search and its order.
Sheet {
    id: root

    required property SearchViewModel search

    title: qsTrId("search.filter")

    Flickable {
        width: parent.width
        height: Math.min(choices.height, root.height * 0.6)
        contentHeight: choices.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: choices
            width: parent.width
            spacing: Theme.space.m

            Section {
                //: Above the orders of the hits: relevance, price, name …
                //% "Order"
                text: qsTrId("search.order")
            }
            Flow {
                width: parent.width
                spacing: Theme.space.xs

                Repeater {
                    model: root.orders

                    delegate: Chip {
                        id: chip

                        required property int index
                        required property string modelData

                        objectName: "search.order." + chip.index
                        implicitHeight: Theme.touch.min
                        text: chip.modelData
                        checked: root.search.order === chip.index
                        onClicked: root.search.order = chip.index
                    }
                }
            }
            Group {
                section: "quick"
                //: Above choices as: in this shop, gift, halal
                //% "Only"
                title: qsTrId("search.section-quick")
            }
            Group {
                section: "price"
                //: Above ranges of price
                //% "Price"
                title: qsTrId("search.section-price")
            }
            Group {
                section: "kind"
                //: Above kinds of goods
                //% "Kind"
                title: qsTrId("search.section-kind")
            }
            Group {
                section: "origin"
                //: Above places of origin
                //% "Place"
                title: qsTrId("search.section-origin")
            }
        }
    }
    RowLayout {
        width: parent.width
        spacing: Theme.space.m

        Button {
            objectName: "search.clear-choices"
            Layout.fillWidth: true
            kind: Button.Tonal
            enabled: root.search.choices > 0
            //: Button: takes all choices of a search away
            //% "Clear choices"
            text: qsTrId("search.clear-choices")
            onClicked: root.search.clearChoices()
        }
        Button {
            objectName: "search.filter-done"
            Layout.fillWidth: true
            //: Button: closes the choices; %1 is the number of products
            //% "Show %1"
            text: qsTrId("search.show").arg(root.search.total)
            onClicked: root.dismissed()
        }
    }

    readonly property list<string> orders: [
        //: Order of the hits
        //% "Best match"
        qsTrId("search.order-relevance"),
        //: Order of the hits
        //% "Lowest price"
        qsTrId("search.order-price-up"),
        //: Order of the hits
        //% "Highest price"
        qsTrId("search.order-price-down"),
        //: Order of the hits: by name
        //% "Name"
        qsTrId("search.order-name"),
        //: Order of the hits
        //% "Newest harvest"
        qsTrId("search.order-newest")
    ]

    component Section: CText {
        width: choices.width
        font.pixelSize: Theme.font.label
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }
    component Group: Column {
        id: group

        required property string section
        required property string title

        width: choices.width
        spacing: Theme.space.xs
        // Not by visible: what is in an invisible Flow has no height, and it would stay so.
        height: flow.implicitHeight > 0 ? implicitHeight : 0
        clip: true

        Section { text: group.title }
        Flow {
            id: flow
            width: parent.width
            spacing: Theme.space.xs

            Repeater {
                model: root.search.facets

                delegate: FacetChip {
                    objectName: "search.choice." + choiceId
                    visible: section === group.section
                    onClicked: root.search.toggle(choiceId)
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Results by the keystroke, in any of the scripts: the index reads pinyin and forgives errors, so letters go in as typed.
Page {
    id: root

    required property SearchViewModel search
    required property string languageTag
    /// To look around in where nothing is found.
    required property CategoryListModel kinds

    signal backRequested()
    signal productRequested(string productId)

    placeInBar: NavigationBar.Search

    PageHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        //: Title of the search page
        //% "Search"
        title: qsTrId("search.title")
        onBackRequested: root.backRequested()
    }
    TextField {
        id: field
        objectName: "search.field"
        anchors { left: parent.left; right: parent.right; top: header.bottom
                  leftMargin: Theme.layout.pageMargin; rightMargin: Theme.layout.pageMargin }
        focus: true
        kind: TextField.Search
        iconPath: Icons.search
        //: In the empty search field
        //% "Name or place, in any script"
        placeholder: qsTrId("search.placeholder")
        onEdited: text => root.search.text = text
        onEntered: keyboard.visible = true
        Component.onCompleted: {
            text = root.search.text
            input.forceActiveFocus()
        }
    }
    Connections {
        target: root.search
        function onTextChanged() {
            if (field.text !== root.search.text)
                field.text = root.search.text
        }
    }
    FacetRail {
        id: rail
        anchors { left: parent.left; right: parent.right; top: field.bottom
                  topMargin: visible ? Theme.space.s : 0 }
        height: visible ? implicitHeight : 0
        visible: !root.search.idle && (!root.search.noHits || root.search.choices > 0)
        search: root.search
        onAllRequested: sheet.open = true
    }
    SearchStatus {
        id: status
        anchors { left: parent.left; right: parent.right; top: rail.bottom; topMargin: Theme.space.s
                  leftMargin: Theme.layout.pageMargin; rightMargin: Theme.layout.pageMargin }
        height: visible ? implicitHeight : 0
        search: root.search
    }
    ProductGrid {
        id: grid
        objectName: "search.grid"
        anchors { left: parent.left; right: parent.right; top: status.bottom; topMargin: Theme.space.s
                  bottom: suggestions.visible ? suggestions.top : keyboard.visible ? keyboard.top : parent.bottom }
        products: root.search.results
        onMovementStarted: keyboard.visible = false
        onOpened: productId => root.productRequested(productId)
    }
    EmptyState {
        y: Math.max(grid.y + (grid.height - height) / 2,
                    around.visible ? around.y + around.height + Theme.space.l : grid.y)
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.search.noHits || root.search.idle
        iconPath: Icons.search
        title: !root.search.noHits
            //: Nothing was typed yet
            //% "What would you like to taste?"
            ? qsTrId("search.start")
            : root.search.choices > 0
            //: The choices of a search leave no product
            //% "Nothing with these choices"
            ? qsTrId("search.nothing-chosen")
            //: Nothing was found
            //% "Nothing found by that name"
            : qsTrId("search.nothing")
        text: root.search.noHits
            //: What to do when nothing was found
            //% "Try fewer letters, another script, or look around by kind and place."
            ? qsTrId("search.nothing-hint")
            //: How the search can be used
            //% "The first letters are enough. 葡萄干, putaogan, ptg, изюм and raisin all find the raisins."
            : qsTrId("search.start-hint")
        action: root.search.noHits && root.search.choices > 0 ? qsTrId("search.clear-choices") : ""
        actionId: "search.widen"
        onActed: root.search.clearChoices()
    }
    CategoryRail {
        id: around
        anchors { left: parent.left; right: parent.right; top: rail.bottom; topMargin: Theme.space.s }
        visible: root.search.noHits && root.search.choices === 0
        kinds: root.kinds
        onChosen: categoryId => root.search.explore(categoryId)
    }
    SuggestionRail {
        id: suggestions
        anchors { left: parent.left; right: parent.right; bottom: keyboard.visible ? keyboard.top : parent.bottom
                  bottomMargin: Theme.space.xs }
        visible: keyboard.visible && count > 0
        suggestions: root.search.suggestions
        onChosen: text => root.search.text = text
    }
    OnScreenKeyboard {
        id: keyboard
        objectName: "search.keyboard"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        target: field.input
        languageTag: root.languageTag
        composes: false
        onDone: visible = false
    }
    FacetSheet {
        id: sheet
        objectName: "search.sheet"
        search: root.search
        onDismissed: open = false
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Caravan.Cart
import Caravan.Catalog
import Caravan.Checkout
import Caravan.Controls
import Caravan.Scan
import Caravan.Theme
import Caravan.ViewModels

/// The window of the kiosk. Pages emit what the shopper wants; only here it is decided where that leads.
Window {
    id: root

    required property KioskViewModel kiosk
    property bool lowReach: false

    width: 1080
    height: 1920
    visible: true
    color: Theme.color.background
    title: "Caravan"

    Binding { target: Theme; property: "windowWidth"; value: root.width }
    Binding { target: Theme; property: "windowHeight"; value: root.height }
    Binding { target: Theme; property: "tallScript"; value: root.kiosk.language.rightToLeft }
    Binding { target: Theme; property: "reducedMotion"; value: root.kiosk.reducedMotion }

    function resetLook() {
        Theme.largeText = false
        Theme.contrast = root.kiosk.palette === KioskViewModel.Dark ? Theme.Dark
                       : root.kiosk.palette === KioskViewModel.HighContrast ? Theme.High : Theme.Light
        root.lowReach = false
    }
    function showAttract() {
        root.resetLook()
        languageSheet.open = false
        displaySheet.open = false
        stack.replace(null, root.kiosk.attract ? attractPage : homePage)
    }
    function showLanguages() { stack.replace(null, languagePage) }
    function showHome() { stack.replace(null, homePage) }
    function showBrowse() { stack.push(browsePage) }
    function showSearch() { root.showPlace(NavigationBar.Search) }
    /// The bar at the foot: each place lies directly upon the first page.
    function showPlace(place: int) {
        const page = place === NavigationBar.Search ? searchPage : place === NavigationBar.Scan ? scanPage
                   : place === NavigationBar.Cart ? cartPage : null
        if (stack.depth > 1)
            stack.pop(null, T.StackView.Immediate)
        if (page)
            stack.push(page)
    }
    function showProduct(productId: string) {
        root.kiosk.product.open(productId)
        stack.push(productPage)
    }
    function showFulfilment() { stack.push(fulfilmentPage) }
    function showContact() { stack.push(contactPage) }
    function showReview() { stack.push(reviewPage) }
    function showTicket() { stack.replace(null, ticketPage) }
    function goBack() {
        if (stack.depth > 1)
            stack.pop()
        else
            root.showHome()
    }
    function languageName(tag: string): string {
        return tag === "zh-CN" ? "中文" : tag === "ug-CN" ? "ئۇيغۇرچە" : tag === "kk" ? "Қазақша" : tag === "ru" ? "Русский" : "English"
    }

    Component.onCompleted: root.resetLook()
    Connections {
        target: root.kiosk
        function onSettingsChanged() {
            if (!root.kiosk.session.visiting)
                root.showAttract()
        }
    }
    Connections {
        target: root.kiosk.session
        function onWiped() { root.showAttract() }
    }
    Connections {
        target: root.kiosk.checkout
        function onPlaced() { root.showTicket() }
    }
    Connections {
        target: root.kiosk.product
        function onAdded() {
            //: Short message after a product was put into the cart
            //% "In your cart"
            toast.show(qsTrId("cart.added"))
        }
    }
    Connections {
        target: stack
        function onPageChanged() { toast.hide() }
    }
    Connections {
        target: root.kiosk.scan
        function onProductFound(productId, variantId, lot, carton, quantity) {
            root.kiosk.product.openVariant(productId, variantId, lot)
            root.kiosk.product.quantity = quantity
            stack.push(productPage)
            if (carton)
                //: Short message: the code of a carton was read, the page shows one pack of it
                //% "That is a carton. Here is the single pack."
                toast.show(qsTrId("scan.carton"))
        }
        function onPageRequested() {
            root.kiosk.session.begin()
            if (stack.page && stack.page.bare)
                root.showHome()
            root.showPlace(NavigationBar.Scan)
        }
    }

    Item {
        id: stage
        anchors.fill: parent
        LayoutMirroring.enabled: root.kiosk.language.rightToLeft
        LayoutMirroring.childrenInherit: true

        // Without a poster a visit begins with the first touch of the shelves.
        PointHandler {
            enabled: !root.kiosk.attract && !root.kiosk.session.visiting
            onActiveChanged: if (active) root.kiosk.session.begin()
        }
        DuneBand {
            anchors { left: parent.left; right: parent.right; bottom: content.top }
            height: content.y
            visible: root.lowReach
        }
        FocusScope {
            id: content
            anchors { fill: parent; topMargin: root.lowReach && !Theme.landscape ? parent.height * 0.36 : 0 }
            focus: true

            readonly property bool framed: stack.page !== null && !stack.page.bare

            OfflineBanner {
                id: offline
                anchors { left: parent.left; right: parent.right; top: parent.top }
                height: content.framed ? implicitHeight : 0
                visible: content.framed && shown
                status: root.kiosk.status
            }
            PageStack {
                id: stack
                objectName: "shell.stack"
                anchors { left: parent.left; right: parent.right; top: offline.bottom; bottom: navigation.top }
                focus: true
                initialItem: root.kiosk.attract ? attractPage : homePage
            }
            NavigationBar {
                id: navigation
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                height: content.framed ? implicitHeight : 0
                visible: content.framed
                current: stack.page ? stack.page.placeInBar : NavigationBar.Elsewhere
                cartCount: root.kiosk.cart.pieces
                onChosen: place => root.showPlace(place)
            }
            Toast {
                id: toast
                objectName: "shell.toast"
                anchors { horizontalCenter: parent.horizontalCenter; top: stack.top; topMargin: Theme.layout.header }
                width: Math.min(implicitWidth, parent.width - 2 * Theme.layout.pageMargin)
            }
        }
        FillingPage {
            objectName: "shell.filling"
            anchors.fill: parent
            visible: root.kiosk.status.catalogMissing && (root.kiosk.session.visiting || !root.kiosk.attract)
        }
        LanguageSheet {
            id: languageSheet
            language: root.kiosk.language
            onDismissed: open = false
        }
        DisplaySheet {
            id: displaySheet
            lowReach: root.lowReach
            onLowReachRequested: low => root.lowReach = low
            onDismissed: open = false
        }
        IdleDialog {
            objectName: "shell.idle"
            session: root.kiosk.session
        }
    }

    Component {
        id: attractPage
        AttractPage {
            poster: root.kiosk.poster
            onBegun: {
                root.kiosk.session.begin()
                root.showLanguages()
            }
        }
    }
    Component {
        id: languagePage
        LanguagePage {
            language: root.kiosk.language
            onChosen: tag => {
                root.kiosk.language.choose(tag)
                root.showHome()
            }
        }
    }
    Component {
        id: homePage
        HomePage {
            catalog: root.kiosk.catalog
            languageName: root.languageName(root.kiosk.language.tag)
            onSearchRequested: root.showSearch()
            onLanguageRequested: languageSheet.open = true
            onDisplayRequested: displaySheet.open = true
            onBrowseRequested: root.showBrowse()
            onProductRequested: productId => root.showProduct(productId)
        }
    }
    Component {
        id: browsePage
        BrowsePage {
            catalog: root.kiosk.catalog
            onBackRequested: root.goBack()
            onProductRequested: productId => root.showProduct(productId)
        }
    }
    Component {
        id: searchPage
        SearchPage {
            search: root.kiosk.search
            kinds: root.kiosk.catalog.kinds
            languageTag: root.kiosk.language.tag
            onBackRequested: root.goBack()
            onProductRequested: productId => root.showProduct(productId)
        }
    }
    Component {
        id: productPage
        ProductPage {
            product: root.kiosk.product
            onBackRequested: root.goBack()
        }
    }
    Component {
        id: scanPage
        ScanPage {
            id: scanning
            scan: root.kiosk.scan
            onBackRequested: root.goBack()
            onSearchRequested: root.showSearch()

            Binding {
                target: root.kiosk.scan
                property: "active"
                value: stack.page === scanning
            }
        }
    }
    Component {
        id: cartPage
        CartPage {
            cart: root.kiosk.cart
            onBackRequested: root.goBack()
            onHomeRequested: root.showHome()
            onCheckoutRequested: root.showFulfilment()
        }
    }
    Component {
        id: fulfilmentPage
        FulfilmentPage {
            checkout: root.kiosk.checkout
            onBackRequested: root.goBack()
            onActed: root.kiosk.checkout.contactNeeded ? root.showContact() : root.showReview()
        }
    }
    Component {
        id: contactPage
        ContactPage {
            checkout: root.kiosk.checkout
            languageTag: root.kiosk.language.tag
            onBackRequested: root.goBack()
            onContinued: root.showReview()
        }
    }
    Component {
        id: reviewPage
        ReviewPage {
            checkout: root.kiosk.checkout
            lines: root.kiosk.cart.lines
            onBackRequested: root.goBack()
        }
    }
    Component {
        id: ticketPage
        TicketPage {
            ticket: root.kiosk.ticket
            onDoneRequested: root.kiosk.session.end()
        }
    }
}

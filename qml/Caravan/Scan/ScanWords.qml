// SPDX-License-Identifier: Apache-2.0
import QtQml
import Caravan.ViewModels

/// The words for each thing that the scan page may have to say.
QtObject {
    id: root

    required property int seen
    required property int source
    required property string lot
    required property string product

    readonly property string heading: root.seen === ScanViewModel.NoSource ? root.sourceHeading
        : root.seen === ScanViewModel.Unknown ? root.unknown
        : root.seen === ScanViewModel.WalletRefused ? root.wallet
        : root.seen === ScanViewModel.Recalled ? root.recalled
        : root.seen === ScanViewModel.Expired ? root.expired
        : root.seen === ScanViewModel.TicketSeen ? root.ticket
        : root.seen === ScanViewModel.Weighed ? (root.product.length > 0 ? root.product : root.weighed)
        : root.seen === ScanViewModel.Found ? root.product : root.source === ScanViewModel.Starting ? root.starting : root.looking

    readonly property string detail: root.seen === ScanViewModel.NoSource ? root.sourceDetail
        : root.seen === ScanViewModel.Unknown ? root.unknownDetail
        : root.seen === ScanViewModel.WalletRefused ? root.walletDetail
        : root.seen === ScanViewModel.Recalled ? root.recalledDetail
        : root.seen === ScanViewModel.Expired ? root.expiredDetail
        : root.seen === ScanViewModel.TicketSeen ? root.ticketDetail
        : root.seen === ScanViewModel.Weighed ? root.weighedDetail
        : root.seen === ScanViewModel.Found ? "" : root.lookingDetail

    readonly property string sourceHeading: root.source === ScanViewModel.Lost ? root.lost
        : root.source === ScanViewModel.Denied ? root.denied
        : root.source === ScanViewModel.WrongFormat ? root.wrongFormat : root.noCamera
    readonly property string sourceDetail: root.source === ScanViewModel.Lost ? root.lostDetail
        : root.source === ScanViewModel.Denied || root.source === ScanViewModel.WrongFormat ? root.staffDetail
        : root.noCameraDetail

    //: Scan page: the camera is being switched on
    //% "The camera is starting…"
    readonly property string starting: qsTrId("scan.starting")
    //: Scan page: the camera has stopped sending pictures
    //% "The camera has stopped"
    readonly property string lost: qsTrId("scan.lost")
    //: Scan page: what happens when the camera has stopped
    //% "It comes back by itself as soon as it can. Until then use the hand scanner, or search by name."
    readonly property string lostDetail: qsTrId("scan.lost-detail")
    //: Scan page: the system does not let the kiosk use the camera
    //% "The camera may not be used"
    readonly property string denied: qsTrId("scan.denied")
    //: Scan page: the camera sends pictures of a kind that cannot be read
    //% "The camera's picture cannot be read"
    readonly property string wrongFormat: qsTrId("scan.wrong-format")
    //: Scan page: what to do when only staff can help with the camera
    //% "Please tell our staff. You can use the hand scanner, or search by name."
    readonly property string staffDetail: qsTrId("scan.staff-detail")
    //: Scan page: waiting for a code
    //% "Hold the code in the frame"
    readonly property string looking: qsTrId("scan.looking")
    //: Scan page: which codes can be read
    //% "Bar code or square code, about a hand's breadth from the camera."
    readonly property string lookingDetail: qsTrId("scan.looking-detail")
    //: Scan page: there is no camera
    //% "The camera is not available"
    readonly property string noCamera: qsTrId("scan.no-camera")
    //: Scan page: what to do without a camera
    //% "Use the hand scanner if there is one, or search by name."
    readonly property string noCameraDetail: qsTrId("scan.no-camera-detail")
    //: Scan page: the code is none of a product in this shop
    //% "We do not know this code"
    readonly property string unknown: qsTrId("scan.unknown")
    //: Scan page: what to do with an unknown code
    //% "It may be from another shop. We have noted it for our staff. Try the code on the back, or search by name."
    readonly property string unknownDetail: qsTrId("scan.unknown-detail")
    //: Scan page: the shopper showed a payment code
    //% "That is a payment code"
    readonly property string wallet: qsTrId("scan.wallet")
    //: Scan page: payment codes are neither used nor kept
    //% "Please keep it for the counter. We have not read or kept it."
    readonly property string walletDetail: qsTrId("scan.wallet-detail")
    //: Scan page: the maker has called this batch back
    //% "This batch has been recalled"
    readonly property string recalled: qsTrId("scan.recalled")
    //: Scan page: what to do with a recalled batch; %1 is the product, %2 the code of the batch
    //% "%1, batch %2: please do not take it, and hand it to our staff."
    readonly property string recalledDetail: qsTrId("scan.recalled-detail").arg(root.product).arg("\u2068" + root.lot + "\u2069")
    //: Scan page: this batch is past its best-before date
    //% "This pack is past its date"
    readonly property string expired: qsTrId("scan.expired")
    //: Scan page: what to do with an expired batch; %1 is the product
    //% "%1: please take another pack and give this one to our staff."
    readonly property string expiredDetail: qsTrId("scan.expired-detail").arg(root.product)
    //: Scan page: the label of goods that were weighed in the shop
    //% "Weighed goods"
    readonly property string weighed: qsTrId("scan.weighed")
    //: Scan page: why what was weighed cannot be ordered
    //% "What was weighed is paid at the counter: the online store sells whole packs only. Those can be ordered here."
    readonly property string weighedDetail: qsTrId("scan.weighed-detail")
    //: Scan page: the shopper showed the ticket of an order
    //% "That is an order ticket"
    readonly property string ticket: qsTrId("scan.ticket")
    //: Scan page: what to do with a ticket
    //% "Please show it at the counter: there you get your goods."
    readonly property string ticketDetail: qsTrId("scan.ticket-detail")
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Controls
import Caravan.Theme
import Caravan.ViewModels

/// Reads the code on a package. The camera is on only while this page is in front.
Page {
    id: root

    required property ScanViewModel scan

    signal backRequested()
    signal searchRequested()

    placeInBar: NavigationBar.Scan

    PageHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        //: Title of the scan page
        //% "Scan a package"
        title: qsTrId("scan.title")
        onBackRequested: root.backRequested()
    }
    Rectangle {
        id: stage
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: result.top
                  leftMargin: Theme.layout.pageMargin; rightMargin: Theme.layout.pageMargin; bottomMargin: Theme.space.m }
        color: Theme.color.imageTile
        clip: true

        ScanPreview {
            anchors.fill: parent
            scan: root.scan
        }
        Viewfinder {
            objectName: "scan.viewfinder"
            anchors.centerIn: parent
            width: Math.min(parent.width, parent.height) * 0.72
            height: width
            visible: root.scan.state === ScanViewModel.Looking
        }
        ScanFlash {
            anchors.fill: parent
            scan: root.scan
        }
        Icon {
            anchors.centerIn: parent
            visible: root.scan.state === ScanViewModel.NoSource
            path: Icons.camera
            size: Theme.touch.iconLarge * 2
            weight: 1.2
            color: Theme.color.imageTileInk
        }
    }
    ScanResult {
        id: result
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.layout.pageMargin }
        scan: root.scan
        onSearchRequested: root.searchRequested()
    }
}

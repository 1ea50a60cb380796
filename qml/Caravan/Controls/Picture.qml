// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Caravan.Theme

/// A picture with rounded corners, drawn without a mask: a ring in the colour of what lies behind covers the
/// corners. The ring reaches `ring` pixels outside, so keep that much room. A picture that is missing or damaged
/// leaves a quiet tile.
Item {
    id: root

    property url source
    property real radius: Theme.radius.m
    property color frameColor: Theme.color.surface
    property int fillMode: Image.PreserveAspectCrop
    property string placeholder: Icons.mountains
    readonly property real ring: Math.ceil(root.radius * 0.45)
    readonly property bool shown: image.status === Image.Ready

    Rectangle {
        anchors.fill: parent
        visible: !root.shown
        radius: root.radius
        color: Theme.color.imageTile

        Icon {
            anchors.centerIn: parent
            visible: image.status === Image.Error || image.status === Image.Null
            path: root.placeholder
            color: Theme.color.imageTileInk
            opacity: 0.5
            size: Math.min(parent.width, parent.height) / 3
        }
    }
    Image {
        id: image
        anchors.fill: parent
        source: root.source
        sourceSize.width: Math.ceil(root.width)
        sourceSize.height: Math.ceil(root.height)
        fillMode: root.fillMode
        asynchronous: true
        cache: true
        clip: root.fillMode === Image.PreserveAspectCrop && implicitWidth * root.height !== implicitHeight * root.width
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -root.ring
        visible: root.shown && root.radius > 0
        radius: root.radius + root.ring
        color: "transparent"
        border.width: root.ring
        border.color: root.frameColor
    }
}

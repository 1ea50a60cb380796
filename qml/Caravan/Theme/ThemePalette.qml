// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// The colours of the screen by meaning. Every one is required: a palette that forgets one does not load.
/// …Ink is for text and icons upon the colour of that name ("on…" would be read as a signal handler); `ink` and
/// `inkMuted` go upon background and surfaces. tst_contrast.qml holds each pair to WCAG 2.1 AA.
QtObject {
    required property color background
    required property color surface
    required property color surfaceRaised
    required property color surfacePressed
    required property color ink
    required property color inkMuted
    required property color primary
    required property color primaryPressed
    required property color primaryInk
    required property color primaryContainer
    required property color primaryContainerInk
    required property color accent
    required property color accentInk
    required property color accentContainer
    required property color accentContainerInk
    required property color success
    required property color successContainer
    required property color successContainerInk
    required property color warning
    required property color warningContainer
    required property color warningContainerInk
    required property color danger
    required property color dangerInk
    required property color dangerContainer
    required property color dangerContainerInk
    required property color offline
    required property color offlineInk
    required property color outline
    required property color outlineStrong
    required property color scrim
    required property color focus
    required property color imageTile
    required property color imageTileInk
    required property color duneFar
    required property color duneMiddle
    required property color duneNear
    required property color keyboard
    required property color key
    required property color keySpecial
    required property color keyInk
    required property color codePaper
}

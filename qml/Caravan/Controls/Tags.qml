// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Caravan.Theme

/// Words and icons for the tags that a product may carry (docs/catalog-format.md).
QtObject {
    id: root

    function name(tag: string): string {
        return tag === "gift" ? root.gift : tag === "halal" ? root.halal : tag === "organic" ? root.organic
             : tag === "new" ? root.fresh : tag === "seasonal" ? root.seasonal : tag === "handmade" ? root.handmade : ""
    }
    function icon(tag: string): string {
        return tag === "gift" ? Icons.gift : tag === "halal" ? Icons.crescent : tag === "organic" ? Icons.leaf
             : tag === "new" ? Icons.sparkle : tag === "seasonal" ? Icons.calendar : Icons.hand
    }

    //: Tag of a product: it makes a good present
    //% "Gift"
    readonly property string gift: qsTrId("tag.gift")
    //: Tag of a product: made by the halal rules
    //% "Halal"
    readonly property string halal: qsTrId("tag.halal")
    //: Tag of a product: from organic farming
    //% "Organic"
    readonly property string organic: qsTrId("tag.organic")
    //: Tag of a product: newly in the shop
    //% "New"
    readonly property string fresh: qsTrId("tag.new")
    //: Tag of a product: sold in its season only
    //% "In season"
    readonly property string seasonal: qsTrId("tag.seasonal")
    //: Tag of a product: made by hand
    //% "Handmade"
    readonly property string handmade: qsTrId("tag.handmade")
}

// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQml

/// The letters of each layout: rows of keys, parted by spaces. Where a script has no capitals, shift gives its rarer
/// letters or the same ones.
QtObject {
    id: root

    readonly property list<string> tags: ["zh-CN", "ug-CN", "kk", "ru", "en"]

    readonly property list<string> latin: ["q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m"]
    readonly property list<string> uyghur: ["چ ۋ ې ر ت ي ۇ ڭ و پ ج", "ھ س د ا ە ى ق ك ل ئ ۆ", "ز ش غ ۈ ب ن م ف گ خ ژ"]
    readonly property list<string> kazakh: ["ә і ң ғ ү ұ қ ө һ ё э", "й ц у к е н г ш щ з х", "ф ы в а п р о л д ж ъ", "я ч с м и т ь б ю"]
    readonly property list<string> russian: ["й ц у к е н г ш щ з х ъ", "ф ы в а п р о л д ж э", "я ч с м и т ь б ю ё"]
    readonly property list<string> figures: ["1 2 3 4 5 6 7 8 9 0", "- / : ( ) # @ & + *", ". , ! ? ' \" % № ·"]
    readonly property list<string> dial: ["1 2 3", "4 5 6", "7 8 9", "+ 0 -"]

    function rows(tag: string): list<string> {
        return tag === "ug-CN" ? root.uyghur : tag === "kk" ? root.kazakh : tag === "ru" ? root.russian : root.latin
    }
    /// Short name on the key that changes the layout.
    function label(tag: string): string {
        return tag === "zh-CN" ? "拼音" : tag === "ug-CN" ? "ئۇ" : tag === "kk" ? "Қаз" : tag === "ru" ? "Рус" : "ABC"
    }
    function following(tag: string): string {
        return root.tags[(root.tags.indexOf(tag) + 1) % root.tags.length]
    }
}

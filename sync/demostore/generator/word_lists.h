// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace caravan::generator {

/// One word in zh-CN, ug-CN, kk, ru, en, in the order of allLanguages.
using Word = std::array<const char16_t *, 5>;

struct Place
{
    const char *handle;
    const char *region; ///< handle of the category above
    Word name;
};

struct Good
{
    const char *kind; ///< handle of its category under `kind`
    Word name;
};

inline constexpr std::array places{
    Place{"turpan", "xinjiang", {u"吐鲁番", u"تۇرپان", u"Тұрпан", u"Турфан", u"Turpan"}},
    Place{"hami", "xinjiang", {u"哈密", u"قۇمۇل", u"Құмыл", u"Хами", u"Hami"}},
    Place{"hotan", "xinjiang", {u"和田", u"خوتەن", u"Хотан", u"Хотан", u"Hotan"}},
    Place{"kashgar", "xinjiang", {u"喀什", u"قەشقەر", u"Қашқар", u"Кашгар", u"Kashgar"}},
    Place{"aksu", "xinjiang", {u"阿克苏", u"ئاقسۇ", u"Ақсу", u"Аксу", u"Aksu"}},
    Place{"yili", "xinjiang", {u"伊犁", u"ئىلى", u"Іле", u"Или", u"Ili"}},
    Place{"minqin", "gansu", {u"民勤", u"مىنچىن", u"Миньцинь", u"Миньцинь", u"Minqin"}},
    Place{"dunhuang", "gansu", {u"敦煌", u"دۇنخۇاڭ", u"Дүнхуан", u"Дуньхуан", u"Dunhuang"}},
    Place{"zhangye", "gansu", {u"张掖", u"جاڭيې", u"Жанъе", u"Чжанъе", u"Zhangye"}},
};

inline constexpr std::array goods{
    Good{"dried-fruit", {u"葡萄干", u"كىشمىش", u"мейіз", u"изюм", u"raisins"}},
    Good{"dried-fruit", {u"杏干", u"ئۆرۈك قېقى", u"кептірілген өрік", u"курага", u"dried apricots"}},
    Good{"dried-fruit", {u"红枣", u"چىلان", u"құрма", u"жужуба", u"jujubes"}},
    Good{"nuts-seeds", {u"核桃", u"ياڭاق", u"жаңғақ", u"грецкие орехи", u"walnuts"}},
    Good{"nuts-seeds", {u"巴旦木", u"بادام", u"бадам", u"миндаль", u"almonds"}},
    Good{"fresh-fruit", {u"甜瓜", u"قوغۇن", u"қауын", u"дыня", u"melon"}},
    Good{"fresh-fruit", {u"苹果", u"ئالما", u"алма", u"яблоки", u"apples"}},
    Good{"honey-preserves", {u"蜂蜜", u"ھەسەل", u"бал", u"мёд", u"honey"}},
    Good{"dairy", {u"奶疙瘩", u"قۇرۇت", u"құрт", u"курт", u"qurut"}},
    Good{"herbs-tea", {u"玫瑰花茶", u"ئەتىرگۈل چېيى", u"раушан шайы", u"розовый чай", u"rose tea"}},
    Good{"spices-oils", {u"孜然", u"زىرە", u"зере", u"зира", u"cumin"}},
    Good{"grains-noodles", {u"小米", u"تېرىق", u"тары", u"пшено", u"millet"}},
};

inline constexpr std::array qualities{
    Word{u"特级", u"ئالاھىدە", u"Таңдаулы", u"Отборные", u"Choice"},
    Word{u"老树", u"قېرى دەرەخ", u"Кәрі ағаш", u"Старый сад", u"Old-orchard"},
    Word{u"农家", u"دېھقان", u"Ауыл", u"Деревенские", u"Farmhouse"},
    Word{u"高山", u"ئېگىز تاغ", u"Биік тау", u"Высокогорные", u"Highland"},
    Word{u"晾房", u"چۈنچە", u"Көлеңкеде кепкен", u"Теневой сушки", u"Shade-dried"},
    Word{u"手选", u"قولدا تاللانغان", u"Қолмен терілген", u"Ручной отбор", u"Hand-picked"},
    Word{u"金色", u"ئالتۇن", u"Алтын", u"Золотые", u"Golden"},
    Word{u"河谷", u"دەريا ۋادىسى", u"Өзен аңғары", u"Речная долина", u"River-valley"},
};

} // namespace caravan::generator

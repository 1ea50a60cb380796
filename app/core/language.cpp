// SPDX-License-Identifier: Apache-2.0
#include "core/language.h"

namespace caravan {

namespace {
constexpr std::array tags{u"zh-CN", u"ug-CN", u"kk", u"ru", u"en"};
}

QString languageTag(Language language) { return QString::fromUtf16(tags[static_cast<size_t>(language)]); }

std::optional<Language> languageFromTag(QStringView tag)
{
    for (const Language language : allLanguages)
        if (tag == QStringView(tags[static_cast<size_t>(language)])) return language;
    return std::nullopt;
}

} // namespace caravan

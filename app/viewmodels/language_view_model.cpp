// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/language_view_model.h"

namespace caravan {

namespace {

QString nativeName(Language language)
{
    switch (language) {
    case Language::ZhCn:
        return QStringLiteral("简体中文");
    case Language::UgCn:
        return QStringLiteral("ئۇيغۇرچە");
    case Language::Kk:
        return QStringLiteral("Қазақша");
    case Language::Ru:
        return QStringLiteral("Русский");
    case Language::En:
        return QStringLiteral("English");
    }
    return {};
}

constexpr LanguageListModel::Role roles[]{
    {"tag", [](const Language &language) { return QVariant(languageTag(language)); }},
    {"nativeName", [](const Language &language) { return QVariant(nativeName(language)); }},
};

} // namespace

LanguageListModel::LanguageListModel(QObject *parent)
    : RowListModel(roles, parent)
{
    resetRows({allLanguages.begin(), allLanguages.end()});
}

LanguageViewModel::LanguageViewModel(Language initial, QObject *parent)
    : QObject(parent)
    , m_initial(initial)
    , m_language(initial)
    , m_languages(this)
{
}

void LanguageViewModel::choose(const QString &tag)
{
    if (const auto language = languageFromTag(tag)) set(*language);
}

void LanguageViewModel::set(Language language)
{
    if (language == m_language) return;
    m_language = language;
    emit aboutToShow(language);
    emit changed();
}

} // namespace caravan

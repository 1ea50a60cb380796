// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace caravan {

/// The five languages of the screen, in the order in which they are offered.
enum class Language { ZhCn, UgCn, Kk, Ru, En };

inline constexpr std::array allLanguages{Language::ZhCn, Language::UgCn, Language::Kk, Language::Ru, Language::En};

/// BCP 47 tag: "zh-CN", "ug-CN", "kk", "ru", "en".
QString languageTag(Language language);
std::optional<Language> languageFromTag(QStringView tag);

/// Uyghur alone is written right to left. Not asked of QLocale: it does not know (design.md, trap 4).
constexpr bool isRightToLeft(Language language) { return language == Language::UgCn; }

/// One text in each language. A missing language falls back to zh-CN, the store's base text.
class LocalizedText
{
public:
    [[nodiscard]] const QString &in(Language language) const
    {
        const QString &own = m_texts[static_cast<size_t>(language)];
        return own.isEmpty() ? m_texts[static_cast<size_t>(Language::ZhCn)] : own;
    }
    /// Without fallback; empty where there is none.
    [[nodiscard]] const QString &exactly(Language language) const { return m_texts[static_cast<size_t>(language)]; }
    void set(Language language, QString text) { m_texts[static_cast<size_t>(language)] = std::move(text); }
    [[nodiscard]] bool isEmpty() const { return m_texts[0].isEmpty(); }

    friend bool operator==(const LocalizedText &, const LocalizedText &) = default;

private:
    std::array<QString, allLanguages.size()> m_texts;
};

} // namespace caravan

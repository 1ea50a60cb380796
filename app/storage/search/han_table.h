// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <array>

namespace caravan {

/// What is known of single Han characters, U+4E00 to U+9FFF: how each is read alone and which simplified one it stands
/// for (resources/search/han-readings.txt, han-variants.txt). Read once, 84 kB; any thread.
class HanTable
{
public:
    static const HanTable &shipped();

    /// In ASCII without tones, ü as v, as it is typed; empty where none is known.
    [[nodiscard]] QString reading(char16_t han) const
    {
        return inRange(han) ? m_syllables.at(m_readings[han - first]) : QString();
    }
    [[nodiscard]] char16_t simplified(char16_t han) const { return inRange(han) ? m_simplified[han - first] : han; }
    /// All syllables there are, sorted; the empty one first.
    [[nodiscard]] const QStringList &syllables() const { return m_syllables; }
    [[nodiscard]] bool isSyllable(QStringView letters) const;

private:
    HanTable();
    static constexpr char16_t first = 0x4e00;
    static constexpr char16_t last = 0x9fff;
    static constexpr bool inRange(char16_t c) { return c >= first && c <= last; }

    QStringList m_syllables;
    std::array<quint16, last - first + 1> m_readings{}; ///< places in m_syllables
    std::array<char16_t, last - first + 1> m_simplified{};
};

} // namespace caravan

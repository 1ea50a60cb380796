// SPDX-License-Identifier: Apache-2.0
#include "storage/search/han_table.h"

#include "storage/search/search_data.h"

#include <algorithm>

namespace caravan {

const HanTable &HanTable::shipped()
{
    static const HanTable table;
    return table;
}

HanTable::HanTable()
{
    m_syllables.append(QString());
    searchData::forEachLine(u"han-readings.txt"_qs, [this](const QString &line) {
        const qsizetype space = line.indexOf(u' ');
        if (space < 0) return;
        m_syllables.append(line.left(space));
        for (const QChar han : QStringView(line).mid(space + 1))
            if (inRange(han.unicode()))
                m_readings[han.unicode() - first] = static_cast<quint16>(m_syllables.size() - 1);
    });
    for (size_t i = 0; i < m_simplified.size(); ++i)
        m_simplified[i] = static_cast<char16_t>(first + i);
    searchData::forEachLine(u"han-variants.txt"_qs, [this](const QString &line) {
        const auto pairs = QStringView(line).split(u' ');
        for (const QStringView pair : pairs)
            if (pair.size() == 2 && inRange(pair[0].unicode()))
                m_simplified[pair[0].unicode() - first] = pair[1].unicode();
    });
}

bool HanTable::isSyllable(QStringView letters) const
{
    const auto found = std::lower_bound(m_syllables.begin(), m_syllables.end(), letters,
                                        [](const QString &a, QStringView b) { return QStringView(a) < b; });
    return !letters.isEmpty() && found != m_syllables.end() && QStringView(*found) == letters;
}

} // namespace caravan

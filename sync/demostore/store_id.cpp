// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/store_id.h"

#include <QRandomGenerator>

#include <array>

namespace caravan::demostore {

QString makeStoreId(const char *prefix, UtcTime now)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr int timeCharacters = 10;
    constexpr int randomCharacters = 16;
    QString id = QLatin1String(prefix);
    id.reserve(id.size() + timeCharacters + randomCharacters);
    const auto millis = static_cast<quint64>(toMillis(now));
    for (int i = timeCharacters - 1; i >= 0; --i)
        id += QLatin1Char(alphabet[(millis >> (5 * i)) & 31U]);
    std::array<quint32, 3> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    for (size_t i = 0; i < randomCharacters; ++i)
        id += QLatin1Char(alphabet[(words[i / 6] >> (5 * (i % 6))) & 31U]);
    return id;
}

QString makeStoreKey(const char *prefix)
{
    QString key = QLatin1String(prefix);
    for (int i = 0; i < 8; ++i)
        key += QStringLiteral("%1").arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
    return key;
}

} // namespace caravan::demostore

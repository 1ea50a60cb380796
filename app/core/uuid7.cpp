// SPDX-License-Identifier: Apache-2.0
#include "core/uuid7.h"

#include <QRandomGenerator>

#include <array>

namespace caravan {

QUuid makeUuid7(UtcTime now)
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    std::array<char, 16> bytes{};
    std::memcpy(bytes.data(), words.data(), bytes.size());
    const auto millis = static_cast<quint64>(toMillis(now)) & 0xffff'ffff'ffffULL;
    for (size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<char>((millis >> (8 * (5 - i))) & 0xff);
    bytes[6] = static_cast<char>(0x70 | (bytes[6] & 0x0f));
    bytes[8] = static_cast<char>(0x80 | (bytes[8] & 0x3f));
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

} // namespace caravan

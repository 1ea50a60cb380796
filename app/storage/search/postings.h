// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/search/number_set.h"

#include <QByteArray>

namespace caravan {

/// Which products have a term, 65,536 numbers a piece (a chunk): ascending 16-bit numbers, or 8 kB of bits where that
/// is shorter. Little-endian. What is on the disk is hostile: any bytes decode to some set.
namespace postings {

inline constexpr quint32 chunkSize = 65'536;

/// Adds the numbers of a chunk to the set, as far as it is sized for them.
void decode(const QByteArray &bytes, quint32 chunk, NumberSet &into);
/// The chunk with some numbers (low 16 bits, any order) added, then others taken out. Empty: none is left.
QByteArray changed(const QByteArray &bytes, std::vector<quint16> added, const std::vector<quint16> &removed);

} // namespace postings

} // namespace caravan

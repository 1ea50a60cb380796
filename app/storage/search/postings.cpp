// SPDX-License-Identifier: Apache-2.0
#include "storage/search/postings.h"

#include <QtEndian>

namespace caravan::postings {

namespace {

constexpr qsizetype bitBytes = chunkSize / 8;
constexpr size_t mostListed = bitBytes / 2 - 1; // one fewer than fills as many bytes as the bits: that tells them apart

std::vector<quint16> listOf(const QByteArray &bytes)
{
    std::vector<quint16> list;
    if (bytes.size() == bitBytes) {
        for (qsizetype i = 0; i < bitBytes; ++i)
            for (unsigned rest = static_cast<uchar>(bytes.at(i)); rest != 0; rest &= rest - 1)
                list.push_back(static_cast<quint16>(i * 8 + std::countr_zero(rest)));
        return list;
    }
    list.resize(static_cast<size_t>(bytes.size() / 2));
    qFromLittleEndian<quint16>(bytes.constData(), static_cast<qsizetype>(list.size()), list.data());
    return list;
}

QByteArray bytesOf(const std::vector<quint16> &list)
{
    if (list.size() <= mostListed) {
        QByteArray bytes(static_cast<qsizetype>(list.size() * 2), Qt::Uninitialized);
        qToLittleEndian<quint16>(list.data(), static_cast<qsizetype>(list.size()), bytes.data());
        return bytes;
    }
    QByteArray bits(bitBytes, '\0');
    for (const quint16 number : list)
        bits[number / 8] = static_cast<char>(bits.at(number / 8) | 1 << (number % 8));
    return bits;
}

} // namespace

void decode(const QByteArray &bytes, quint32 chunk, NumberSet &into)
{
    const quint32 base = chunk * chunkSize;
    if (bytes.size() != bitBytes) {
        for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
            into.insert(base + qFromLittleEndian<quint16>(bytes.constData() + i));
        return;
    }
    std::vector<quint64> &words = into.words(0);
    const size_t first = base / 64;
    for (size_t i = 0; i < bitBytes / 8 && first + i < words.size(); ++i)
        words[first + i] |= qFromLittleEndian<quint64>(bytes.constData() + i * 8);
}

QByteArray changed(const QByteArray &bytes, std::vector<quint16> added, const std::vector<quint16> &removed)
{
    std::vector<quint16> list = listOf(bytes);
    std::sort(added.begin(), added.end());
    const auto middle = static_cast<std::ptrdiff_t>(list.size());
    list.insert(list.end(), added.begin(), added.end());
    std::inplace_merge(list.begin(), list.begin() + middle, list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    if (!removed.empty()) {
        std::vector<quint16> gone = removed;
        std::sort(gone.begin(), gone.end());
        std::erase_if(list, [&gone](quint16 number) { return std::binary_search(gone.begin(), gone.end(), number); });
    }
    return bytesOf(list);
}

} // namespace caravan::postings

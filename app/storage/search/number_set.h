// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <vector>

namespace caravan {

/// A set of product numbers as a row of bits: and, or, without cost N/64 steps, whatever is in it. Numbers beyond the
/// size are not in it. A value.
class NumberSet
{
public:
    NumberSet() = default;
    explicit NumberSet(qsizetype size)
        : m_words(static_cast<size_t>((size + 63) / 64))
    {
    }

    void insert(quint32 number)
    {
        if (number / 64 < m_words.size()) m_words[number / 64] |= quint64{1} << (number % 64);
    }
    [[nodiscard]] bool contains(quint32 number) const
    {
        return number / 64 < m_words.size() && (m_words[number / 64] >> (number % 64) & 1) != 0;
    }
    [[nodiscard]] bool isEmpty() const
    {
        return std::all_of(m_words.begin(), m_words.end(), [](quint64 word) { return word == 0; });
    }
    [[nodiscard]] qsizetype count() const
    {
        qsizetype count = 0;
        for (const quint64 word : m_words)
            count += std::popcount(word);
        return count;
    }
    NumberSet &operator|=(const NumberSet &other)
    {
        if (m_words.size() < other.m_words.size()) m_words.resize(other.m_words.size());
        for (size_t i = 0; i < other.m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }
    NumberSet &operator&=(const NumberSet &other)
    {
        const size_t common = std::min(m_words.size(), other.m_words.size());
        for (size_t i = 0; i < common; ++i)
            m_words[i] &= other.m_words[i];
        std::fill(m_words.begin() + static_cast<std::ptrdiff_t>(common), m_words.end(), 0);
        return *this;
    }
    /// Without the other's.
    NumberSet &operator-=(const NumberSet &other)
    {
        const size_t common = std::min(m_words.size(), other.m_words.size());
        for (size_t i = 0; i < common; ++i)
            m_words[i] &= ~other.m_words[i];
        return *this;
    }
    /// Ascending.
    template <class Take> void forEach(const Take &take) const
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            for (quint64 rest = m_words[i]; rest != 0; rest &= rest - 1)
                take(static_cast<quint32>(i * 64 + static_cast<size_t>(std::countr_zero(rest))));
    }

    /// The words of 64 bits, for who fills many at once; grown to `size` numbers.
    std::vector<quint64> &words(qsizetype size)
    {
        if (m_words.size() * 64 < static_cast<size_t>(size)) m_words.resize(static_cast<size_t>((size + 63) / 64));
        return m_words;
    }

private:
    std::vector<quint64> m_words;
};

} // namespace caravan

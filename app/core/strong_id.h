// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>

namespace caravan {

/// A string key with a type of its own, so that a cart id cannot be given where an order id is asked.
/// Holds any non-empty text of at most 128 characters without control characters: keys of the store are foreign.
template <class Tag> class StrongId
{
public:
    StrongId() = default;

    /// Null id where the text cannot be a key; ask isNull().
    static StrongId parse(const QString &text)
    {
        if (text.isEmpty() || text.size() > 128) return {};
        for (const QChar c : text)
            if (c.unicode() < 0x20 || c.unicode() == 0x7f) return {};
        return StrongId(text);
    }

    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &toString() const { return m_text; }

    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend bool operator<(const StrongId &a, const StrongId &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    explicit StrongId(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <utility>
#include <variant>

namespace caravan {

/// Wraps an error so that it cannot be confused with a value of the same type: `return Failure{JournalError::Full};`
template <class E> struct Failure
{
    E error;
};
template <class E> Failure(E) -> Failure<E>;

/// Success without a value.
using Done = std::monostate;

/// Either a value or the reason why there is none. value() and error() assert, they never throw: ask ok() first.
/// (std::expected arrives with C++23; ADR 0002.)
template <class T, class E> class [[nodiscard]] Result
{
public:
    using Value = T;
    using Error = E;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Failure<E> failure)
        : m_state(std::in_place_index<1>, std::move(failure.error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    T &value() &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    /// By value, so that a loop over the value of a temporary does not outlive it.
    T value() &&
    {
        Q_ASSERT(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    T valueOr(T fallback) const { return ok() ? value() : std::move(fallback); }

    const E &error() const
    {
        Q_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }
    Failure<E> failure() const { return Failure<E>{error()}; }

    const T *operator->() const { return &value(); }
    const T &operator*() const & { return value(); }

private:
    std::variant<T, E> m_state;
};

} // namespace caravan

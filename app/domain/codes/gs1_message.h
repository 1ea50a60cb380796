// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/codes/code_rule.h"
#include "domain/codes/gs1_identifiers.h"

#include <QList>

#include <optional>

namespace caravan {

/// The group separator (0x1d): what decoders and scanners give for FNC1 inside a symbol (section 7.8.3).
constexpr char groupSeparator = 0x1d;

/// One application identifier with its value, which is right by itself.
struct Gs1Element
{
    const Gs1Identifier *identifier = nullptr; ///< never null in a message
    QByteArray value;                          ///< ASCII, at most 90 characters

    friend bool operator==(const Gs1Element &, const Gs1Element &) = default;
};

/// Elements that are right each by itself and together, in the order of the carrier. Section numbers of this file are
/// those of the GS1 General Specifications.
struct Gs1Message
{
    QList<Gs1Element> elements; ///< 1 to 64

    /// The value of an identifier; empty where it does not occur.
    [[nodiscard]] std::string_view value(std::string_view identifier) const;
    /// FNC1 as GS before the first element and behind each of open length but the last (section 7.8.4).
    [[nodiscard]] QByteArray toElementString() const;
    /// `(01)…(10)…`; "(" inside a value as "\(".
    [[nodiscard]] QByteArray toBracketed() const;

    friend bool operator==(const Gs1Message &, const Gs1Message &) = default;
};

using Gs1Result = Result<Gs1Message, CodeFault>;

/// Elements without the leading FNC1, with GS or `^` behind those of open length (section 7.8). A separator behind an
/// element of predefined length is passed over, and one at the very end.
[[nodiscard]] Gs1Result readElementString(std::string_view text);

/// `(01)…(10)…`, as printed under a symbol and as ZXing writes DataBar; "(" inside a value is written "\(".
[[nodiscard]] Gs1Result readBracketed(std::string_view text);

/// Reads the parts of a composite symbol and takes them for one message (section 7.8.1).
[[nodiscard]] Gs1Result readComposite(std::string_view linear, std::string_view component, bool bracketed);

/// How elements are gathered: each reader appends to one list, and the rules that join them are asked at the end.
class Gs1Collector
{
public:
    static constexpr qsizetype mostElements = 64;

    /// Reads elements of one carrier, as the functions above do, and appends them.
    [[nodiscard]] CodeFault takeElementString(std::string_view text);
    [[nodiscard]] CodeFault takeBracketed(std::string_view text);
    /// Appends one element whose bounds are known.
    [[nodiscard]] CodeFault take(const Gs1Identifier &identifier, std::string_view value);
    /// Counts something that takes a place without being an element.
    [[nodiscard]] bool takePlace() { return ++m_places <= mostElements; }

    [[nodiscard]] const QList<Gs1Element> &elements() const { return m_message.elements; }

    /// The message, where the elements are right together.
    [[nodiscard]] Gs1Result finish() &&;

private:
    [[nodiscard]] CodeFault append(const Gs1Identifier &identifier, std::string_view value);

    Gs1Message m_message;
    qsizetype m_places = 0;
};

} // namespace caravan

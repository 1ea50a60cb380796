// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gs1_message.h"

#include "domain/codes/gs1_checks.h"
#include "domain/codes/gs1_pairs.h"

#include <algorithm>

namespace caravan {

namespace {

CodeFault fault(CodeRule rule, const Gs1Identifier &identifier)
{
    const std::string_view digits = identifier.digits();
    return {rule, QByteArray(digits.data(), static_cast<qsizetype>(digits.size()))};
}

CodeFault fault(CodeRule rule) { return {rule, {}}; }

bool isSeparator(char c) { return c == groupSeparator || c == '^'; }

struct Taken
{
    CodeRule broken = CodeRule::None;
    std::size_t length = 0; ///< how much of the text is the value
};

CodeRule brokenComponent(const Gs1Component &part, std::string_view value)
{
    const CodeRule charset = brokenCharset(part.charset, value);
    if (charset != CodeRule::None) return charset;
    for (const Gs1Check check : part.checks) {
        const CodeRule rule = brokenCheck(check, value);
        if (rule != CodeRule::None) return rule;
    }
    return CodeRule::None;
}

/// Takes the components off the front of the text, each as long as it may be.
Taken takeValue(const Gs1Identifier &identifier, std::string_view text)
{
    if (text.empty()) return {CodeRule::ValueEmpty};
    std::size_t at = 0;
    for (const Gs1Component &part : identifier.parts) {
        if (part.longest == 0) break;
        const std::string_view value = text.substr(at, part.longest);
        if (part.optional && value.empty()) continue;
        if (value.size() < part.shortest) return {CodeRule::TooShort};
        const CodeRule rule = brokenComponent(part, value);
        if (rule != CodeRule::None) return {rule};
        at += value.size();
    }
    return {CodeRule::None, at};
}

/// Where the value ends that begins at the text's begin: at the separator, or where its predefined length does.
std::size_t valueEnd(const Gs1Identifier &identifier, std::string_view text)
{
    const auto *separator = std::find_if(text.begin(), text.end(), isSeparator);
    const auto end = static_cast<std::size_t>(separator - text.begin());
    return identifier.predefined ? std::min(end, static_cast<std::size_t>(identifier.longestValue())) : end;
}

/// The value that begins the text, "\(" read as "("; leaves the text at the next bracket.
QByteArray takeBracketedValue(std::string_view &text)
{
    QByteArray value;
    for (;;) {
        const std::size_t bracket = std::min(text.find('('), text.size());
        const bool escaped = bracket < text.size() && bracket > 0 && text[bracket - 1] == '\\';
        value.append(text.data(), static_cast<qsizetype>(escaped ? bracket - 1 : bracket));
        if (!escaped) {
            text.remove_prefix(bracket);
            return value;
        }
        value.append('(');
        text.remove_prefix(bracket + 1);
    }
}

} // namespace

std::string_view Gs1Message::value(std::string_view identifier) const
{
    const auto found = std::find_if(elements.begin(), elements.end(), [identifier](const Gs1Element &element) {
        return element.identifier->digits() == identifier;
    });
    return found == elements.end()
               ? std::string_view()
               : std::string_view(found->value.data(), static_cast<std::size_t>(found->value.size()));
}

QByteArray Gs1Message::toElementString() const
{
    QByteArray text;
    bool separate = true;
    for (const Gs1Element &element : elements) {
        if (separate) text.append(groupSeparator);
        const std::string_view digits = element.identifier->digits();
        text.append(digits.data(), static_cast<qsizetype>(digits.size())).append(element.value);
        separate = !element.identifier->predefined;
    }
    return text;
}

QByteArray Gs1Message::toBracketed() const
{
    QByteArray text;
    for (const Gs1Element &element : elements) {
        const std::string_view digits = element.identifier->digits();
        text.append('(').append(digits.data(), static_cast<qsizetype>(digits.size())).append(')');
        text.append(QByteArray(element.value).replace('(', "\\("));
    }
    return text;
}

CodeFault Gs1Collector::append(const Gs1Identifier &identifier, std::string_view value)
{
    if (!takePlace()) return fault(CodeRule::TooMany);
    m_message.elements.append({&identifier, QByteArray(value.data(), static_cast<qsizetype>(value.size()))});
    return {};
}

CodeFault Gs1Collector::take(const Gs1Identifier &identifier, std::string_view value)
{
    if (value.empty()) return fault(CodeRule::ValueEmpty, identifier);
    if (value.size() < static_cast<std::size_t>(identifier.shortestValue()))
        return fault(CodeRule::TooShort, identifier);
    if (value.size() > static_cast<std::size_t>(identifier.longestValue())) return fault(CodeRule::TooLong, identifier);
    const Taken taken = takeValue(identifier, value);
    if (taken.broken != CodeRule::None) return fault(taken.broken, identifier);
    if (taken.length != value.size()) return fault(CodeRule::TooLong, identifier);
    return append(identifier, value);
}

CodeFault Gs1Collector::takeElementString(std::string_view text)
{
    if (text.empty()) return fault(CodeRule::Empty);
    while (!text.empty()) {
        const Gs1Identifier *identifier = gs1IdentifierAt(text);
        if (!identifier) return fault(CodeRule::IdentifierUnknown);
        text.remove_prefix(identifier->length);
        const Taken taken = takeValue(*identifier, text.substr(0, valueEnd(*identifier, text)));
        if (taken.broken != CodeRule::None) return fault(taken.broken, *identifier);
        const CodeFault notTaken = append(*identifier, text.substr(0, taken.length));
        if (notTaken.rule != CodeRule::None) return notTaken;
        text.remove_prefix(taken.length);
        if (text.empty()) break;
        if (isSeparator(text.front()))
            text.remove_prefix(1);
        else if (!identifier->predefined)
            return fault(CodeRule::TooLong, *identifier);
    }
    return {};
}

CodeFault Gs1Collector::takeBracketed(std::string_view text)
{
    if (text.empty()) return fault(CodeRule::Empty);
    while (!text.empty()) {
        const std::size_t close = text.find(')');
        if (text.front() != '(' || close == std::string_view::npos) return fault(CodeRule::Brackets);
        const Gs1Identifier *identifier = gs1Identifier(text.substr(1, close - 1));
        if (!identifier) return fault(CodeRule::IdentifierUnknown);
        text.remove_prefix(close + 1);
        const QByteArray value = takeBracketedValue(text);
        const CodeFault notTaken = take(*identifier, {value.data(), static_cast<std::size_t>(value.size())});
        if (notTaken.rule != CodeRule::None) return notTaken;
    }
    return {};
}

Gs1Result Gs1Collector::finish() &&
{
    const CodeFault broken = brokenPair(m_message.elements);
    if (broken.rule != CodeRule::None) return Failure{broken};
    return std::move(m_message);
}

Gs1Result readElementString(std::string_view text)
{
    Gs1Collector collector;
    const CodeFault broken = collector.takeElementString(text);
    if (broken.rule != CodeRule::None) return Failure{broken};
    return std::move(collector).finish();
}

Gs1Result readBracketed(std::string_view text)
{
    Gs1Collector collector;
    const CodeFault broken = collector.takeBracketed(text);
    if (broken.rule != CodeRule::None) return Failure{broken};
    return std::move(collector).finish();
}

Gs1Result readComposite(std::string_view linear, std::string_view component, bool bracketed)
{
    const auto take = [bracketed](Gs1Collector &collector, std::string_view part) {
        return bracketed ? collector.takeBracketed(part) : collector.takeElementString(part);
    };
    Gs1Collector collector;
    CodeFault broken = take(collector, linear);
    if (broken.rule == CodeRule::None && !collector.takePlace()) broken = fault(CodeRule::TooMany);
    if (broken.rule == CodeRule::None) broken = take(collector, component);
    if (broken.rule != CodeRule::None) return Failure{broken};
    return std::move(collector).finish();
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gs1_pairs.h"

#include <algorithm>

namespace caravan {

namespace {

CodeFault fault(CodeRule rule, const Gs1Element &element)
{
    const std::string_view digits = element.identifier->digits();
    return {rule, QByteArray(digits.data(), static_cast<qsizetype>(digits.size()))};
}

/// True where an element other than `own` is of the pattern.
bool occurs(const QList<Gs1Element> &elements, std::string_view pattern, const Gs1Identifier *own)
{
    return std::any_of(elements.begin(), elements.end(), [pattern, own](const Gs1Element &element) {
        return element.identifier != own && matchesPattern(element.identifier->digits(), pattern);
    });
}

/// True where `holds` is true of some part (all parts) of a list. An empty list has no parts.
template <class Holds> bool anyPart(std::string_view list, char separator, const Holds &holds)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        if (holds(list.substr(0, end))) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}
template <class Holds> bool allParts(std::string_view list, char separator, const Holds &holds)
{
    return !anyPart(list, separator, [&holds](std::string_view part) { return !holds(part); });
}

bool isForbidden(const QList<Gs1Element> &elements, const Gs1Identifier *own)
{
    return anyPart(own->forbids, ',', [&](std::string_view pattern) { return occurs(elements, pattern, own); });
}

bool hasItsNeeds(const QList<Gs1Element> &elements, const Gs1Identifier *own)
{
    return allParts(own->needs, ';', [&](std::string_view condition) {
        return anyPart(condition, ',', [&](std::string_view alternative) {
            return allParts(alternative, '+', [&](std::string_view pattern) { return occurs(elements, pattern, own); });
        });
    });
}

bool hasAnotherValue(const QList<Gs1Element> &elements, const Gs1Element &element)
{
    return std::any_of(elements.begin(), elements.end(), [&element](const Gs1Element &other) {
        return other.identifier == element.identifier && other.value != element.value;
    });
}

bool isKeyWithoutSerial(const Gs1Element &element)
{
    const std::string_view digits = element.identifier->digits();
    return (digits == "253" || digits == "255" || digits == "8003") &&
           element.value.size() == element.identifier->shortestValue();
}

} // namespace

CodeFault brokenPair(const QList<Gs1Element> &elements)
{
    for (const Gs1Element &element : elements)
        if (isForbidden(elements, element.identifier)) return fault(CodeRule::Excludes, element);
    for (const Gs1Element &element : elements)
        if (!hasItsNeeds(elements, element.identifier)) return fault(CodeRule::Requires, element);
    for (const Gs1Element &element : elements)
        if (hasAnotherValue(elements, element)) return fault(CodeRule::Repeated, element);
    if (!occurs(elements, "8030", nullptr)) return {};
    for (const Gs1Element &element : elements)
        if (isKeyWithoutSerial(element)) return fault(CodeRule::SerialMissing, element);
    return {};
}

} // namespace caravan

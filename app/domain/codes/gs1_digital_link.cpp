// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gs1_digital_link.h"

#include "domain/codes/gs1_checks.h"

#include <QVarLengthArray>

#include <algorithm>

namespace caravan {

namespace {

/// A primary key and the qualifiers that may follow it, in this order (GS1 Digital Link, section 4.9); a key with two
/// rows takes those of one or of the other.
struct KeyRow
{
    std::string_view key;
    std::array<std::string_view, 3> qualifiers;
};
constexpr KeyRow keyRows[]{
    {"00", {}},         {"01", {"22", "10", "21"}},
    {"01", {"235"}},    {"253", {}},
    {"255", {}},        {"401", {}},
    {"402", {}},        {"414", {"254"}},
    {"414", {"7040"}},  {"415", {"8020"}},
    {"417", {"7040"}},  {"8003", {}},
    {"8004", {"7040"}}, {"8006", {"22", "10", "21"}},
    {"8010", {"8011"}}, {"8013", {}},
    {"8017", {"8019"}}, {"8018", {"8019"}},
};

using Path = QVarLengthArray<std::string_view, 4>;

bool isPrimaryKey(std::string_view identifier)
{
    return std::any_of(std::begin(keyRows), std::end(keyRows),
                       [identifier](const KeyRow &row) { return row.key == identifier; });
}

bool isInOrder(const KeyRow &row, const Path &path)
{
    if (path.isEmpty() || path.front() != row.key) return false;
    const auto *next = row.qualifiers.begin();
    for (qsizetype i = 1; i < path.size(); ++i) {
        next = std::find(next, row.qualifiers.end(), path[i]);
        if (next == row.qualifiers.end()) return false;
        ++next;
    }
    return true;
}

bool isPath(const Path &path)
{
    return std::any_of(std::begin(keyRows), std::end(keyRows),
                       [&path](const KeyRow &row) { return isInOrder(row, path); });
}

/// True where the identifier would have its place among the qualifiers of the path.
bool belongsInPath(const Path &path, std::string_view identifier)
{
    for (qsizetype at = 1; at <= path.size(); ++at) {
        Path longer = path;
        longer.insert(at, identifier);
        if (isPath(longer)) return true;
    }
    return false;
}

constexpr std::string_view uriCharacters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
constexpr std::string_view notInHost = "_~?#@!$&'()*+,;=%";

int hexValue(char c)
{
    if (isDigit(c)) return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

using Decoded = QVarLengthArray<char, 128>;

/// RFC 3986, section 2.1; a per cent sign without two hex digits stands for itself. False where a NUL was hidden.
bool decode(std::string_view text, bool query, Decoded &decoded)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const int high = c == '%' && i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high < 0 ? -1 : hexValue(text[i + 2]);
        if (low < 0) {
            decoded.append(query && c == '+' ? ' ' : c);
            continue;
        }
        if (high == 0 && low == 0) return false;
        decoded.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return true;
}

CodeFault fault(CodeRule rule, std::string_view identifier = {})
{
    return {rule, QByteArray(identifier.data(), static_cast<qsizetype>(identifier.size()))};
}

struct Parts
{
    std::string_view path; ///< from the first slash on
    std::string_view query;
    CodeRule broken = CodeRule::None;
};

Parts split(std::string_view uri)
{
    if (uri.find_first_not_of(uriCharacters) != std::string_view::npos) return {{}, {}, CodeRule::UriCharset};
    uri.remove_prefix(uri.find("://") + 3);
    const std::size_t slash = uri.find('/');
    if (uri.substr(0, slash).find_first_of(notInHost) != std::string_view::npos || slash == std::string_view::npos ||
        slash == 0)
        return {{}, {}, CodeRule::UriHost};
    uri.remove_prefix(slash);
    uri = uri.substr(0, uri.find('#'));
    const std::size_t mark = std::min(uri.find('?'), uri.size());
    return {uri.substr(0, mark), uri.substr(std::min(mark + 1, uri.size())), CodeRule::None};
}

/// From the end of the path backwards over pairs `/identifier/value` to the primary key; npos where none comes.
std::size_t keyBegin(std::string_view path)
{
    while (true) {
        const std::size_t beforeValue = path.rfind('/');
        if (beforeValue == std::string_view::npos || beforeValue == 0) return std::string_view::npos;
        const std::size_t begin = path.rfind('/', beforeValue - 1);
        const std::string_view digits = path.substr(begin + 1, beforeValue - begin - 1);
        if (!gs1Identifier(digits)) return std::string_view::npos;
        if (isPrimaryKey(digits)) return begin;
        path = path.substr(0, begin);
    }
}

/// GS1 Digital Link, section 5: a compressed link ends in base64url, whose first two half bytes are the digits of a
/// primary key, and is at least as long as a GTIN in bits.
bool looksCompressed(std::string_view path)
{
    const std::string_view last = path.substr(path.rfind('/') + 1);
    if (last.size() < 10 || brokenCharset(Gs1Charset::Base64Url, last) != CodeRule::None) return false;
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const std::size_t first = alphabet.find(last[0]) * 4 + alphabet.find(last[1]) / 16;
    const char digits[]{static_cast<char>('0' + first / 16), static_cast<char>('0' + first % 16)};
    return std::any_of(std::begin(keyRows), std::end(keyRows),
                       [&digits](const KeyRow &row) { return row.key.substr(0, 2) == std::string_view(digits, 2); });
}

/// Reads one URI.
class LinkReader
{
public:
    [[nodiscard]] CodeFault read(const Parts &parts)
    {
        const std::size_t begin = keyBegin(parts.path);
        if (begin == std::string_view::npos)
            return fault(looksCompressed(parts.path) ? CodeRule::CompressedLink : CodeRule::NoPrimaryKey);
        const CodeFault path = takePath(parts.path.substr(begin));
        if (path.rule != CodeRule::None) return path;
        const CodeFault query = takeQuery(parts.query);
        if (query.rule != CodeRule::None) return query;
        return checkPlaces();
    }
    [[nodiscard]] Gs1Result finish() { return std::move(m_collector).finish(); }

private:
    CodeFault takePath(std::string_view path)
    {
        while (!path.empty()) {
            path.remove_prefix(1);
            const std::size_t slash = path.find('/');
            const std::string_view digits = path.substr(0, slash);
            path.remove_prefix(slash + 1);
            const std::size_t end = std::min(path.find('/'), path.size());
            const CodeFault broken = takeValue(*gs1Identifier(digits), path.substr(0, end), false);
            if (broken.rule != CodeRule::None) return broken;
            m_path.append(digits);
            path.remove_prefix(end);
        }
        return {};
    }

    CodeFault takeQuery(std::string_view query)
    {
        while (!query.empty()) {
            query.remove_prefix(std::min(query.find_first_not_of('&'), query.size()));
            const std::size_t end = std::min(query.find('&'), query.size());
            const CodeFault broken = takeParameter(query.substr(0, end));
            if (broken.rule != CodeRule::None) return broken;
            query.remove_prefix(end);
        }
        return {};
    }

    CodeFault takeParameter(std::string_view parameter)
    {
        const std::size_t equals = parameter.find('=');
        const std::string_view key = parameter.substr(0, equals);
        if (equals == std::string_view::npos || !areDigits(key))
            return m_collector.takePlace() ? CodeFault{} : fault(CodeRule::TooMany);
        const Gs1Identifier *identifier = gs1Identifier(key);
        return identifier ? takeValue(*identifier, parameter.substr(equals + 1), true)
                          : fault(CodeRule::IdentifierUnknown);
    }

    CodeFault takeValue(const Gs1Identifier &identifier, std::string_view encoded, bool query)
    {
        Decoded value;
        if (!decode(encoded, query, value)) return fault(CodeRule::EncodedNul, identifier.digits());
        return m_collector.take(identifier, {value.data(), static_cast<std::size_t>(value.size())});
    }

    [[nodiscard]] CodeFault checkPlaces() const
    {
        if (!isPath(m_path)) return fault(CodeRule::QualifierOrder);
        const auto &elements = m_collector.elements();
        for (qsizetype i = 0; i < elements.size(); ++i) {
            const Gs1Identifier *identifier = elements[i].identifier;
            for (qsizetype k = 0; k < i; ++k)
                if (elements[k].identifier == identifier) return fault(CodeRule::Repeated, identifier->digits());
            if (i < m_path.size()) continue;
            if (!identifier->linkAttribute) return fault(CodeRule::NotAttribute, identifier->digits());
            if (belongsInPath(m_path, identifier->digits()))
                return fault(CodeRule::BelongsInPath, identifier->digits());
        }
        return {};
    }

    Gs1Collector m_collector;
    Path m_path;
};

void appendPair(QByteArray &uri, char before, const Gs1Element &element, char between)
{
    uri.append(before).append(element.identifier->digits().data(), element.identifier->length);
    uri.append(between).append(element.value.toPercentEncoding());
}

/// The qualifiers of the message that may follow its key in the path, in their order.
QList<const Gs1Element *> qualifiersOf(const Gs1Message &message, std::string_view key)
{
    QList<const Gs1Element *> found;
    for (const KeyRow &row : keyRows) {
        if (row.key != key || !found.isEmpty()) continue;
        for (const std::string_view qualifier : row.qualifiers) {
            const auto element =
                std::find_if(message.elements.begin(), message.elements.end(),
                             [qualifier](const auto &one) { return one.identifier->digits() == qualifier; });
            if (element != message.elements.end()) found.append(&*element);
        }
    }
    return found;
}

} // namespace

bool isWebAddress(std::string_view text)
{
    return text.starts_with("https://") || text.starts_with("HTTPS://") || text.starts_with("http://") ||
           text.starts_with("HTTP://");
}

Gs1Result readDigitalLink(std::string_view uri)
{
    if (!isWebAddress(uri)) return Failure{fault(CodeRule::UriHost)};
    const Parts parts = split(uri);
    if (parts.broken != CodeRule::None) return Failure{fault(parts.broken)};
    LinkReader reader;
    const CodeFault broken = reader.read(parts);
    if (broken.rule != CodeRule::None) return Failure{broken};
    return reader.finish();
}

QByteArray toDigitalLink(const Gs1Message &message)
{
    const auto key = std::find_if(message.elements.begin(), message.elements.end(),
                                  [](const Gs1Element &element) { return isPrimaryKey(element.identifier->digits()); });
    if (key == message.elements.end()) return {};
    QList<const Gs1Element *> placed = qualifiersOf(message, key->identifier->digits());
    placed.prepend(&*key);
    QByteArray uri("https://id.gs1.org");
    for (const Gs1Element *element : std::as_const(placed))
        appendPair(uri, '/', *element, '/');
    char before = '?';
    for (const Gs1Element &element : message.elements) {
        const auto same = [&element](const Gs1Element *other) { return other->identifier == element.identifier; };
        if (std::any_of(placed.cbegin(), placed.cend(), same)) continue;
        if (!element.identifier->linkAttribute) return {};
        appendPair(uri, before, element, '=');
        placed.append(&element);
        before = '&';
    }
    return uri;
}

} // namespace caravan

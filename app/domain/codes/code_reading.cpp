// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/code_reading.h"

#include "domain/codes/gb33993.h"
#include "domain/codes/gs1_checks.h"
#include "domain/codes/gs1_digital_link.h"

#include <algorithm>

namespace caravan {

namespace {

constexpr std::string_view ticketName = "caravan:order:";

std::string_view view(const QByteArray &bytes) { return {bytes.data(), static_cast<std::size_t>(bytes.size())}; }
QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

CodeReading failed(CodeKind kind, CodeRule rule) { return {kind, {rule, {}}, {}}; }

CodeReading from(CodeKind kind, Gs1Result result)
{
    if (!result) return {kind, result.error(), {}};
    return {kind, {}, std::move(result).value()};
}

bool isSeparator(char c) { return c == groupSeparator || c == '^'; }

/// UTF-8 without control characters but GS.
bool isText(const QByteArray &bytes)
{
    const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte < 0x7f) || c == groupSeparator;
    });
    if (ascii) return true;
    const QString text = QString::fromUtf8(bytes);
    return text.toUtf8() == bytes && std::none_of(text.begin(), text.end(), [](QChar c) {
               return c.category() == QChar::Other_Control && c != QLatin1Char(groupSeparator);
           });
}

/// WeChat: 18 digits that begin with 10 to 15. Alipay: 16 to 24 digits that begin with 25 to 30.
bool isWalletCode(std::string_view text)
{
    if (text.size() < 16 || text.size() > 24 || !areDigits(text)) return false;
    const int prefix = (text[0] - '0') * 10 + (text[1] - '0');
    return (prefix >= 25 && prefix <= 30) || (text.size() == 18 && prefix >= 10 && prefix <= 15);
}

std::optional<GtinFamily> familyOf(std::size_t length)
{
    switch (length) {
    case 8:
        return GtinFamily::Gtin8;
    case 12:
        return GtinFamily::Gtin12;
    case 13:
        return GtinFamily::Gtin13;
    case 14:
        return GtinFamily::Gtin14;
    default:
        return std::nullopt;
    }
}

CodeReading readInStore(std::string_view digits, const QList<InStoreLayout> &layouts)
{
    auto code = readInStoreCode(digits, layouts);
    if (!code) return failed(CodeKind::InStore, code.error());
    return {CodeKind::InStore, {}, std::move(code).value()};
}

/// Digits of a length that trade numbers have.
CodeReading readNumber(std::string_view digits, GtinFamily family, const QList<InStoreLayout> &layouts)
{
    if (digits.find_first_not_of('0') == std::string_view::npos) return failed(CodeKind::Gtin, CodeRule::ZeroValue);
    if (isInStoreNumber(digits)) return readInStore(digits, layouts);
    const auto gtin = Gtin::parse(textOf(digits));
    if (!gtin) return failed(CodeKind::Gtin, CodeRule::CheckDigit);
    return {CodeKind::Gtin, {}, TradeNumber{*gtin, family}};
}

/// Elements of one carrier, or of the two parts of a composite symbol.
CodeReading readElements(std::string_view text, bool bracketed)
{
    const std::size_t bar = text.find('|');
    if (bar == std::string_view::npos)
        return from(CodeKind::Gs1, bracketed ? readBracketed(text) : readElementString(text));
    std::string_view component = text.substr(bar + 1);
    if (!bracketed) {
        if (component.empty() || !isSeparator(component.front())) return failed(CodeKind::Gs1, CodeRule::Charset);
        component.remove_prefix(1);
    }
    return from(CodeKind::Gs1, readComposite(text.substr(0, bar), component, bracketed));
}

/// An EAN or UPC symbol, alone or with a composite component.
CodeReading readRetail(std::string_view text, std::size_t length, std::string_view componentBegin,
                       const QList<InStoreLayout> &layouts)
{
    const std::string_view digits = text.substr(0, length);
    if (digits.size() < length) return failed(CodeKind::Gtin, CodeRule::TooShort);
    if (!areDigits(digits)) return failed(CodeKind::Gtin, CodeRule::Charset);
    if (!hasCheckDigit(digits)) return failed(CodeKind::Gtin, CodeRule::CheckDigit);
    const std::string_view rest = text.substr(length);
    if (rest.empty()) return readNumber(digits, *familyOf(length), layouts);
    if (!rest.starts_with(componentBegin)) return failed(CodeKind::Gtin, CodeRule::TooLong);
    return from(CodeKind::Gs1, readElementString(rest.substr(componentBegin.size())));
}

CodeReading readWebAddress(std::string_view text)
{
    auto link = readDigitalLink(text);
    if (link) return from(CodeKind::DigitalLink, std::move(link));
    const CodeRule rule = link.error().rule;
    if (rule != CodeRule::NoPrimaryKey && rule != CodeRule::CompressedLink) return from(CodeKind::DigitalLink, link);
    if (auto chinese = readGb33993(text)) return from(CodeKind::Gb33993, std::move(*chinese));
    return failed(rule == CodeRule::CompressedLink ? CodeKind::DigitalLink : CodeKind::Url, rule);
}

/// `scheme:…` (RFC 3986, section 3.1)
bool isAddress(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return isLetter(text[0]) &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                       [&](char c) { return isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.'; });
}

CodeReading readShopCode(std::string_view text)
{
    if (text.starts_with(ticketName)) {
        const auto number = OrderNumber::parse(textOf(text.substr(ticketName.size())));
        if (!number) return failed(CodeKind::Order, CodeRule::OrderNumber);
        return {CodeKind::Order, {}, *number};
    }
    auto code = SignedCode::parse(text);
    const CodeKind kind = text.starts_with("caravan:member:")  ? CodeKind::Member
                          : text.starts_with("caravan:staff:") ? CodeKind::StaffBadge
                                                               : CodeKind::Enrolment;
    if (!code) return failed(kind, code.error());
    return {kind, {}, std::move(code).value()};
}

/// Elements whose reader dropped what told that they are elements.
CodeReading readUnmarked(std::string_view text)
{
    const auto separator = std::find_if(text.begin(), text.end(), isSeparator);
    auto message = readElementString(text);
    if (message && !message->value("01").empty()) return from(CodeKind::Gs1, std::move(message));
    const bool beginsWithGtin = text.size() >= 16 && text.starts_with("01") && areDigits(text.substr(0, 16));
    if (beginsWithGtin || (separator != text.end() && gs1IdentifierAt(text))) return from(CodeKind::Gs1, message);
    return failed(isAddress(text) ? CodeKind::Url : CodeKind::Unknown,
                  isAddress(text) ? CodeRule::Url : CodeRule::Unknown);
}

/// A payload of which nothing says that it is an element string; `marked` where something says that it is none.
CodeReading readPlain(std::string_view text, bool marked, const QList<InStoreLayout> &layouts)
{
    if (isWebAddress(text)) return readWebAddress(text);
    if (text.starts_with(ticketName) || SignedCode::isNamed(text)) return readShopCode(text);
    const std::size_t bar = std::min(text.find('|'), text.size());
    if (areDigits(text.substr(0, bar)) && familyOf(bar) && bar + 1 < text.size() && isSeparator(text[bar + 1]))
        return readRetail(text, bar, text.substr(bar, 2), layouts);
    const bool digits = areDigits(text);
    const auto family = familyOf(text.size());
    if (digits && family) return readNumber(text, *family, layouts);
    if (isWalletCode(text)) return failed(CodeKind::Wallet, CodeRule::WalletPaymentCode);
    const bool laidOut = digits && std::any_of(layouts.begin(), layouts.end(),
                                               [text](const InStoreLayout &layout) { return layout.fits(text); });
    if (laidOut) return readInStore(text, layouts);
    if (text.size() > 1 && text[0] == '(' && isDigit(text[1])) return readElements(text, true);
    if (!marked) return readUnmarked(text);
    return failed(isAddress(text) ? CodeKind::Url : CodeKind::Unknown,
                  isAddress(text) ? CodeRule::Url : CodeRule::Unknown);
}

/// What an AIM identifier says about the text behind it (ISO/IEC 15424).
enum class Carrier { Elements, Ean13, Ean8, Plain, Other };

Carrier carrierOf(std::string_view identifier)
{
    constexpr std::string_view elements[]{"C1", "e0", "d2", "Q3", "J1", "d5", "Q4"};
    constexpr std::string_view plain[]{"d1", "Q1", "J0", "d4", "Q0", "Q2", "C0", "I0", "I1", "A0", "L0", "z0", "h0"};
    if (std::find(std::begin(elements), std::end(elements), identifier) != std::end(elements)) return Carrier::Elements;
    if (identifier == "E0") return Carrier::Ean13;
    if (identifier == "E4") return Carrier::Ean8;
    return std::find(std::begin(plain), std::end(plain), identifier) == std::end(plain) ? Carrier::Other
                                                                                        : Carrier::Plain;
}

CodeReading readCarried(std::string_view text, const QList<InStoreLayout> &layouts)
{
    const std::string_view behind = text.substr(3);
    switch (carrierOf(text.substr(1, 2))) {
    case Carrier::Elements:
        return from(CodeKind::Gs1, readElementString(behind));
    case Carrier::Ean13:
        return readRetail(behind, 13, "|]e0", layouts);
    case Carrier::Ean8:
        return readRetail(behind, 8, "|]e0", layouts);
    case Carrier::Plain:
        return readPlain(behind, true, layouts);
    case Carrier::Other:
        break;
    }
    return failed(CodeKind::Unknown, CodeRule::Symbology);
}

} // namespace

const char *kindName(CodeKind kind)
{
    constexpr const char *names[]{"gtin",   "gs1",         "digital-link", "gb33993", "instore", "order",
                                  "member", "staff-badge", "enrolment",    "wallet",  "url",     "unknown"};
    static_assert(std::size(names) == static_cast<std::size_t>(CodeKind::Unknown) + 1);
    return names[static_cast<std::size_t>(kind)];
}

std::optional<Gtin> CodeReading::gtin() const
{
    if (const auto *number = std::get_if<TradeNumber>(&content)) return number->gtin;
    if (const auto *message = std::get_if<Gs1Message>(&content)) return Gtin::parse(textOf(message->value("01")));
    return std::nullopt;
}

CodeReading readPayload(const QByteArray &payload, const QList<InStoreLayout> &layouts)
{
    if (payload.isEmpty()) return failed(CodeKind::Unknown, CodeRule::Empty);
    if (payload.size() > longestPayload) return failed(CodeKind::Unknown, CodeRule::PayloadTooLong);
    if (!isText(payload)) return failed(CodeKind::Unknown, CodeRule::NotText);
    const std::string_view text = view(payload);
    if (text[0] == ']' && text.size() >= 3) return readCarried(text, layouts);
    if (isSeparator(text[0])) return readElements(text.substr(1), false);
    return readPlain(text, false, layouts);
}

} // namespace caravan

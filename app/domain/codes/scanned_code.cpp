// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/scanned_code.h"

#include <QRegularExpression>
#include <QUrl>

namespace caravan {

namespace {

constexpr qsizetype maximumPayload = 8 * 1024;
constexpr char16_t groupSeparator = 0x1d; // FNC1 in a decoded symbol (GS1 General Specifications, section 7.8.3)

/// YYMMDD (section 7.12: the century is the one that puts the year within −49 … +50 of today; day 00 is the month's end).
QDate readDate(QStringView digits)
{
    if (digits.size() != 6) return {};
    const int twoDigits = digits.left(2).toInt();
    const int month = digits.mid(2, 2).toInt();
    const int day = digits.mid(4, 2).toInt();
    const int thisYear = QDate::currentDate().year();
    int year = thisYear / 100 * 100 + twoDigits;
    if (year - thisYear > 50) year -= 100;
    if (year - thisYear < -49) year += 100;
    if (!QDate::isValid(year, month, 1)) return {};
    return day == 0 ? QDate(year, month, QDate(year, month, 1).daysInMonth()) : QDate(year, month, day);
}

bool isDigits(QStringView text)
{
    for (const QChar c : text)
        if (c < u'0' || c > u'9') return false;
    return !text.isEmpty();
}

bool isWalletCode(QStringView text)
{
    if (!isDigits(text)) return false;
    const int prefix = text.left(2).toInt();
    const bool weChat = text.size() == 18 && prefix >= 10 && prefix <= 15;
    const bool alipay = text.size() >= 16 && text.size() <= 24 && prefix >= 25 && prefix <= 30;
    return weChat || alipay;
}

/// Element string that begins with AI 01: (01)…(10)… as raw text with GS between variable-length elements.
std::optional<ScannedProduct> readElements(QStringView text)
{
    ScannedProduct product{*Gtin::parse(u"9520000000004"), {}, {}};
    bool found = false;
    while (!text.isEmpty()) {
        if (text.front() == QChar(groupSeparator)) {
            text = text.mid(1);
            continue;
        }
        const QStringView identifier = text.left(2);
        text = text.mid(2);
        if (identifier == u"01") {
            const auto gtin = Gtin::parse(text.left(14));
            if (text.size() < 14 || !gtin) return std::nullopt;
            product.gtin = *gtin;
            found = true;
            text = text.mid(14);
        } else if (identifier == u"11" || identifier == u"13" || identifier == u"15" || identifier == u"17") {
            const QDate date = readDate(text.left(6));
            if (!date.isValid()) return std::nullopt;
            if (identifier == u"15" || identifier == u"17") product.bestBefore = date;
            text = text.mid(6);
        } else if (identifier == u"10" || identifier == u"21") {
            const qsizetype end = text.indexOf(QChar(groupSeparator));
            const QStringView value = end < 0 ? text : text.left(end);
            if (value.isEmpty() || value.size() > 20) return std::nullopt;
            if (identifier == u"10") product.lot = value.toString();
            text = end < 0 ? QStringView() : text.mid(end + 1);
        } else {
            return std::nullopt;
        }
    }
    return found ? std::optional(product) : std::nullopt;
}

/// GS1 Digital Link URI syntax, section 4.11: …/01/<gtin>[/10/<lot>]; the host says nothing.
std::optional<ScannedProduct> readDigitalLink(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != u"http" && url.scheme() != u"https")) return std::nullopt;
    const QStringList parts = url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        if (parts.at(i) != u"01") continue;
        const auto gtin = Gtin::parse(parts.at(i + 1));
        if (!gtin) return std::nullopt;
        ScannedProduct product{*gtin, {}, {}};
        for (qsizetype k = i + 2; k + 1 < parts.size(); k += 2)
            if (parts.at(k) == u"10") product.lot = QUrl::fromPercentEncoding(parts.at(k + 1).toUtf8());
        return product;
    }
    return std::nullopt;
}

} // namespace

ScannedCode classify(const ScannedPayload &payload)
{
    if (payload.bytes.isEmpty() || payload.bytes.size() > maximumPayload) return ScannedUnknown{};
    for (const char byte : payload.bytes)
        if ((static_cast<unsigned char>(byte) < 0x20 && byte != char(groupSeparator)) || byte == 0x7f) return ScannedUnknown{};
    const QString text = QString::fromUtf8(payload.bytes);

    if (const auto gtin = Gtin::parse(text)) return ScannedProduct{*gtin, {}, {}};
    if (isWalletCode(text)) return ScannedWallet{};
    static const QString ticketPrefix = QStringLiteral("caravan:order:");
    if (text.startsWith(ticketPrefix)) {
        if (const auto number = OrderNumber::parse(text.mid(ticketPrefix.size()))) return ScannedTicket{*number};
        return ScannedUnknown{};
    }
    if (const auto product = readDigitalLink(text)) return *product;
    QStringView elements(text);
    if (elements.startsWith(u"]")) elements = elements.mid(3); // AIM identifier
    if (const auto product = readElements(elements)) return *product;
    return ScannedUnknown{};
}

} // namespace caravan

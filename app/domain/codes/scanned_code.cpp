// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/scanned_code.h"

#include "domain/codes/gs1_elements.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace caravan {

namespace {

constexpr qsizetype maximumPayload = 8 * 1024;
constexpr char16_t groupSeparator = 0x1d;

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

/// GS1 Digital Link URI syntax, section 4.11: …/01/<gtin>[/10/<lot>][?17=<date>]; the host says nothing.
std::optional<ScannedProduct> readDigitalLink(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != u"http" && url.scheme() != u"https")) return std::nullopt;
    const QStringList parts = url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        const auto gtin = parts.at(i) == u"01" ? Gtin::parse(parts.at(i + 1)) : std::nullopt;
        if (!gtin) continue;
        ScannedProduct product{*gtin, {}, {}};
        for (qsizetype k = i + 2; k + 1 < parts.size(); k += 2) {
            if (parts.at(k) != u"10") continue;
            product.lot = QUrl::fromPercentEncoding(parts.at(k + 1).toUtf8());
            if (!isGs1Text(product.lot)) return std::nullopt;
        }
        const QUrlQuery query(url);
        for (const QString &identifier : {u"15"_qs, u"17"_qs}) {
            if (!query.hasQueryItem(identifier)) continue;
            const QDate date = readGs1Date(query.queryItemValue(identifier));
            if (!date.isValid()) return std::nullopt;
            product.bestBefore = product.bestBefore.isValid() ? std::min(product.bestBefore, date) : date;
        }
        return product;
    }
    return std::nullopt;
}

/// Empty where the bytes are too many, not UTF-8, or hold control characters other than GS.
QString readText(const QByteArray &bytes)
{
    if (bytes.size() > maximumPayload) return {};
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() != bytes) return {};
    const bool controls = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control && c != QChar(groupSeparator);
    });
    return controls ? QString() : text;
}

/// A scanner may put the symbology before the text: "]", a letter, a digit (ISO/IEC 15424).
QString withoutSymbology(const QString &text)
{
    static const QRegularExpression identifier(QStringLiteral("\\A\\][A-Za-z][0-9]"));
    return identifier.match(text).hasMatch() ? text.mid(3) : text;
}

} // namespace

ScannedCode classify(const ScannedPayload &payload)
{
    const QString text = withoutSymbology(readText(payload.bytes));
    if (text.isEmpty()) return ScannedUnknown{};
    if (const auto gtin = Gtin::parse(text)) return ScannedProduct{*gtin, {}, {}};
    if (isWalletCode(text)) return ScannedWallet{};
    static const QString ticketPrefix = QStringLiteral("caravan:order:");
    if (text.startsWith(ticketPrefix)) {
        if (const auto number = OrderNumber::parse(text.mid(ticketPrefix.size()))) return ScannedTicket{*number};
        return ScannedUnknown{};
    }
    if (const auto product = readDigitalLink(text)) return *product;
    if (const auto product = readElementString(text)) return *product;
    return ScannedUnknown{};
}

} // namespace caravan

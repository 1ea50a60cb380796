// SPDX-License-Identifier: Apache-2.0
#include "domain/codes/gb33993.h"

#include "domain/codes/gs1_checks.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace caravan {

namespace {

struct Keyword
{
    QStringView word;
    std::string_view identifier;
    bool chinese; ///< not a word of GS1 Digital Link too
};
constexpr Keyword keywords[]{
    {u"gtin", "01", false}, {u"ser", "21", false}, {u"bat", "10", true}, {u"exp", "17", true}, {u"pro", "11", true},
};
/// Words that only the aliases of GS1 Digital Link have.
constexpr QStringView foreignWords[]{u"lot", u"cpv"};

using Pair = std::pair<QString, QString>;

QList<Pair> pairsOf(const QUrl &url)
{
    const QList<Pair> query = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    const bool inQuery =
        std::any_of(query.begin(), query.end(), [](const Pair &pair) { return pair.first == u"gtin"; });
    if (inQuery) return query;
    const QStringList segments = url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    const auto begin = segments.indexOf(u"gtin"_qs);
    QList<Pair> pairs;
    for (qsizetype i = begin; i >= 0 && i + 1 < segments.size(); i += 2)
        pairs.append({segments.at(i), QUrl::fromPercentEncoding(segments.at(i + 1).toUtf8())});
    return pairs;
}

const Keyword *keywordOf(const QString &word)
{
    const auto *found = std::find_if(std::begin(keywords), std::end(keywords),
                                     [&word](const Keyword &one) { return one.word == word; });
    return found == std::end(keywords) ? nullptr : found;
}

bool isOurs(const QUrl &url, const QList<Pair> &pairs)
{
    if (pairs.isEmpty() || url.host() == u"id.gs1.org") return false;
    const auto has = [&pairs](const auto &isWanted) { return std::any_of(pairs.begin(), pairs.end(), isWanted); };
    if (has([](const Pair &pair) {
            return std::find(std::begin(foreignWords), std::end(foreignWords), pair.first) != std::end(foreignWords);
        }))
        return false;
    const bool chineseWord = has([](const Pair &pair) {
        const Keyword *keyword = keywordOf(pair.first);
        return keyword && keyword->chinese;
    });
    const bool chineseNumber = has([](const Pair &pair) {
        return pair.first == u"gtin" && pair.second.size() == 14 && pair.second.mid(1, 2) == u"69";
    });
    return chineseWord || chineseNumber;
}

/// Lot and serial number may not hold these (section 5.2).
bool hasForbiddenMark(const QByteArray &value)
{
    return std::any_of(value.begin(), value.end(),
                       [](char c) { return std::string_view("%&/<>?").find(c) != std::string_view::npos; });
}

Gs1Result read(const QList<Pair> &pairs)
{
    Gs1Collector collector;
    for (const Pair &pair : pairs) {
        const Keyword *keyword = keywordOf(pair.first);
        if (!keyword) continue;
        const QByteArray value = pair.second.toUtf8();
        const Gs1Identifier &identifier = *gs1Identifier(keyword->identifier);
        CodeFault broken = collector.take(identifier, {value.data(), static_cast<std::size_t>(value.size())});
        if (broken.rule == CodeRule::None && hasForbiddenMark(value))
            broken = {CodeRule::Charset, QByteArray(identifier.digits().data(), identifier.length)};
        if (broken.rule != CodeRule::None) return Failure{broken};
    }
    return std::move(collector).finish();
}

/// `/<GTIN><identification code>` on the national platform.
std::optional<Gs1Result> readNational(const QUrl &url)
{
    const QString host = url.host();
    if (host != u"2dcode.org" && !host.endsWith(u".2dcode.org")) return std::nullopt;
    const QByteArray digits = url.path(QUrl::FullyEncoded).mid(1, 14).toLatin1();
    if (digits.size() != 14 || !areDigits({digits.data(), 14})) return std::nullopt;
    return read({{u"gtin"_qs, QString::fromLatin1(digits)}});
}

} // namespace

std::optional<Gs1Result> readGb33993(std::string_view uri)
{
    const QUrl url(QString::fromUtf8(uri.data(), static_cast<qsizetype>(uri.size())), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) return std::nullopt;
    if (auto national = readNational(url)) return national;
    const QList<Pair> pairs = pairsOf(url);
    if (!isOurs(url, pairs)) return std::nullopt;
    return read(pairs);
}

} // namespace caravan

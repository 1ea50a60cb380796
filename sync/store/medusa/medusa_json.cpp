// SPDX-License-Identifier: Apache-2.0
#include "sync/store/medusa/medusa_json.h"

#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace caravan::medusa {

namespace {

/// Depth of the brackets outside texts. Counted before parsing, because QJsonDocument recurses up to 1,024 deep.
bool isShallow(const QByteArray &bytes)
{
    int depth = 0;
    bool inText = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maximumJsonDepth) return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

bool isDropped(QChar c)
{
    const char16_t unit = c.unicode();
    const bool control = (unit < 0x20 && unit != u'\n') || (unit >= 0x7f && unit < 0xa0);
    return control || unit == 0x202d || unit == 0x202e || unit == 0xfeff;
}

} // namespace

StoreFault foreign(const QString &code) { return StoreFault{StoreFaultKind::Foreign, 0, code, Milliseconds(0)}; }

Result<QJsonObject, StoreFault> readObject(const QByteArray &bytes)
{
    if (bytes.size() > maximumJsonBytes) return Failure{foreign(u"too_large"_qs)};
    if (!isShallow(bytes)) return Failure{foreign(u"too_deep"_qs)};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) return Failure{foreign(u"no_json"_qs)};
    if (!document.isObject()) return Failure{foreign(u"no_object"_qs)};
    return document.object();
}

std::optional<Money> readMoney(const QJsonValue &value)
{
    if (!value.isDouble()) return std::nullopt;
    const double yuan = value.toDouble();
    if (!std::isfinite(yuan) || yuan < 0 || yuan > 1e10) return std::nullopt;
    // QJsonValue keeps a double. Up to 10^10 yuan an amount in fen has at most 12 significant digits, and any decimal
    // of up to 15 digits comes back unchanged from the double nearest to it by its shortest round-trip text
    // (DBL_DIG = 15). So that text is what the store wrote, and no arithmetic is done on the double. An amount that
    // the store itself computed in doubles (0.1 + 0.2) shows as a fraction of a fen and is refused, not rounded.
    return Money::fromYuanDecimal(QString::number(yuan, 'g', QLocale::FloatingPointShortest));
}

std::optional<int> readInteger(const QJsonValue &value, int least, int most)
{
    if (!value.isDouble()) return std::nullopt;
    const double number = value.toDouble();
    if (!(number >= least && number <= most) || number != std::floor(number)) return std::nullopt;
    return static_cast<int>(number);
}

QString readText(const QJsonValue &value, int limit)
{
    const QString whole = value.toString();
    QString text;
    text.reserve(qMin(whole.size(), qsizetype(limit)));
    for (qsizetype i = 0; i < whole.size() && text.size() < limit; ++i) {
        const QChar c = whole.at(i);
        if (c.isHighSurrogate()) {
            const bool pair = i + 1 < whole.size() && whole.at(i + 1).isLowSurrogate();
            if (!pair) continue;
            if (text.size() + 2 > limit) break;
            text += c;
            text += whole.at(++i);
        } else if (!c.isLowSurrogate() && !isDropped(c)) {
            text += c;
        }
    }
    return text.trimmed();
}

LocalizedText readTexts(const QJsonValue &value, int limit)
{
    LocalizedText texts;
    const QJsonObject object = value.toObject();
    for (const Language language : allLanguages)
        texts.set(language, readText(object.value(languageTag(language)), limit));
    return texts;
}

QString readTimestamp(const QJsonValue &value)
{
    static const QRegularExpression form(QStringLiteral(
        "\\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})\\z"));
    const QString text = value.toString();
    return text.size() <= 40 && form.match(text).hasMatch() ? text : QString();
}

} // namespace caravan::medusa

// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/entry_fields.h"

#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace caravan::demostore {

namespace {

/// Patterns are few and constant, lines are many.
const QRegularExpression &compiled(const char *pattern)
{
    static QHash<const char *, QRegularExpression> known;
    auto found = known.find(pattern);
    if (found == known.end())
        found = known.insert(pattern, QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))));
    return *found;
}

std::optional<int> wholeNumber(const QJsonValue &value, int least, int most)
{
    const double number = value.toDouble(std::nan(""));
    if (!(number >= least && number <= most) || number != std::floor(number)) return std::nullopt;
    return static_cast<int>(number);
}

QString textFault(const QJsonValue &value, qsizetype limit)
{
    if (!value.isString()) return QStringLiteral("must be a text");
    const QString text = value.toString();
    if (text.trimmed().isEmpty()) return QStringLiteral("must not be empty");
    if (text.size() > limit && text.toUcs4().size() > limit)
        return QStringLiteral("must have at most %1 characters").arg(limit);
    const bool control = std::any_of(text.begin(), text.end(),
                                     [](QChar c) { return (c.unicode() < 0x20 && c != u'\n') || c.unicode() == 0x7f; });
    return control ? QStringLiteral("must not have control characters") : QString();
}

} // namespace

EntryFields::EntryFields(QJsonObject object, QString path, std::optional<EntryFault> &fault)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_fault(fault)
{
}

void EntryFields::refuse(const QString &name, const QString &message)
{
    if (!m_fault) m_fault = EntryFault{pathOf(name), message};
}

void EntryFields::allow(std::initializer_list<QStringView> names)
{
    for (auto member = m_object.begin(); member != m_object.end(); ++member)
        if (std::find(names.begin(), names.end(), QStringView(member.key())) == names.end())
            refuse(member.key(), QStringLiteral("is not a field"));
}

QJsonValue EntryFields::member(const QString &name, Need need)
{
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined() && need == Need::Required) refuse(name, QStringLiteral("is missing"));
    return value;
}

QString EntryFields::matching(const QString &name, const char *pattern, const char *form, Need need)
{
    const QJsonValue value = member(name, need);
    if (value.isUndefined()) return {};
    const QString text = value.toString();
    if (!value.isString() || !compiled(pattern).match(text).hasMatch())
        refuse(name, QStringLiteral("must be ") + QLatin1String(form));
    return text;
}

LocalizedText EntryFields::texts(const QString &name, qsizetype limit, Need need)
{
    LocalizedText out;
    const QJsonValue value = member(name, need);
    if (value.isUndefined()) return out;
    if (!value.isObject()) {
        refuse(name, QStringLiteral("must be an object of texts"));
        return out;
    }
    const QJsonObject texts = value.toObject();
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        const QString place = name + QLatin1Char('.') + text.key();
        const auto language = languageFromTag(text.key());
        if (!language) {
            refuse(place, QStringLiteral("is not one of zh-CN, ug-CN, kk, ru, en"));
        } else if (const QString wrong = textFault(text.value(), limit); !wrong.isEmpty()) {
            refuse(place, wrong);
        } else {
            out.set(*language, text.value().toString());
        }
    }
    if (out.isEmpty()) refuse(name + QStringLiteral(".zh-CN"), QStringLiteral("is missing"));
    return out;
}

int EntryFields::integer(const QString &name, int least, int most, std::optional<int> fallback)
{
    const QJsonValue value = member(name, fallback ? Need::Optional : Need::Required);
    if (value.isUndefined()) return fallback.value_or(least);
    const auto number = wholeNumber(value, least, most);
    if (!number) refuse(name, QStringLiteral("must be a whole number from %1 to %2").arg(least).arg(most));
    return number.value_or(least);
}

std::optional<double> EntryFields::degrees(const QString &name, double limit)
{
    const QJsonValue value = member(name, Need::Optional);
    if (value.isUndefined()) return std::nullopt;
    const double number = value.toDouble(std::nan(""));
    if (!(number >= -limit && number <= limit))
        refuse(name, QStringLiteral("must be degrees from -%1 to %1").arg(limit));
    return number;
}

bool EntryFields::flag(const QString &name)
{
    const QJsonValue value = member(name, Need::Optional);
    if (!value.isUndefined() && !value.isBool()) refuse(name, QStringLiteral("must be true or false"));
    return value.toBool();
}

QDate EntryFields::date(const QString &name)
{
    const QString text = matching(name, "[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date as YYYY-MM-DD", Need::Required);
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (!date.isValid()) refuse(name, QStringLiteral("must be a date as YYYY-MM-DD"));
    return date;
}

QJsonArray EntryFields::list(const QString &name, qsizetype least, qsizetype most)
{
    const QJsonValue value = member(name, least > 0 ? Need::Required : Need::Optional);
    if (value.isUndefined()) return {};
    const QJsonArray rows = value.toArray();
    if (!value.isArray() || rows.size() < least || rows.size() > most)
        refuse(name, QStringLiteral("must be a list of %1 to %2").arg(least).arg(most));
    return m_fault ? QJsonArray() : rows;
}

} // namespace caravan::demostore

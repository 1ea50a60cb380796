// SPDX-License-Identifier: Apache-2.0
#include "scan/code_json.h"

#include <QJsonArray>

namespace caravan {

namespace {

QString text(const QByteArray &ascii) { return QString::fromLatin1(ascii); }

QJsonArray elementsToJson(const Gs1Message &message)
{
    QJsonArray elements;
    for (const Gs1Element &element : message.elements) {
        const std::string_view digits = element.identifier->digits();
        elements.append(
            QJsonObject{{u"ai"_qs, QString::fromLatin1(digits.data(), static_cast<qsizetype>(digits.size()))},
                        {u"value"_qs, text(element.value)}});
    }
    return elements;
}

void addInStore(QJsonObject &json, const InStoreCode &code)
{
    json.insert(u"number"_qs, text(code.number));
    if (!code.item.isEmpty()) json.insert(u"item"_qs, text(code.item));
    if (code.weightGrams) json.insert(u"weight_g"_qs, *code.weightGrams);
    if (code.price) json.insert(u"price"_qs, code.price->toYuanDecimal());
}

/// What is wrong besides the form.
CodeFault faultOf(const CodeReading &reading, const CodeJudge &judge)
{
    const auto *code = std::get_if<SignedCode>(&reading.content);
    if (!code || !reading.ok()) return reading.fault;
    return {judge.signatures ? judge.signatures->broken(*code, judge.now) : CodeRule::SignatureUnchecked, {}};
}

} // namespace

QJsonObject codeToJson(const QByteArray &payload, const CodeJudge &judge)
{
    const CodeReading reading = readPayload(payload, judge.settings.layouts);
    const CodeFault fault = faultOf(reading, judge);
    const bool ok = fault.rule == CodeRule::None;
    const auto gtin = reading.gtin();
    QJsonObject json{
        {u"kind"_qs, QString::fromLatin1(kindName(reading.kind))},
        {u"ok"_qs, ok},
        {u"error"_qs, ok ? QJsonValue() : QJsonValue(QString::fromLatin1(ruleName(fault.rule)))},
        {u"elements"_qs, QJsonArray()},
        {u"gtin"_qs, gtin ? QJsonValue(gtin->toString()) : QJsonValue()},
    };
    if (!fault.identifier.isEmpty()) json.insert(u"ai"_qs, text(fault.identifier));
    if (const auto *message = std::get_if<Gs1Message>(&reading.content))
        json.insert(u"elements"_qs, elementsToJson(*message));
    if (const auto *number = std::get_if<TradeNumber>(&reading.content))
        json.insert(u"family"_qs, QString::fromLatin1(familyName(number->family)));
    if (const auto *code = std::get_if<InStoreCode>(&reading.content)) addInStore(json, *code);
    if (const auto *number = std::get_if<OrderNumber>(&reading.content)) json.insert(u"number"_qs, number->toString());
    if (const auto *code = std::get_if<SignedCode>(&reading.content))
        json.insert(u"expires"_qs, toDateTime(code->expires).toString(Qt::ISODate));
    return json;
}

} // namespace caravan

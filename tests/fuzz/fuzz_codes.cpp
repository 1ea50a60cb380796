// SPDX-License-Identifier: Apache-2.0
// What must hold for every payload whatever its bytes are. A broken rule stops the run with the payload kept.
#include "domain/codes/gs1_digital_link.h"
#include "domain/codes/scanned_code.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace caravan;

namespace {

void must(bool holds, const char *rule)
{
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", rule);
    std::abort();
}

const QList<InStoreLayout> &layouts()
{
    static const QList<InStoreLayout> all =
        usualInStoreLayouts() + QList<InStoreLayout>{*InStoreLayout::parse(QStringLiteral("22IIIIIVPPPPC")),
                                                     *InStoreLayout::parse(QStringLiteral("2?IIIIIPPPPPWWWWWC"))};
    return all;
}

using Pairs = std::vector<std::pair<std::string_view, QByteArray>>;

/// Elements without order and repetition: what a Digital Link keeps.
Pairs sorted(const Gs1Message &message)
{
    Pairs pairs;
    for (const Gs1Element &element : message.elements)
        pairs.emplace_back(element.identifier->digits(), element.value);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

void checkMessage(const Gs1Message &message)
{
    must(!message.elements.isEmpty() && message.elements.size() <= Gs1Collector::mostElements,
         "a message has elements");
    for (const Gs1Element &element : message.elements)
        must(element.value.size() >= element.identifier->shortestValue() &&
                 element.value.size() <= element.identifier->longestValue(),
             "a value has its length");
    for (const QByteArray &written : {message.toElementString(), message.toBracketed()}) {
        const CodeReading again = readPayload(written, layouts());
        if (written.size() > longestPayload) continue;
        const auto *same = std::get_if<Gs1Message>(&again.content);
        must(same && same->elements == message.elements, "what is written is read the same");
    }
    const QByteArray link = toDigitalLink(message);
    if (link.isEmpty()) return;
    const auto again = readDigitalLink({link.data(), static_cast<std::size_t>(link.size())});
    must(again.ok() && sorted(*again) == sorted(message), "a Digital Link says the same");
}

void checkSigned(const SignedCode &code, const QByteArray &payload)
{
    const QByteArray bytes = SignedCode::bytesToSign(code.kind, code.key, code.expires, code.subject);
    must(bytes == code.signedBytes, "there is one way to write what is signed");
    must(payload.endsWith(SignedCode::withSignature(bytes, code.signature)), "and one to write its signature");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray payload(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const CodeReading reading = readPayload(payload, layouts());
    must(reading.ok() != std::holds_alternative<std::monostate>(reading.content), "content where it is right");
    must(reading.ok() || *ruleName(reading.fault.rule), "a rule where it is not");
    if (const auto *message = std::get_if<Gs1Message>(&reading.content)) checkMessage(*message);
    if (const auto *code = std::get_if<SignedCode>(&reading.content)) checkSigned(*code, payload);
    const ScannedCode meaning = meaningOf(reading, QDate(2026, 11, 24));
    if (const auto *product = std::get_if<ScannedProduct>(&meaning)) {
        must(Gtin::parse(product->gtin.toString()) == product->gtin, "a product has a right number");
        must(product->lot.size() <= 20 && product->serial.size() <= 20, "lot and serial number are bounded");
    }
    return 0;
}

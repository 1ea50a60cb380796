// SPDX-License-Identifier: Apache-2.0
#include "scan/code_json.h"
#include "scan/commands.h"
#include "security/ed25519_check.h"

#include <QJsonDocument>

#include <cstdio>
#include <iostream>
#include <string>

namespace caravan::scan {

namespace {

constexpr auto help = R"(usage: caravan-scan parse [--layout PATTERN]… [--key HEX]…

Reads one payload a line from standard input; prints one JSON object a line:
  {"kind", "ok", "error", "elements": [{"ai", "value"}], "gtin"}
"^" stands for FNC1, in front and inside, as the byte 0x1d does. AIM identifiers (]C1, ]d2, ]Q3 …), bracketed text,
GS1 Digital Link addresses and plain digits are taken as they are. docs/codes.md lists the kinds and the errors.

  --layout PATTERN  how in-store codes are made: 20IIIIIWWWWWC (I item, W grams, P fen, V check digit of W or P, C check
                    digit, ? any); the first that fits counts; without one 20IIIIIWWWWWC and 21IIIIIPPPPPC
  --key HEX         public Ed25519 key that signed codes are checked with
)";

struct Options
{
    QList<InStoreLayout> layouts;
    QList<QByteArray> keys;
    bool help = false;
};

int refuse(const QString &message)
{
    std::fprintf(stderr, "caravan-scan: %s\n", qPrintable(message));
    return 2;
}

/// The message that refuses, or the options.
Result<Options, QString> read(const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &name = arguments.at(i);
        if (name == u"--help" || name == u"-h") {
            options.help = true;
            return options;
        }
        if (name != u"--layout" && name != u"--key") return Failure{QStringLiteral("parse does not know %1").arg(name)};
        if (i + 1 == arguments.size()) return Failure{QStringLiteral("%1 needs a value").arg(name)};
        const QString value = arguments.at(++i);
        if (name == u"--key") {
            options.keys.append(QByteArray::fromHex(value.toLatin1()));
            if (options.keys.last().size() != 32) return Failure{QStringLiteral("a key has 64 hex digits")};
            continue;
        }
        const auto layout = InStoreLayout::parse(value);
        if (!layout) return Failure{QStringLiteral("%1 is no layout").arg(value)};
        options.layouts.append(*layout);
    }
    return options;
}

} // namespace

int parse(const QStringList &arguments)
{
    const auto options = read(arguments);
    if (!options) return refuse(options.error());
    if (options->help) {
        std::fputs(help, stdout);
        return 0;
    }
    const Ed25519Check signatures(options->keys);
    CodeJudge judge;
    judge.signatures = options->keys.isEmpty() ? nullptr : &signatures;
    judge.now = SystemClock().utcNow();
    if (!options->layouts.isEmpty()) judge.settings.layouts = options->layouts;
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.ends_with('\r')) line.pop_back();
        const QJsonObject json = codeToJson(QByteArray::fromStdString(line), judge);
        std::cout << QJsonDocument(json).toJson(QJsonDocument::Compact).constData() << '\n';
        // Someone may hold a conversation with it: the answer to the last line that is there must not wait.
        if (std::cin.rdbuf()->in_avail() <= 0) std::cout.flush();
    }
    std::cout.flush();
    return std::cin.bad() || std::cout.fail() ? 1 : 0;
}

} // namespace caravan::scan

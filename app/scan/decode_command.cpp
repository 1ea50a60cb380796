// SPDX-License-Identifier: Apache-2.0
#include "scan/code_json.h"
#include "scan/commands.h"
#include "scan/decode/picture_decoder.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <cstdio>

namespace caravan::scan {

namespace {

void usage(FILE *out)
{
    std::fputs(
        "usage: caravan-scan decode FILE…\n\n"
        "Reads the codes in picture files (PNG, JPEG, GIF, BMP, PPM …; at most 64 MiB and 40 million pixels), and "
        "prints\n"
        "one JSON object a line: for every code that was found\n"
        "  file, ok: true, symbology, text, position: [[x, y] × 4], milliseconds, kind, gtin, code\n"
        "where text is UTF-8 (bytes that are not stand as `base64` instead), GS as \\u001d; position in pixels, top "
        "left\n"
        "first, clockwise as the code is read; code is what `caravan-scan parse` says of it. For a picture without a "
        "code\n"
        "  file, ok: false, error: \"no-code\", milliseconds\n"
        "and for a file that is none that can be read\n"
        "  file, ok: false, error: \"missing\", \"too-large\" or \"no-picture\".\n\n"
        "Exit status: 0 all files were read, with codes or without, 1 one was not, 2 the command line is wrong.\n",
        out);
}

void print(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

double rounded(double value) { return std::round(value * 10) / 10; }

QJsonArray positionOf(const ReadCode &code)
{
    QJsonArray corners;
    for (const PixelPoint &corner : code.corners)
        corners.append(QJsonArray{rounded(corner.x), rounded(corner.y)});
    return corners;
}

QJsonObject lineOf(const QString &file, const ReadCode &code, double milliseconds, const CodeJudge &judge)
{
    QJsonObject line{{QStringLiteral("file"), file},
                     {QStringLiteral("ok"), true},
                     {QStringLiteral("symbology"), code.payload.symbology},
                     {QStringLiteral("position"), positionOf(code)},
                     {QStringLiteral("milliseconds"), milliseconds}};
    const QByteArray bytes = code.text;
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        line.insert(QStringLiteral("text"), text);
    else
        line.insert(QStringLiteral("base64"), QString::fromLatin1(bytes.toBase64()));
    const QJsonObject meaning = codeToJson(code.payload.bytes, judge);
    if (meaning.value(u"kind").toString() == u"wallet") { // nobody keeps it, this program included
        line.remove(QStringLiteral("text"));
        line.remove(QStringLiteral("base64"));
    }
    line.insert(QStringLiteral("kind"), meaning.value(u"kind"));
    line.insert(QStringLiteral("gtin"), meaning.value(u"gtin"));
    line.insert(QStringLiteral("code"), meaning);
    return line;
}

} // namespace

int decode(const QStringList &arguments)
{
    if (arguments.contains(u"--help") || arguments.contains(u"-h")) {
        usage(stdout);
        return 0;
    }
    if (arguments.isEmpty() || arguments.first().startsWith(u"--")) {
        usage(stderr);
        return 2;
    }
    CodeJudge judge;
    judge.now = SystemClock().utcNow();
    PictureDecoder decoder;
    int status = 0;
    for (const QString &file : arguments) {
        const auto answer = decoder.decode(file);
        if (!answer) {
            status = 1;
            print({{QStringLiteral("file"), file},
                   {QStringLiteral("ok"), false},
                   {QStringLiteral("error"), nameOf(answer.error())}});
            continue;
        }
        const double milliseconds = rounded(static_cast<double>(answer->time.count()) / 1000);
        if (answer->codes.empty())
            print({{QStringLiteral("file"), file},
                   {QStringLiteral("ok"), false},
                   {QStringLiteral("error"), QStringLiteral("no-code")},
                   {QStringLiteral("milliseconds"), milliseconds}});
        for (const ReadCode &code : answer->codes)
            print(lineOf(file, code, milliseconds, judge));
    }
    return status;
}

} // namespace caravan::scan

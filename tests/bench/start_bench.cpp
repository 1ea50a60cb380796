// SPDX-License-Identifier: Apache-2.0
#include "bench/environment.h"
#include "bench/measured_program.h"
#include "bench/measurements.h"
#include "bench/samples.h"

#include <QRegularExpression>

namespace caravan::bench {

namespace {

constexpr int rounds = 7;
constexpr Milliseconds patience{60'000};

struct Start
{
    double firstFrame = 0; ///< milliseconds
    double products = 0;
};

Result<Start, QString> startOnce(const QString &binary, const QString &terminal, const QString &log)
{
    MeasuredProgram program(binary, log);
    if (const auto started = program.start({QStringLiteral("--state"), terminal}); !started) return started.failure();
    const auto line = program.waitForLog(QStringLiteral("start first_frame_ms="), patience);
    if (!line) return line.failure();
    static const QRegularExpression form(QStringLiteral("first_frame_ms=(\\d+) products_ms=(\\d+)"));
    const auto match = form.match(*line);
    if (!match.hasMatch()) return Failure{QStringLiteral("not the figures of a start: %1").arg(*line)};
    return Start{match.captured(1).toDouble(), match.captured(2).toDouble()};
}

} // namespace

Rows measureStart(Environment &environment)
{
    const auto terminal = environment.terminal();
    if (!terminal) return terminal.failure();
    say(QStringLiteral("starting kiosk and window %1 times each").arg(rounds));
    const QString kiosk = environment.program(QStringLiteral("caravan-kiosk"));
    const QString window = Environment::floorProgram(QStringLiteral("caravan-bench-window"));
    Samples frame;
    Samples products;
    Samples floor;
    // The first of each reads the programs from the disk and is not counted.
    for (int round = 0; round <= rounds; ++round) {
        const auto ours = startOnce(kiosk, *terminal, environment.log(QStringLiteral("kiosk")));
        if (!ours) return ours.failure();
        const auto empty = startOnce(window, *terminal, environment.log(QStringLiteral("window")));
        if (!empty) return empty.failure();
        if (round == 0) continue;
        frame.add(ours->firstFrame);
        products.add(ours->products);
        floor.add(empty->firstFrame);
    }
    const auto row = [&](const QString &what, const Samples &ours, const Target &target) {
        return Row{QStringLiteral("start"), what, QStringLiteral("ms"), ours.median(), floor.median(), 0, target,
                   QString::number(rounds)};
    };
    return QList<Row>{
        row(QStringLiteral("to the first frame with products, %L1 in the catalog").arg(Environment::terminalProducts),
            products, Target::ratioAtMost(1.5)),
        row(QStringLiteral("to the first frame at all"), frame, Target::unjudged())};
}

} // namespace caravan::bench

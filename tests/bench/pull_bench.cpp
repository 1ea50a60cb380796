// SPDX-License-Identifier: Apache-2.0
#include "bench/environment.h"
#include "bench/measurements.h"
#include "bench/samples.h"
#include "bench/shop.h"

namespace caravan::bench {

namespace {

constexpr int fewProducts = 4'000; ///< about 10,000 variants
constexpr int manyProducts = 40'000;
constexpr Milliseconds patience{3'600'000};

Result<RunFigures, QString> runOnce(Environment &environment, const QString &binary, const QStringList &arguments)
{
    MeasuredProgram program(binary, environment.log(QStringLiteral("pull")));
    if (const auto started = program.start(arguments); !started) return started.failure();
    return program.finish(patience);
}

} // namespace

Rows measurePull(Environment &environment)
{
    const int products = environment.full() ? manyProducts : fewProducts;
    const int rounds = environment.full() ? 1 : 3;
    say(QStringLiteral("pulling %1 products %2 times").arg(products).arg(rounds));
    const auto shop = Shop::open(environment, products);
    if (!shop) return shop.failure();
    Samples seconds;
    Samples floorSeconds;
    Samples processor;
    Samples floorProcessor;
    Samples peak;
    Samples floorPeak;
    for (int round = 0; round < rounds; ++round) {
        const auto terminal = (*shop)->newTerminal(environment);
        if (!terminal) return terminal.failure();
        const auto ours = runOnce(environment, environment.program(QStringLiteral("caravan-agent")),
                                  {QStringLiteral("--state"), *terminal, QStringLiteral("--once")});
        if (!ours) return ours.failure();
        const auto floor =
            runOnce(environment, Environment::floorProgram(QStringLiteral("caravan-bench-plain")),
                    {QStringLiteral("pull"), (*shop)->connectionFile(), *terminal + QStringLiteral("/plain.db")});
        if (!floor) return floor.failure();
        seconds.add(ours->milliseconds / 1'000);
        floorSeconds.add(floor->milliseconds / 1'000);
        processor.add(ours->processorMilliseconds / 1'000);
        floorProcessor.add(floor->processorMilliseconds / 1'000);
        peak.add(static_cast<double>(ours->peakKib) / 1024);
        floorPeak.add(static_cast<double>(floor->peakKib) / 1024);
    }
    const auto row = [&](const QString &what, const QString &unit, const Samples &ours, const Samples &floor,
                         const Target &target) {
        return Row{QStringLiteral("pull"), what.arg(products), unit, ours.median(), floor.median(), 1, target,
                   QString::number(rounds)};
    };
    return QList<Row>{row(QStringLiteral("%L1 products, from nothing to published"), QStringLiteral("s"), seconds,
                          floorSeconds, Target::ratioAtMost(1.5)),
                      row(QStringLiteral("%L1 products, processor time without the store's"), QStringLiteral("s"),
                          processor, floorProcessor, Target::unjudged()),
                      row(QStringLiteral("%L1 products, greatest resident memory"), QStringLiteral("MiB"), peak,
                          floorPeak, Target::unjudged())};
}

} // namespace caravan::bench

// SPDX-License-Identifier: Apache-2.0
#include "bench/environment.h"
#include "bench/measured_program.h"
#include "bench/measurements.h"
#include "bench/samples.h"

#include <QThread>

namespace caravan::bench {

namespace {

constexpr int rounds = 3;
constexpr Milliseconds patience{60'000};
constexpr Milliseconds settling{1'500}; ///< from the first frame with products until nothing more is loaded

void addKib(Samples &samples, qint64 kib) { samples.add(static_cast<double>(kib) / 1024); }

struct Round
{
    qint64 kiosk = 0; ///< KiB
    qint64 agent = 0;
    qint64 window = 0;
};

Result<Done, QString> untilShown(MeasuredProgram &program, const QString &terminal)
{
    if (const auto started = program.start({QStringLiteral("--state"), terminal}); !started) return started;
    const auto shown = program.waitForLog(QStringLiteral("start first_frame_ms="), patience);
    if (!shown) return shown.failure();
    QThread::msleep(static_cast<unsigned long>(settling.count()));
    return Done{};
}

Result<Round, QString> measureOnce(Environment &environment, const QString &terminal)
{
    Round round;
    {
        MeasuredProgram agent(environment.program(QStringLiteral("caravan-agent")),
                              environment.log(QStringLiteral("agent")));
        if (const auto started = agent.start({QStringLiteral("--state"), terminal}); !started) return started.failure();
        if (const auto ready = agent.waitForLog(QStringLiteral("store is"), patience); !ready) return ready.failure();
        MeasuredProgram kiosk(environment.program(QStringLiteral("caravan-kiosk")),
                              environment.log(QStringLiteral("kiosk")));
        if (const auto shown = untilShown(kiosk, terminal); !shown) return shown.failure();
        const auto ofKiosk = kiosk.pssKib();
        if (!ofKiosk) return ofKiosk.failure();
        const auto ofAgent = agent.pssKib();
        if (!ofAgent) return ofAgent.failure();
        round.kiosk = *ofKiosk;
        round.agent = *ofAgent;
    }
    // Alone, since pages that two programs share would count half for each.
    MeasuredProgram window(Environment::floorProgram(QStringLiteral("caravan-bench-window")),
                           environment.log(QStringLiteral("window")));
    if (const auto shown = untilShown(window, terminal); !shown) return shown.failure();
    const auto ofWindow = window.pssKib();
    if (!ofWindow) return ofWindow.failure();
    round.window = *ofWindow;
    return round;
}

} // namespace

Rows measureMemory(Environment &environment)
{
    const auto terminal = environment.terminal();
    if (!terminal) return terminal.failure();
    say(QStringLiteral("memory of kiosk, agent and window"));
    Samples both;
    Samples kiosk;
    Samples floor;
    for (int i = 0; i < rounds; ++i) {
        const auto round = measureOnce(environment, *terminal);
        if (!round) return round.failure();
        addKib(both, round->kiosk + round->agent);
        addKib(kiosk, round->kiosk);
        addKib(floor, round->window);
    }
    const auto row = [&](const QString &what, const Samples &ours, const Target &target) {
        return Row{QStringLiteral("memory"), what, QStringLiteral("MiB"), ours.median(), floor.median(), 1, target,
                   QString::number(rounds)};
    };
    return QList<Row>{row(QStringLiteral("PSS of kiosk and agent, products shown"), both,
                          Target::unjudged(QStringLiteral("≤ ¼ of Chromium's, not measured here"))),
                      row(QStringLiteral("PSS of the kiosk of it"), kiosk, Target::unjudged())};
}

} // namespace caravan::bench

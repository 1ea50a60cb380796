// SPDX-License-Identifier: Apache-2.0
#include "bench/environment.h"
#include "bench/measured_program.h"
#include "bench/measurements.h"
#include "bench/samples.h"
#include "bench/scan_frames.h"
#include "bench/scan_readers.h"
#include "devices/reading/adaptive_reader.h"

#include <algorithm>
#include <functional>

namespace caravan::bench {

namespace {

constexpr int framesShown = 15;

/// One reader's figures over many scenes.
struct Tally
{
    int scenes = 0;
    int read = 0;
    int wrong = 0;
    int inFirst = 0; ///< read in the first frame
    Samples milliseconds;

    void add(const Tally &other)
    {
        scenes += other.scenes;
        read += other.read;
        wrong += other.wrong;
        inFirst += other.inFirst;
        milliseconds.add(other.milliseconds);
    }
    [[nodiscard]] double rate() const { return scenes > 0 ? 100.0 * read / scenes : 0; }
};

struct Tallies
{
    Tally ours;
    Tally zxing;
    Tally zbar;

    void add(const Tallies &other)
    {
        ours.add(other.ours);
        zxing.add(other.zxing);
        zbar.add(other.zbar);
    }
    [[nodiscard]] double best() const { return std::max(zxing.rate(), zbar.rate()); }
};

/// A reader that is shown one scene after the other: the content where it says that it has read one.
using Read = std::function<QByteArray(LumaView)>;

class Contest
{
public:
    Tallies run(const Scene &scene)
    {
        m_reader.reset();
        Tallies result;
        const std::array<std::pair<Tally *, Read>, 3> readers{
            std::pair{&result.ours, Read([this](LumaView frame) {
                          const auto reading = m_reader.read(frame);
                          return reading && reading->believed ? reading->code.text : QByteArray();
                      })},
            std::pair{&result.zxing, Read(readWithPlainZxing)},
            std::pair{&result.zbar, Read([this](LumaView frame) { return m_zbar.read(frame); })}};
        std::array<bool, 3> done{};
        for (int i = 0; i < framesShown && !(done[0] && done[1] && done[2]) && !interrupted(); ++i) {
            const LumaImage frame = scene.frame(i);
            for (size_t r = 0; r < readers.size(); ++r) {
                if (done[r]) continue;
                auto &[tally, read] = readers[r];
                const auto begun = Stopwatch::now();
                const QByteArray content = read(frame.view());
                tally->milliseconds.add(millisSince(begun));
                if (content.isEmpty()) continue;
                done[r] = true;
                if (content == scene.content()) {
                    ++tally->read;
                    if (i == 0) ++tally->inFirst;
                } else {
                    ++tally->wrong;
                }
            }
        }
        for (const auto &reader : readers)
            reader.first->scenes = 1;
        return result;
    }

private:
    AdaptiveReader m_reader;
    ZbarReader m_zbar;
};

void sayTallies(const QString &what, const Tallies &t)
{
    const auto of = [](const Tally &tally) {
        return QStringLiteral("%1/%2 wrong %3 %4 ms p50")
            .arg(tally.read)
            .arg(tally.scenes)
            .arg(tally.wrong)
            .arg(tally.milliseconds.median(), 0, 'f', 1);
    };
    say(QStringLiteral("%1: ours %2, ZXing %3, ZBar %4").arg(what, of(t.ours), of(t.zxing), of(t.zbar)));
}

Row rateRow(const QString &what, const Tallies &t, const Target &target)
{
    return {QStringLiteral("scan"),
            what,
            QStringLiteral("%"),
            t.ours.rate(),
            t.best(),
            1,
            target,
            QStringLiteral("%1 scenes × %2 frames").arg(t.ours.scenes).arg(framesShown)};
}

Tallies contest(int height, unsigned seeds, QList<Row> *rows)
{
    Contest contest;
    Tallies all;
    std::array<Tallies, conditions.size()> byCondition;
    for (const Symbol symbol : symbols) {
        Tallies ofSymbol;
        for (size_t c = 0; c < conditions.size(); ++c) {
            Tallies here;
            for (unsigned seed = 1; seed <= seeds && !interrupted(); ++seed)
                here.add(contest.run(Scene(symbol, conditions[c], seed, height)));
            sayTallies(QStringLiteral("%1p %2, %3")
                           .arg(height)
                           .arg(QLatin1String(nameOf(symbol)), QLatin1String(nameOf(conditions[c]))),
                       here);
            byCondition[c].add(here);
            ofSymbol.add(here);
        }
        all.add(ofSymbol);
        if (rows)
            rows->append(
                rateRow(QStringLiteral("%1p, %2: read within 15 frames").arg(height).arg(QLatin1String(nameOf(symbol))),
                        ofSymbol, Target::unjudged()));
    }
    for (size_t c = 0; c < conditions.size(); ++c)
        sayTallies(QStringLiteral("%1p %2").arg(height).arg(QLatin1String(nameOf(conditions[c]))), byCondition[c]);
    sayTallies(QStringLiteral("%1p all").arg(height), all);
    return all;
}

void addSummary(int height, const Tallies &all, QList<Row> &rows)
{
    const QString size = QStringLiteral("%1p").arg(height);
    Target ten;
    ten.of = Target::Of::Figure;
    ten.least = all.best() + 10;
    ten.words = QStringLiteral("≥ floor + 10 points");
    rows.append(rateRow(size + QStringLiteral(", all: read within 15 frames"), all, ten));
    const QString frames = QStringLiteral("%1 frames").arg(all.ours.milliseconds.size());
    rows.append({QStringLiteral("scan"), size + QStringLiteral(", a frame, p50, ZXing hardest the floor"),
                 QStringLiteral("ms"), all.ours.milliseconds.median(), all.zxing.milliseconds.median(), 1,
                 Target::unjudged(), frames});
    rows.append({QStringLiteral("scan"), size + QStringLiteral(", a frame, p50, ZBar the floor"), QStringLiteral("ms"),
                 all.ours.milliseconds.median(), all.zbar.milliseconds.median(), 1, Target::unjudged(), frames});
    rows.append({QStringLiteral("scan"), size + QStringLiteral(", wrong reads; those of ZXing and ZBar the floor"),
                 QStringLiteral("codes"), static_cast<double>(all.ours.wrong),
                 static_cast<double>(all.zxing.wrong + all.zbar.wrong), 0,
                 Target::figureAtMost(0, QStringLiteral("none")), frames});
}

/// Easy codes in their first frame, each timed apart.
void addEasy(int height, QList<Row> &rows)
{
    AdaptiveReader reader;
    Samples ours;
    Samples floor;
    int read = 0;
    int scenes = 0;
    for (const Symbol symbol : symbols)
        for (unsigned seed = 101; seed < 106; ++seed) {
            const Scene scene(symbol, Condition::Easy, seed, height);
            const LumaImage frame = scene.frame(0);
            reader.reset();
            auto begun = Stopwatch::now();
            const auto reading = reader.read(frame.view());
            ours.add(millisSince(begun));
            begun = Stopwatch::now();
            readWithPlainZxing(frame.view());
            floor.add(millisSince(begun));
            ++scenes;
            if (reading && reading->code.text == scene.content()) ++read;
        }
    rows.append(
        {QStringLiteral("scan"),
         QStringLiteral("%1p, an easy code in its first frame, p50; %2 of %3 read").arg(height).arg(read).arg(scenes),
         QStringLiteral("ms"), ours.median(), floor.median(), 1,
         height == 720 ? Target::figureAtMost(5, QStringLiteral("≤ 5 ms")) : Target::unjudged(),
         QString::number(scenes)});
}

} // namespace

Rows measureScan(Environment &environment)
{
    QList<Row> rows;
    for (const int height : {720, 1080}) {
        addEasy(height, rows);
        const unsigned seeds = environment.full() ? 12 : height == 720 ? 3 : 1;
        say(QStringLiteral("scanning at %1p, %2 scenes of each kind").arg(height).arg(seeds));
        addSummary(height, contest(height, seeds, height == 720 ? &rows : nullptr), rows);
        if (interrupted()) return Failure{QStringLiteral("interrupted")};
    }
    return rows;
}

} // namespace caravan::bench

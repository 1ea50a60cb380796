// SPDX-License-Identifier: Apache-2.0
#include "bench/scan_frames.h"
#include "devices/reading/adaptive_reader.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

using namespace caravan;
using bench::Condition;
using bench::Scene;
using bench::Symbol;
Q_DECLARE_METATYPE(bench::Symbol)
Q_DECLARE_METATYPE(bench::Condition)

namespace {

constexpr int height = 720;

/// Frames that it took, 0 where it was not read in fifteen.
int framesUntilRead(const Scene &scene, AdaptiveReader &reader, QByteArray *read = nullptr)
{
    for (int i = 0; i < 15; ++i) {
        const LumaImage frame = scene.frame(i);
        const auto reading = reader.read(frame.view());
        if (!reading || !reading->believed) continue;
        if (read) *read = reading->code.text;
        return i + 1;
    }
    return 0;
}

/// The profile of an EAN-13 as a camera of few pixels sees it.
BarProfile profileOf(const QByteArray &modules, double pixelsAModule, double blur, double noise)
{
    BarProfile profile;
    unsigned seed = 7;
    const double quiet = 12;
    const int count =
        static_cast<int>((static_cast<double>(modules.size()) + 2 * quiet) * pixelsAModule / profile.step);
    for (int i = 0; i < count; ++i) {
        const double place = i * profile.step / pixelsAModule - quiet;
        double dark = 0;
        for (int m = 0; m < modules.size(); ++m)
            if (modules.at(m) == '1')
                dark += 0.5 * (std::erf((m + 1 - place) / (blur * std::sqrt(2))) -
                               std::erf((m - place) / (blur * std::sqrt(2))));
        seed = seed * 1664525U + 1013904223U;
        const double grain = (static_cast<double>(seed >> 8) / (1 << 24) - 0.5) * 3.4 * noise;
        profile.values.push_back(static_cast<float>(200 - 150 * dark + grain));
    }
    return profile;
}

/// 9521000000018: first digit 9 has the left half ABBABA.
const QByteArray modulesOf9521000000018 = "101"
                                          "0110001" // 5 A
                                          "0011011" // 2 B
                                          "0110011" // 1 B
                                          "0001101" // 0 A
                                          "0100111" // 0 B
                                          "0001101" // 0 A
                                          "01010"
                                          "1110010" // 0
                                          "1110010" // 0
                                          "1110010" // 0
                                          "1110010" // 0
                                          "1100110" // 1
                                          "1001000" // 8
                                          "101";

} // namespace

class AdaptiveReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void easyCodesAnswerAtOnce_data();
    void easyCodesAnswerAtOnce();
    void hardCodesComeToo_data();
    void hardCodesComeToo();
    void readsNothingOutOfNothing();
    void keepsToItsBudget();
    void believesLinearCodesLater();
    void saysWhere_data();
    void saysWhere();
    void readsPictures_data();
    void readsPictures();
    void survivesOddPictures();
    void matcherReadsWhatEdgesDoNot_data();
    void matcherReadsWhatEdgesDoNot();
    void matcherRefuses();
    void votesAddUp();
    void votesOfAnotherPackDoNot();
    void findsBars();
};

void AdaptiveReaderTest::easyCodesAnswerAtOnce_data()
{
    QTest::addColumn<Symbol>("symbol");
    for (const Symbol symbol : bench::symbols)
        QTest::newRow(bench::nameOf(symbol)) << symbol;
}

void AdaptiveReaderTest::easyCodesAnswerAtOnce()
{
    QFETCH(Symbol, symbol);
    const Scene scene(symbol, Condition::Easy, 1, height);
    AdaptiveReader reader;
    const LumaImage frame = scene.frame(0);
    const auto reading = reader.read(frame.view());
    QVERIFY(reading.has_value());
    QCOMPARE(reading->code.text, scene.content());
    const bool linear = symbol == Symbol::Ean13 || symbol == Symbol::Code128;
    QCOMPARE(reading->believed, !linear);
    QCOMPARE(reading->code.linear, linear);
}

void AdaptiveReaderTest::hardCodesComeToo_data()
{
    QTest::addColumn<Symbol>("symbol");
    QTest::addColumn<Condition>("condition");
    const auto row = [](Symbol symbol, Condition condition) {
        QTest::addRow("%s, %s", bench::nameOf(symbol), bench::nameOf(condition)) << symbol << condition;
    };
    row(Symbol::Ean13, Condition::Turned);
    row(Symbol::Ean13, Condition::Small);
    row(Symbol::Ean13, Condition::Inverted);
    row(Symbol::Qr, Condition::Inverted);
    row(Symbol::Qr, Condition::Turned);
    row(Symbol::Qr, Condition::LowLight);
    row(Symbol::DataMatrix, Condition::Small);
    row(Symbol::Code128, Condition::Turned);
}

void AdaptiveReaderTest::hardCodesComeToo()
{
    QFETCH(Symbol, symbol);
    QFETCH(Condition, condition);
    const Scene scene(symbol, condition, 2, height);
    AdaptiveReader reader(std::chrono::seconds(1)); // what comes must not depend on how busy the machine is
    QByteArray read;
    QVERIFY(framesUntilRead(scene, reader, &read) > 0);
    QCOMPARE(read, scene.content());
}

void AdaptiveReaderTest::readsNothingOutOfNothing()
{
    AdaptiveReader reader(std::chrono::seconds(1));
    for (unsigned seed = 0; seed < 3; ++seed) {
        const LumaImage frame = bench::emptyFrame(seed, 480);
        QVERIFY(!reader.read(frame.view()));
        LumaImage noise;
        noise.reset(320, 240);
        unsigned state = seed;
        for (int y = 0; y < 240; ++y)
            for (int x = 0; x < 320; ++x) {
                state = state * 1664525U + 1013904223U;
                noise.row(y)[x] = static_cast<uint8_t>(state >> 24);
            }
        QVERIFY(!reader.read(noise.view()));
    }
}

void AdaptiveReaderTest::keepsToItsBudget()
{
    // With no time at all one hard pass runs a frame, another one each time: all of them come to their turn.
    const Scene scene(Symbol::Qr, Condition::Inverted, 3, 480);
    AdaptiveReader reader(std::chrono::microseconds(0));
    const int frames = framesUntilRead(scene, reader);
    QVERIFY(frames > 1 && frames <= 15);
}

void AdaptiveReaderTest::believesLinearCodesLater()
{
    const Scene scene(Symbol::Ean13, Condition::Easy, 4, height);
    AdaptiveReader reader;
    const LumaImage frame = scene.frame(0);
    QVERIFY(!reader.read(frame.view())->believed);
    reader.reset();
    QVERIFY(!reader.read(frame.view())->believed);
    QVERIFY(reader.read(frame.view())->believed);
}

void AdaptiveReaderTest::saysWhere_data()
{
    QTest::addColumn<Symbol>("symbol");
    QTest::addColumn<Condition>("condition");
    QTest::newRow("fast look") << Symbol::Qr << Condition::Easy;
    QTest::newRow("inverted") << Symbol::Qr << Condition::Inverted;
    QTest::newRow("bars") << Symbol::Ean13 << Condition::Turned;
    QTest::newRow("enlarged") << Symbol::DataMatrix << Condition::Small;
}

void AdaptiveReaderTest::saysWhere()
{
    QFETCH(Symbol, symbol);
    QFETCH(Condition, condition);
    const Scene scene(symbol, condition, 2, height);
    AdaptiveReader reader(std::chrono::seconds(1));
    for (int i = 0; i < 15; ++i) {
        const LumaImage frame = scene.frame(i);
        const auto reading = reader.read(frame.view());
        if (!reading) continue;
        // The scenes hold their code within about a hundred pixels of the middle.
        QVERIFY(std::abs(reading->code.middle().x - 640) < 160);
        QVERIFY(std::abs(reading->code.middle().y - 360) < 140);
        return;
    }
    QFAIL("not read");
}

void AdaptiveReaderTest::readsPictures_data() { hardCodesComeToo_data(); }

void AdaptiveReaderTest::readsPictures()
{
    QFETCH(Symbol, symbol);
    QFETCH(Condition, condition);
    const Scene scene(symbol, condition, 2, height);
    const LumaImage frame = scene.frame(0);
    const auto codes = AdaptiveReader().readPicture(frame.view());
    QCOMPARE(codes.size(), size_t(1));
    QCOMPARE(codes.front().text, scene.content());
}

void AdaptiveReaderTest::survivesOddPictures()
{
    AdaptiveReader reader(std::chrono::seconds(1));
    QVERIFY(!reader.read({}));
    QVERIFY(reader.readPicture({}).empty());
    for (const auto &[w, h] : {std::pair{1, 1}, std::pair{3, 3}, std::pair{1, 500}, std::pair{500, 1},
                               std::pair{17, 33}, std::pair{40, 40}, std::pair{2000, 9}}) {
        LumaImage image;
        image.reset(w, h);
        for (int y = 0; y < h; ++y)
            for (int x = 0; x < w; ++x)
                image.row(y)[x] = x / 2 % 2 == 0 ? 0 : 255;
        for (int i = 0; i < 3; ++i)
            reader.read(image.view());
        reader.readPicture(image.view());
    }
}

void AdaptiveReaderTest::matcherReadsWhatEdgesDoNot_data()
{
    QTest::addColumn<double>("pixels");
    QTest::addColumn<double>("blur");
    QTest::addColumn<double>("noise");
    QTest::newRow("sharp") << 3.0 << 0.2 << 1.0;
    QTest::newRow("a pixel a module") << 1.05 << 0.5 << 2.0;
    QTest::newRow("blurred") << 2.0 << 0.7 << 2.0; // more blur takes several frames: votesAddUp()
    QTest::newRow("noisy") << 2.0 << 0.5 << 12.0;
}

void AdaptiveReaderTest::matcherReadsWhatEdgesDoNot()
{
    QFETCH(double, pixels);
    QFETCH(double, blur);
    QFETCH(double, noise);
    BarProfile profile = profileOf(modulesOf9521000000018, pixels, blur, noise);
    for (const bool reversed : {false, true}) {
        const auto evidence = examineEan(profile, 12);
        QVERIFY(evidence.has_value());
        QCOMPARE(evidence->reversed, reversed);
        const auto reading = EanVotes::clear(*evidence);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->digits, std::string("9521000000018"));
        std::reverse(profile.values.begin(), profile.values.end());
    }
}

void AdaptiveReaderTest::matcherRefuses()
{
    // Bars of no meaning, and bars of another symbology.
    unsigned seed = 11;
    for (int round = 0; round < 40; ++round) {
        QByteArray modules = "101";
        while (modules.size() < 92) {
            seed = seed * 1664525U + 1013904223U;
            modules.append((seed >> 28) % 2 == 0 ? '0' : '1');
        }
        modules.append("101");
        const BarProfile profile = profileOf(modules, 1.5, 0.5, 4);
        for (const size_t digits : {12U, 8U}) {
            const auto evidence = examineEan(profile, digits);
            QVERIFY(!evidence || !EanVotes::clear(*evidence));
        }
    }
    QVERIFY(!examineEan({}, 12));
}

void AdaptiveReaderTest::votesAddUp()
{
    // Too noisy for one profile.
    EanVotes votes;
    std::optional<EanReading> reading;
    int frames = 0;
    for (; frames < 15 && !reading; ++frames) {
        BarProfile profile = profileOf(modulesOf9521000000018, 1.1, 0.75, 4);
        unsigned seed = 100U + static_cast<unsigned>(frames);
        for (float &value : profile.values) {
            seed = seed * 1664525U + 1013904223U;
            value += static_cast<float>(seed >> 24) / 8 - 16;
        }
        votes.age();
        if (const auto evidence = examineEan(profile, 12)) reading = votes.add(*evidence);
    }
    QVERIFY(reading.has_value());
    QCOMPARE(reading->digits, std::string("9521000000018"));
}

void AdaptiveReaderTest::votesOfAnotherPackDoNot()
{
    EanVotes votes;
    const auto first = examineEan(profileOf(modulesOf9521000000018, 2, 0.4, 2), 12);
    QVERIFY(first.has_value());
    QCOMPARE(votes.add(*first)->digits, std::string("9521000000018"));
    EanEvidence nothing = *first;
    for (auto &row : nothing.costs)
        row.fill(0.1F);
    nothing.residue = 0.5;
    for (int i = 0; i < 3; ++i) {
        const auto reading = votes.add(nothing);
        QVERIFY(!reading || reading->digits == "9521000000018");
    }
    nothing.guards = 0.1;
    QVERIFY(!votes.add(nothing));
}

void AdaptiveReaderTest::findsBars()
{
    const Scene scene(Symbol::Ean13, Condition::Turned, 5, height);
    const LumaImage frame = scene.frame(0);
    const CodeRegions regions = locateCodes(frame.view());
    QVERIFY(!regions.bars.empty());
    QVERIFY(std::abs(regions.bars.front().middle.x - 640) < 200);
    QVERIFY(regions.bars.front().length > 180);
    QVERIFY(locateCodes({}).bars.empty());
}

QTEST_GUILESS_MAIN(AdaptiveReaderTest)
#include "tst_adaptive_reader.moc"

// SPDX-License-Identifier: Apache-2.0
#include "devices/reading/luma_filters.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace caravan;

namespace {

LumaImage made(int width, int height, const std::function<int(int, int)> &brightness)
{
    LumaImage image;
    image.reset(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.row(y)[x] = static_cast<uint8_t>(brightness(x, y));
    return image;
}

LumaImage stripes(int width, int height)
{
    return made(width, height, [](int x, int) { return x / 4 % 2 == 0 ? 60 : 180; });
}

using Filter = std::function<void(LumaView, LumaImage &)>;

} // namespace
Q_DECLARE_METATYPE(Filter)

class LumaFiltersTest : public QObject
{
    Q_OBJECT

private slots:
    void flatStaysFlat_data();
    void flatStaysFlat();
    void takesCropsAndOddSizes_data();
    void takesCropsAndOddSizes();
    void invertsTwiceToTheSame();
    void halvesByTheMean();
    void enlargesInPlace();
    void turnsAbout();
    void evensOut();
    void sharpensEdges();
    void smoothsNoise();
    void cropsWithinThePicture();
    void composesMaps();

private:
    static void filters();
};

void LumaFiltersTest::filters()
{
    QTest::addColumn<Filter>("filter");
    QTest::newRow("invert") << Filter(invert);
    QTest::newRow("halve") << Filter(halve);
    QTest::newRow("enlarge 2") << Filter([](LumaView from, LumaImage &to) { enlarge(from, 2, to); });
    QTest::newRow("enlarge 3") << Filter([](LumaView from, LumaImage &to) { enlarge(from, 3, to); });
    QTest::newRow("enlarge 4") << Filter([](LumaView from, LumaImage &to) { enlarge(from, 4, to); });
    QTest::newRow("turn") << Filter([](LumaView from, LumaImage &to) { turn(from, 45, to); });
    QTest::newRow("even out") << Filter([](LumaView from, LumaImage &to) { evenOut(from, 5, to); });
    QTest::newRow("sharpen") << Filter([](LumaView from, LumaImage &to) { sharpen(from, 8, to); });
    QTest::newRow("smooth") << Filter(smooth);
}

void LumaFiltersTest::flatStaysFlat_data() { filters(); }

void LumaFiltersTest::flatStaysFlat()
{
    QFETCH(Filter, filter);
    const LumaImage flat = made(40, 30, [](int, int) { return 128; });
    LumaImage to;
    filter(flat.view(), to);
    const LumaView middle = to.view().crop(to.width() / 2 - 4, to.height() / 2 - 4, 8, 8);
    for (int y = 0; y < middle.height; ++y)
        for (int x = 0; x < middle.width; ++x)
            QVERIFY(std::abs(middle.row(y)[x] - 128) <= 1);
}

void LumaFiltersTest::takesCropsAndOddSizes_data() { filters(); }

void LumaFiltersTest::takesCropsAndOddSizes()
{
    QFETCH(Filter, filter);
    const LumaImage whole = stripes(67, 43);
    for (const auto &[w, h] : {std::pair{1, 1}, std::pair{1, 9}, std::pair{9, 1}, std::pair{2, 2}, std::pair{31, 17}}) {
        // A crop gives what a picture of the same pixels gives: the stride is minded.
        const LumaView crop = whole.view().crop(5, 3, w, h);
        const LumaImage copy = made(w, h, [&](int x, int y) { return crop.row(y)[x]; });
        LumaImage ofCrop;
        LumaImage ofCopy;
        filter(crop, ofCrop);
        filter(copy.view(), ofCopy);
        QCOMPARE(ofCrop.width(), ofCopy.width());
        QCOMPARE(ofCrop.height(), ofCopy.height());
        for (int y = 0; y < ofCopy.height(); ++y)
            QCOMPARE(memcmp(ofCrop.row(y), ofCopy.row(y), static_cast<size_t>(ofCopy.width())), 0);
    }
    LumaImage none;
    filter({}, none);
    QVERIFY(none.view().isEmpty());
}

void LumaFiltersTest::invertsTwiceToTheSame()
{
    const LumaImage from = made(33, 5, [](int x, int y) { return x * 7 + y; });
    LumaImage once;
    LumaImage twice;
    invert(from.view(), once);
    QCOMPARE(int(once.row(0)[0]), 255);
    invert(once.view(), twice);
    QCOMPARE(memcmp(twice.view().pixels, from.view().pixels, 33 * 5), 0);
}

void LumaFiltersTest::halvesByTheMean()
{
    const LumaImage from = made(4, 2, [](int x, int y) { return x * 10 + y * 100; });
    LumaImage to;
    halve(from.view(), to);
    QCOMPARE(to.width(), 2);
    QCOMPARE(to.height(), 1);
    QCOMPARE(int(to.row(0)[0]), 55);
    QCOMPARE(int(to.row(0)[1]), 75);
}

void LumaFiltersTest::enlargesInPlace()
{
    // A ramp stays a ramp, its middle in the middle.
    const LumaImage ramp = made(20, 6, [](int x, int) { return 20 + 10 * x; });
    for (int factor = 2; factor <= 4; ++factor) {
        LumaImage to;
        enlarge(ramp.view(), factor, to);
        QCOMPARE(to.width(), 20 * factor);
        QCOMPARE(to.height(), 6 * factor);
        for (int x = 4 * factor; x < 16 * factor; ++x) {
            const double wanted = 20 + 10 * ((x + 0.5) / factor - 0.5);
            QVERIFY(std::abs(to.row(3 * factor)[x] - wanted) <= 1.5);
        }
    }
}

void LumaFiltersTest::turnsAbout()
{
    LumaImage from = made(60, 40, [](int, int) { return 200; });
    for (int y = 18; y < 22; ++y)
        for (int x = 45; x < 49; ++x)
            from.row(y)[x] = 0;
    LumaImage to;
    const PixelMap map = turn(from.view(), 45, to);
    QVERIFY(to.width() >= 70 && to.height() >= 70);
    int darkest = 255;
    PixelPoint at;
    for (int y = 0; y < to.height(); ++y)
        for (int x = 0; x < to.width(); ++x)
            if (to.row(y)[x] < darkest) {
                darkest = to.row(y)[x];
                at = map.map({double(x), double(y)});
            }
    QVERIFY(darkest < 40);
    QVERIFY(std::abs(at.x - 46.5) < 3 && std::abs(at.y - 19.5) < 3);
}

void LumaFiltersTest::evensOut()
{
    // The same stripes in the dark and in the light look the same afterwards.
    const LumaImage from = made(200, 40, [](int x, int) {
        const bool lit = x >= 100;
        return (x / 4 % 2 == 0 ? 10 : 20) + (lit ? 200 : 0);
    });
    LumaImage to;
    evenOut(from.view(), 8, to);
    for (const int x : {50, 150}) {
        int low = 255;
        int high = 0;
        for (int i = 0; i < 8; ++i) {
            low = std::min(low, int(to.row(20)[x + i]));
            high = std::max(high, int(to.row(20)[x + i]));
        }
        QVERIFY(high - low > 80);
        QVERIFY(low < 128 && high > 128);
    }
}

void LumaFiltersTest::sharpensEdges()
{
    const LumaImage from = stripes(64, 8);
    LumaImage soft;
    LumaImage sharp;
    smooth(from.view(), soft);
    sharpen(soft.view(), 8, sharp);
    QVERIFY(soft.row(4)[33] > from.view().row(4)[33]);
    QVERIFY(sharp.row(4)[33] < soft.row(4)[33]);
    QVERIFY(sharp.row(4)[37] > soft.row(4)[37]);
}

void LumaFiltersTest::smoothsNoise()
{
    unsigned seed = 1;
    const LumaImage from = made(80, 80, [&](int, int) {
        seed = seed * 1664525U + 1013904223U;
        return 64 + static_cast<int>(seed >> 25);
    });
    LumaImage to;
    smooth(from.view(), to);
    const auto spread = [](LumaView view) {
        double sum = 0;
        double square = 0;
        for (int y = 10; y < 70; ++y)
            for (int x = 10; x < 70; ++x) {
                sum += view.row(y)[x];
                square += double(view.row(y)[x]) * view.row(y)[x];
            }
        return square / 3600 - sum / 3600 * sum / 3600;
    };
    QVERIFY(spread(to.view()) < spread(from.view()) / 4);
}

void LumaFiltersTest::cropsWithinThePicture()
{
    const LumaImage from = stripes(20, 10);
    QCOMPARE(from.view().crop(-5, -5, 10, 10).width, 5);
    QCOMPARE(from.view().crop(15, 8, 10, 10).height, 2);
    QVERIFY(from.view().crop(25, 0, 10, 10).isEmpty());
    QVERIFY(from.view().crop(3, 3, -2, 4).isEmpty());
}

void LumaFiltersTest::composesMaps()
{
    const PixelMap map = PixelMap::scale(0.5).then(PixelMap::offset(10, 20));
    const PixelPoint p = map.map({8, 4});
    QCOMPARE(p.x, 14.0);
    QCOMPARE(p.y, 22.0);
}

QTEST_GUILESS_MAIN(LumaFiltersTest)
#include "tst_luma_filters.moc"

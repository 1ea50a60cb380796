// SPDX-License-Identifier: Apache-2.0
#include "fake_catalog_store.h"
#include "memory_sink.h"
#include "virtual_time.h"

#include "sync/pull/delta_cursor.h"
#include "sync/pull/image_transcoder.h"
#include "sync/pull/puller.h"
#include "sync/pull/sweep_pass.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace caravan;
using namespace std::chrono_literals;

namespace {

struct World
{
    VirtualTime time;
    VirtualQueue queue{time};
    MemorySink sink;
    FakeCatalogStore store{time};
    QTemporaryDir dir;
    Puller::Settings settings;
    std::unique_ptr<Puller> puller;
    int caughtUp = 0;

    explicit World(int products)
    {
        for (int i = 0; i < products; ++i)
            store.put(i, QStringLiteral("title %1").arg(i));
        settings.imageDir = dir.path();
        settings.terminal = u"K07"_qs;
    }
    void boot()
    {
        puller.reset();
        puller = std::make_unique<Puller>(PullPorts{store, sink, queue, time, time}, settings, QRandomGenerator(1));
        QObject::connect(puller.get(), &Puller::caughtUp, [this] { ++caughtUp; });
        puller->start();
    }
    bool catchUp(Milliseconds within = 10min)
    {
        const int before = caughtUp;
        return time.advance(within, [&] { return caughtUp > before; });
    }
    bool isLikeTheStore()
    {
        if (sink.products.size() != store.rows.size()) return false;
        for (auto it = store.rows.cbegin(); it != store.rows.cend(); ++it) {
            if (sink.products.value(it.key()).title != it->product.title) return false;
            for (const Language language : translatedLanguages)
                if (sink.titles[it.key()][languageTag(language)] != it->product.title + languageTag(language))
                    return false;
        }
        return true;
    }
};

QByteArray encoded(const QImage &image, const char *format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

QImage filled(int width, int height, QColor colour, QImage::Format format = QImage::Format_ARGB32)
{
    QImage image(width, height, format);
    image.fill(colour);
    return image;
}

QSet<ProductId> ids(int from, int to)
{
    QSet<ProductId> set;
    for (int i = from; i < to; ++i)
        set.insert(ProductId::parse(QStringLiteral("p%1").arg(i)));
    return set;
}

} // namespace

class PullerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"caravan.*=false"_qs); }

    void pullsEverythingAndPublishesAtTheEnd()
    {
        World world(250);
        world.boot();
        QVERIFY(world.catchUp());
        QVERIFY(world.isLikeTheStore());
        QVERIFY(world.sink.published);
        QCOMPARE(world.sink.publishedWith, 250);
        QCOMPARE(world.sink.options.size(), 1);
        QCOMPARE(world.sink.categories.size(), 1);
    }

    void aCutAtAnyRequestGoesOnThere()
    {
        World whole(250);
        whole.boot();
        QVERIFY(whole.catchUp());
        const int total = whole.store.requests;
        QVERIFY(total > 15);
        for (int cut = 1; cut <= total; ++cut) {
            for (const bool restart : {false, true}) {
                World world(250);
                world.store.failAt = {cut};
                world.store.onRequest = [&world, cut](int number) {
                    // Half a catalog is never shown.
                    if (number <= cut && world.sink.published && world.sink.publishedWith != 250)
                        qFatal("published early");
                };
                world.boot();
                if (restart) {
                    world.time.advance(30min, [&] { return world.store.requests >= cut; });
                    world.boot();
                }
                QVERIFY2(world.catchUp(30min), qPrintable(QString::number(cut)));
                QVERIFY2(world.isLikeTheStore(), qPrintable(QStringLiteral("cut at %1").arg(cut)));
                QVERIFY(world.sink.published);
                QVERIFY2(world.store.requests <= total + 8,
                         qPrintable(QStringLiteral("cut at %1: %2 requests").arg(cut).arg(world.store.requests)));
            }
        }
    }

    void changesDuringTheSnapshotAreNotLost()
    {
        for (int at = 1; at <= 16; ++at) {
            World world(350);
            world.store.onRequest = [&world, at](int number) {
                if (number == at) world.store.put(5, u"changed early row"_qs);
                if (number == at) world.store.put(340, u"changed late row"_qs);
            };
            world.boot();
            QVERIFY(world.catchUp());
            world.time.advance(5min);
            QVERIFY2(world.isLikeTheStore(), qPrintable(QStringLiteral("change at request %1").arg(at)));
        }
    }

    void deltasBringChangesAndThenGoQuiet()
    {
        World world(150);
        world.boot();
        QVERIFY(world.catchUp());
        world.time.advance(10min);
        world.store.put(7, u"new title"_qs);
        const auto id = ProductId::parse(u"prod_000009"_qs);
        world.store.rows[id].product.variants[0].price = Money::fromFen(250);
        world.store.rows[id].variantUpdatedAt = world.store.tick();
        world.time.advance(90s);
        QVERIFY(world.isLikeTheStore());
        QCOMPARE(world.sink.products[id].variants[0].price->fen(), 250);
        world.time.advance(5min);
        const auto before = world.store.asked.count(u"byId"_qs);
        world.time.advance(20min);
        QCOMPARE(world.store.asked.count(u"byId"_qs), before); // nothing is fetched again for ever
    }

    void stockComesWithTheSweep()
    {
        World world(150);
        world.boot();
        QVERIFY(world.catchUp());
        auto &variant = world.store.rows.first().product.variants[0];
        variant.stock = 0;
        world.time.advance(11min);
        QCOMPARE(world.sink.figures[variant.id].stock, 0);
        QCOMPARE(world.sink.figures.size(), 150);
    }

    void whatIsGoneGoes()
    {
        World world(150);
        world.boot();
        QVERIFY(world.catchUp());
        for (int i = 0; i < 40; ++i)
            world.store.rows.remove(world.store.rows.firstKey());
        world.time.advance(7h);
        QCOMPARE(world.sink.products.size(), 110);
    }

    void anImplausibleSweepRemovesNothing()
    {
        World world(150);
        world.store.idPageSize = 60;
        world.boot();
        QVERIFY(world.catchUp());
        world.store.emptySweep = true;
        world.time.advance(13h);
        QCOMPARE(world.sink.products.size(), 150);
        world.store.emptySweep = false;
        world.store.lieAboutCount = 7;
        world.store.rows.remove(world.store.rows.firstKey());
        world.time.advance(13h);
        QCOMPARE(world.sink.products.size(), 150);
        world.store.lieAboutCount = 0;
        world.time.advance(7h);
        QCOMPARE(world.sink.products.size(), 149);
    }

    void mostOfTheCatalogGoesOnlyWhenTheStoreSaysSoTwice()
    {
        World world(150);
        world.boot();
        QVERIFY(world.catchUp());
        const auto all = world.store.rows;
        while (world.store.rows.size() > 30)
            world.store.rows.remove(world.store.rows.firstKey());
        QVERIFY(world.time.advance(7h, [&] { return world.store.asked.count(u"ids"_qs) == 2; }));
        world.time.advance(5s);
        QCOMPARE(world.sink.products.size(), 150);
        const auto few = std::exchange(world.store.rows, all);
        world.time.advance(5min); // the second sweep sees them again
        QCOMPARE(world.sink.products.size(), 150);
        world.store.rows = few;
        world.time.advance(7h);
        QCOMPARE(world.sink.products.size(), 30);
    }

    void sweepVerdicts_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::addColumn<int>("there");  // products 0…there−1
        QTest::addColumn<int>("before"); // suspected before: before…99
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("suspected");
        QTest::newRow("same") << true << 100 << 100 << 0 << 0;
        QTest::newRow("one gone") << true << 99 << 100 << 1 << 0;
        QTest::newRow("half gone") << true << 50 << 100 << 50 << 0;
        QTest::newRow("more than half") << true << 49 << 100 << 0 << 51;
        QTest::newRow("more than half, twice") << true << 49 << 49 << 51 << 0;
        QTest::newRow("more than half, partly twice") << true << 20 << 49 << 51 << 29;
        QTest::newRow("not whole") << false << 99 << 0 << 0 << 0;
        QTest::newRow("empty") << true << 0 << 0 << 0 << 0;
    }
    void sweepVerdicts()
    {
        QFETCH(bool, whole);
        QFETCH(int, there);
        QFETCH(int, before);
        QFETCH(int, removed);
        QFETCH(int, suspected);
        const auto here = ids(0, 100).values();
        const SweepVerdict verdict = judgeSweep(whole, ids(0, there), here, ids(before, 100));
        QCOMPARE(verdict.remove.size(), removed);
        QCOMPARE(verdict.suspected.size(), suspected);
    }

    void nothingIsDeletedOnErrors()
    {
        World world(150);
        world.boot();
        QVERIFY(world.catchUp());
        world.store.away = true;
        world.time.advance(std::chrono::hours(48));
        QCOMPARE(world.sink.products.size(), 150);
        QVERIFY2(world.store.requests < 10'000, qPrintable(QString::number(world.store.requests)));
        world.store.away = false;
        world.store.put(3, u"after the outage"_qs);
        world.time.advance(400s);
        QVERIFY(world.isLikeTheStore());
    }

    void ordersGoFirst()
    {
        World world(250);
        world.boot();
        world.time.advance(300ms);
        world.puller->hold(true);
        world.time.advance(1s);
        const int before = world.store.requests;
        world.time.advance(5min);
        QCOMPARE(world.store.requests, before);
        world.puller->hold(false);
        QVERIFY(world.catchUp());
        QVERIFY(world.isLikeTheStore());
    }

    void aFailingDiskIsTriedAgain()
    {
        World world(50);
        world.sink.failing = true;
        world.boot();
        world.time.advance(5min);
        QVERIFY(!world.sink.published);
        world.sink.failing = false;
        QVERIFY(world.catchUp());
        QVERIFY(world.isLikeTheStore());
    }

    void picturesAreFetchedOnceAndBadOnesPassedOver()
    {
        World world(40);
        int i = 0;
        for (auto &row : world.store.rows) {
            row.product.imageUrl = QStringLiteral("http://s/%1").arg(i);
            world.store.pictures.insert(row.product.imageUrl,
                                        i++ % 2 ? encoded(filled(8, 8, QColor(i, 0, 0)), "png") : QByteArray("<svg/>"));
        }
        world.boot();
        QVERIFY(world.catchUp());
        QCOMPARE(world.store.asked.count(u"image"_qs), 60); // the bad ones twice
        QCOMPARE(world.sink.images.size(), 40);
        QCOMPARE(QDir(world.dir.path()).entryList(QDir::Files).size(), 20);
        world.time.advance(1h);
        QCOMPARE(world.store.asked.count(u"image"_qs), 60);
    }

    /// A captive portal says 200 and a page to everything: no picture is written off for a week by that.
    void aPortalCostsNoPicture()
    {
        World world(4);
        int i = 0;
        for (auto &row : world.store.rows) {
            row.product.imageUrl = QStringLiteral("http://s/%1").arg(i);
            world.store.pictures.insert(row.product.imageUrl, encoded(filled(8, 8, QColor(++i, 0, 0)), "png"));
        }
        world.store.onRequest = [&world](int) {
            if (world.store.asked.count(u"image"_qs) > 0) world.store.portal = true;
        };
        world.boot();
        world.time.advance(1h);
        QVERIFY(world.store.portal);
        world.store.onRequest = {};
        world.store.portal = false;
        QVERIFY(world.time.advance(60s, [&] { return world.sink.images.size() == 4; }));
        for (const ImageId &image : std::as_const(world.sink.images))
            QVERIFY(!image.isNull());
    }

    void unchangedPagesOfTheSweepAreNotSentAgain()
    {
        World world(250);
        world.store.etags = true;
        world.boot();
        QVERIFY(world.catchUp());
        world.time.advance(world.settings.sweepInterval + 5s); // the first sweep reads all
        QCOMPARE(world.store.notModified, 0);
        world.time.advance(world.settings.sweepInterval + 5s);
        QCOMPARE(world.store.notModified, 3);
        // One product's stock changes: one page of three is sent.
        auto first = world.store.rows.begin();
        const VariantId id = first->product.variants.first().id;
        first->product.variants.first().stock = 77;
        world.time.advance(world.settings.sweepInterval + 5s);
        QCOMPARE(world.store.notModified, 5);
        QCOMPARE(world.sink.figures[id].stock, 77);
        // What was written from elsewhere since is not taken for what the page said: 77, 5 with a new title, 77.
        first->product.variants.first().stock = 5;
        first->product.title = u"other"_qs;
        first->product.updatedAt = world.store.tick();
        world.time.advance(world.settings.deltaInterval + 5s);
        QCOMPARE(world.sink.products.first().title, u"other"_qs);
        world.sink.figures[id].stock = 5;
        first->product.variants.first().stock = 77;
        world.time.advance(world.settings.sweepInterval + 5s);
        QCOMPARE(world.sink.figures[id].stock, 77);
    }

    /// A page counts as known only once it was written.
    void aPageThatWasNotWrittenIsAskedForAgain()
    {
        World world(10);
        world.store.etags = true;
        world.boot();
        QVERIFY(world.catchUp());
        world.sink.failingFigures = true;
        world.time.advance(world.settings.sweepInterval + 30s);
        world.sink.failingFigures = false;
        world.time.advance(world.settings.sweepInterval);
        QCOMPARE(world.sink.figures.size(), 10);
    }

    void transcodes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected"); // format and size, or the fault
        const QColor red(200, 30, 30);
        QImage tagged = filled(20, 10, red, QImage::Format_RGB32);
        tagged.setText(u"Comment"_qs, u"secret"_qs);
        QTest::newRow("png") << encoded(tagged, "png") << u"jpeg 20x10"_qs;
        QTest::newRow("jpeg") << encoded(filled(20, 10, red, QImage::Format_RGB32), "jpeg") << u"jpeg 20x10"_qs;
        QTest::newRow("transparent") << encoded(filled(20, 10, QColor(1, 2, 3, 90)), "png") << u"png 20x10"_qs;
        QTest::newRow("large") << encoded(filled(2'400, 1'200, red, QImage::Format_RGB32), "png")
                               << u"jpeg 1200x600"_qs;
        QTest::newRow("too wide") << encoded(filled(4'097, 1, red), "png") << u"fault 1"_qs;
        QTest::newRow("empty") << QByteArray() << u"fault 0"_qs;
        QTest::newRow("html") << QByteArray("<html>") << u"fault 0"_qs;
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << u"fault 0"_qs;
        QTest::newRow("gif") << QByteArray("GIF89a\1\0\1\0\0\0\0;") << u"fault 0"_qs;
        QTest::newRow("truncated") << encoded(filled(200, 100, red), "png").left(60) << u"fault 0"_qs;
        QTest::newRow("only magic") << QByteArray("\x89PNG\r\n\x1a\n") << u"fault 0"_qs;
        QByteArray lying = encoded(filled(8, 8, red), "png");
        lying.replace(16, 8, QByteArray("\x7f\xff\xff\xff\x7f\xff\xff\xff", 8));
        QTest::newRow("claims 2^31 pixels a side") << lying << u"fault 0"_qs;
    }
    void transcodes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        const auto result = transcodeImage(bytes);
        if (!result) {
            const QString fault = QStringLiteral("fault %1").arg(static_cast<int>(result.error()));
            // A picture whose header lies may be called broken or too large; taken it must not be.
            QVERIFY2(fault == expected || expected.startsWith(u"fault"), qPrintable(fault));
            return;
        }
        QBuffer buffer;
        buffer.setData(*result);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer);
        const QString format = QString::fromLatin1(reader.format());
        QCOMPARE(QStringLiteral("%1 %2x%3").arg(format).arg(reader.size().width()).arg(reader.size().height()),
                 expected);
        QVERIFY(!result->contains("secret"));
    }

    void storedUnderItsHash()
    {
        QTemporaryDir dir;
        const auto id = storeImage(dir.path() + u"/images"_qs, "abc");
        QCOMPARE(id->toString(), u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_qs);
        QCOMPARE(*storeImage(dir.path() + u"/images"_qs, "abc"), *id);
        QVERIFY(!storeImage(u"/proc/none"_qs, "abc").ok());
    }

    void cursors_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("seen");
        QTest::addColumn<bool>("settled");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("latest");
        QTest::addColumn<bool>("several");
        QTest::addColumn<QString>("newFrom");
        QTest::addColumn<bool>("newSettled");
        const auto t = [](int second) {
            return QStringLiteral("2026-01-01T00:00:%1.000Z").arg(second, 2, 10, QLatin1Char('0'));
        };
        const auto row = [](const char *name, const QString &from, const QString &seen, bool settled,
                            const QString &first, const QString &latest, bool several, const QString &newFrom,
                            bool newSettled) {
            QTest::newRow(name) << from << seen << settled << first << latest << several << newFrom << newSettled;
        };
        row("nothing new settles", t(10), t(10), false, {}, {}, false, t(10), true);
        row("stays settled", t(10), t(10), true, {}, {}, false, t(10), true);
        row("one page moves to its latest", t(10), t(10), true, t(12), t(12), false, t(12), false);
        row("several pages move to the first page's", t(10), t(10), true, t(11), t(30), true, t(11), false);
        row("then to what was seen before", t(11), t(30), false, t(11), t(30), true, t(30), false);
        row("and settle", t(30), t(30), false, t(30), t(30), true, t(30), true);
        row("never back", t(20), t(20), false, t(5), t(5), false, t(20), true);
        row("garbage does not move it", t(20), t(20), true, u"zzz"_qs, u"zzz"_qs, false, t(20), true);
    }
    void cursors()
    {
        QFETCH(QString, from);
        QFETCH(QString, seen);
        QFETCH(bool, settled);
        QFETCH(QString, first);
        QFETCH(QString, latest);
        QFETCH(bool, several);
        QFETCH(QString, newFrom);
        QFETCH(bool, newSettled);
        const DeltaCursor next = DeltaCursor{from, seen, settled}.after(first, latest, several);
        QCOMPARE(next.from, newFrom);
        QCOMPARE(next.settled, newSettled);
        QCOMPARE(DeltaCursor::fromText(next.toText()), next);
    }

    void overlapGoesBackTwoSeconds()
    {
        QCOMPARE((DeltaCursor{u"2026-01-01T00:00:01.500Z"_qs, {}, false}.query()), u"2025-12-31T23:59:59.500Z"_qs);
        QCOMPARE((DeltaCursor{u"2026-01-01T00:00:01.500Z"_qs, {}, true}.query()), u"2026-01-01T00:00:01.500Z"_qs);
        QCOMPARE(DeltaCursor().query(), QString());
    }
};

QTEST_GUILESS_MAIN(PullerTest)
#include "tst_puller.moc"

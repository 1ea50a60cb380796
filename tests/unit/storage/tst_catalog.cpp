// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

using namespace caravan;
using namespace caravan::test;

class TestCatalog : public QObject
{
    Q_OBJECT

    static QStringList titles(const Result<QList<ProductSummary>, CatalogError> &page)
    {
        QStringList list;
        for (const ProductSummary &summary : page.valueOr({}))
            list.append(summary.title);
        return list;
    }
    static ProductQuery filter(const QString &category, const QString &origin = {})
    {
        ProductQuery query;
        if (!category.isEmpty()) query.category = categoryId(category);
        if (!origin.isEmpty()) query.origin = categoryId(origin);
        return query;
    }
    static QList<CatalogProductRow> demoProducts()
    {
        return {productRow(u"raisin"_qs, u"葡萄干"_qs, 90, {u"dried-fruit"_qs, u"turpan"_qs}),
                productRow(u"jujube"_qs, u"大枣"_qs, 80, {u"dried-fruit"_qs, u"hotan"_qs}),
                productRow(u"melon"_qs, u"哈密瓜"_qs, 95, {u"melon"_qs, u"xinjiang"_qs}),
                productRow(u"goji"_qs, u"枸杞"_qs, 70, {u"dried-fruit"_qs, u"gansu"_qs})};
    }
    static void publish(CatalogFixture &fixture)
    {
        QVERIFY(fixture.writer->replaceCategories(demoCategories()).ok());
        QCOMPARE(fixture.writer->applyPage(demoProducts(), fixture.now).value(), 4);
        QVERIFY(fixture.writer->publish().ok());
    }

private slots:
    void halfASnapshotIsInvisible()
    {
        CatalogFixture fixture;
        QCOMPARE(fixture.reader.categories().error(), CatalogError::NotReady);
        QVERIFY(fixture.writer->replaceCategories(demoCategories()).ok());
        QVERIFY(fixture.writer->applyPage(demoProducts(), fixture.now).ok());
        QCOMPARE(fixture.reader.products({}).error(), CatalogError::NotReady);
        QCOMPARE(fixture.reader.product(productId(u"goji"_qs)).error(), CatalogError::NotReady);
        QVERIFY(!fixture.reader.freshness()->published);
        QVERIFY(fixture.writer->publish().ok());
        QCOMPARE(fixture.reader.products({})->size(), 4);
        QVERIFY(fixture.reader.freshness()->published);
        QCOMPARE(fixture.reader.freshness()->products, 4);
    }

    void noFileIsNotReadyAndComesLater()
    {
        QTemporaryDir dir;
        CatalogReaderSqlite reader(dir.filePath(u"catalog.db"_qs));
        QCOMPARE(reader.products({}).error(), CatalogError::NotReady);
        QCOMPARE(reader.freshness().error(), CatalogError::NotReady);
        const auto writer = CatalogWriter::open(dir.filePath(u"catalog.db"_qs));
        QVERIFY((*writer)->applyPage(demoProducts(), {}).ok());
        QVERIFY((*writer)->publish().ok());
        QCOMPARE(reader.products({})->size(), 4);
    }

    void aReplacedFileIsOpenedAgain()
    {
        CatalogFixture fixture;
        publish(fixture);
        QCOMPARE(fixture.reader.products({})->size(), 4);
        fixture.writer.reset();
        for (const auto &suffix : {u""_qs, u"-wal"_qs, u"-shm"_qs})
            QFile::remove(fixture.path() + suffix);
        QCOMPARE(fixture.reader.products({}).error(), CatalogError::NotReady);
        fixture.writer = std::move(CatalogWriter::open(fixture.path())).value();
        QVERIFY(fixture.writer->applyPage({demoProducts().first()}, fixture.now).ok());
        QVERIFY(fixture.writer->publish().ok());
        QCOMPARE(fixture.reader.products({})->size(), 1);
    }

    void aDamagedFileIsBegunAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("userVersion");
        QTest::newRow("rubbish") << QByteArray("rubbish").repeated(2000) << 0;
        QTest::newRow("newer schema") << QByteArray() << 99;
    }
    void aDamagedFileIsBegunAnew()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, userVersion);
        CatalogFixture fixture;
        publish(fixture);
        fixture.writer.reset();
        if (userVersion > 0) {
            SQLite::Database(fixture.path().toStdString(), SQLite::OPEN_READWRITE)
                .exec("PRAGMA user_version=" + std::to_string(userVersion));
        } else {
            QFile file(fixture.path());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        CatalogReaderSqlite reader(fixture.path());
        QCOMPARE(reader.products({}).error(), CatalogError::Damaged);
        fixture.writer = std::move(CatalogWriter::open(fixture.path())).value();
        QVERIFY(fixture.writer);
        QVERIFY(fixture.writer->productIds()->isEmpty());
        QCOMPARE(reader.products({}).error(), CatalogError::NotReady);
    }

    void theSameAgainChangesNothing()
    {
        CatalogFixture fixture;
        publish(fixture);
        const qint64 version = fixture.version();
        const UtcTime later = fixture.now + std::chrono::hours(1);
        QCOMPARE(fixture.writer->applyPage(demoProducts(), later).value(), 0);
        QCOMPARE(fixture.writer->replaceCategories(demoCategories()).value(), 0);
        QVERIFY(fixture.writer->publish().ok());
        QCOMPARE(fixture.writer->applyPricesAndStock({{variantId(u"goji"_qs), Money::fromFen(1990), 5, false}}, later)
                     .value(),
                 0);
        QCOMPARE(fixture.version(), version);
    }

    void aChangeWritesOnlyWhatChanged()
    {
        CatalogFixture fixture;
        publish(fixture);
        const qint64 version = fixture.version();
        auto rows = demoProducts();
        rows[1].title = u"和田大枣"_qs;
        rows[2].variants[0].stock = 0;
        QCOMPARE(fixture.writer->applyPage(rows, fixture.now).value(), 2);
        QCOMPARE(fixture.version(), version + 1);
        const auto page = fixture.reader.products({});
        QCOMPARE(titles(page), (QStringList{u"哈密瓜"_qs, u"葡萄干"_qs, u"和田大枣"_qs, u"枸杞"_qs}));
        QVERIFY(!page->at(0).inStock);
        QVERIFY(page->at(1).inStock);
    }

    /// The page is compared with what stands there now, not with what it brought last time.
    void aPageBringsAnOldPriceBack()
    {
        CatalogFixture fixture;
        publish(fixture);
        QVERIFY(
            fixture.writer->applyPricesAndStock({{variantId(u"goji"_qs), Money::fromFen(2500), 5, false}}, fixture.now)
                .ok());
        QCOMPARE(fixture.reader.variant(variantId(u"goji"_qs))->price.fen(), 2500);
        QCOMPARE(fixture.writer->applyPage(demoProducts(), fixture.now).value(), 1);
        QCOMPARE(fixture.reader.variant(variantId(u"goji"_qs))->price.fen(), 1990);
    }

    void popularityOrdersAndMoves()
    {
        CatalogFixture fixture;
        publish(fixture);
        auto goji = demoProducts().last();
        goji.popularity = 5000; // cut to 1000
        QCOMPARE(fixture.writer->applyPage({goji}, fixture.now).value(), 1);
        QCOMPARE(titles(fixture.reader.products({})).first(), u"枸杞"_qs);
        QCOMPARE(titles(fixture.reader.products(filter(u"gansu"_qs))), QStringList{u"枸杞"_qs});
        ProductQuery query;
        query.text = u"枸杞"_qs;
        QCOMPARE(fixture.reader.products(query)->size(), 1);
        goji.popularity = -7;
        QVERIFY(fixture.writer->applyPage({goji}, fixture.now).ok());
        QCOMPARE(titles(fixture.reader.products({})).last(), u"枸杞"_qs);
        QCOMPARE(fixture.reader.products(query)->size(), 1);
    }

    void filtersByCategoryAndOrigin_data()
    {
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("origin");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const QString no;
        QTest::newRow("all") << no << no << no << QStringList{u"哈密瓜"_qs, u"葡萄干"_qs, u"大枣"_qs, u"枸杞"_qs};
        QTest::newRow("kind") << u"dried-fruit"_qs << no << no << QStringList{u"葡萄干"_qs, u"大枣"_qs, u"枸杞"_qs};
        QTest::newRow("root") << u"kind"_qs << no << no
                              << QStringList{u"哈密瓜"_qs, u"葡萄干"_qs, u"大枣"_qs, u"枸杞"_qs};
        QTest::newRow("region holds its places")
            << no << u"xinjiang"_qs << no << QStringList{u"哈密瓜"_qs, u"葡萄干"_qs, u"大枣"_qs};
        QTest::newRow("place") << no << u"turpan"_qs << no << QStringList{u"葡萄干"_qs};
        QTest::newRow("both") << u"dried-fruit"_qs << u"xinjiang"_qs << no << QStringList{u"葡萄干"_qs, u"大枣"_qs};
        QTest::newRow("none of both") << u"melon"_qs << u"gansu"_qs << no << QStringList{};
        QTest::newRow("unknown") << u"gone"_qs << no << no << QStringList{};
        QTest::newRow("text") << no << no << u"枣"_qs << QStringList{u"大枣"_qs};
        QTest::newRow("text and kind") << u"melon"_qs << no << u"枣"_qs << QStringList{};
        QTest::newRow("text and both") << u"dried-fruit"_qs << u"xinjiang"_qs << u"guogan"_qs
                                       << QStringList{u"葡萄干"_qs, u"大枣"_qs};
    }
    void filtersByCategoryAndOrigin()
    {
        QFETCH(QString, category);
        QFETCH(QString, origin);
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        CatalogFixture fixture;
        publish(fixture);
        ProductQuery query = filter(category, origin);
        query.text = text;
        QCOMPARE(titles(fixture.reader.products(query)), found);
    }

    void pages()
    {
        CatalogFixture fixture;
        QList<CatalogProductRow> rows;
        for (int i = 0; i < 95; ++i)
            rows.append(productRow(QString::number(i), u"商品 %1"_qs.arg(i), i * 7 % 50, {u"melon"_qs}));
        QVERIFY(fixture.writer->replaceCategories(demoCategories()).ok());
        QVERIFY(fixture.writer->applyPage(rows, fixture.now).ok());
        QVERIFY(fixture.writer->publish().ok());
        for (const QString &text : {QString(), u"商品"_qs}) {
            ProductQuery query = filter(u"kind"_qs);
            query.text = text;
            query.limit = 10;
            QStringList seen;
            qint64 before = -1;
            for (;;) {
                const auto page = fixture.reader.products(query);
                QVERIFY(page.ok());
                for (const ProductSummary &summary : *page) {
                    QVERIFY(summary.row > before);
                    before = summary.row;
                    seen.append(summary.title);
                }
                if (page->size() < query.limit) break;
                query.afterRow = page->last().row;
                query.offset = static_cast<int>(seen.size());
            }
            QCOMPARE(seen.size(), 95);
            seen.removeDuplicates();
            QCOMPARE(seen.size(), 95);
        }
        ProductQuery greedy;
        greedy.limit = 1'000'000;
        QCOMPARE(fixture.reader.products(greedy)->size(), 95);
        greedy.limit = -1;
        QVERIFY(fixture.reader.products(greedy)->isEmpty());
    }

    void categoriesComeParentsFirst()
    {
        CatalogFixture fixture;
        publish(fixture);
        QStringList handles;
        const auto categories = fixture.reader.categories();
        for (const Category &category : *categories)
            handles.append(category.handle);
        QCOMPARE(handles, (QStringList{u"kind"_qs, u"origin"_qs, u"dried-fruit"_qs, u"melon"_qs, u"xinjiang"_qs,
                                       u"gansu"_qs, u"hotan"_qs, u"turpan"_qs}));
    }

    void categoriesChange()
    {
        CatalogFixture fixture;
        publish(fixture);
        auto categories = demoCategories();
        const auto turpan =
            std::find_if(categories.begin(), categories.end(), [](const auto &row) { return row.handle == u"turpan"; });
        turpan->parent = categoryId(u"gansu"_qs); // moved
        turpan->name.set(Language::En, u"Quuxville"_qs);
        QCOMPARE(fixture.writer->replaceCategories(categories).value(), 1);
        QCOMPARE(titles(fixture.reader.products(filter({}, u"gansu"_qs))), (QStringList{u"葡萄干"_qs, u"枸杞"_qs}));
        ProductQuery query;
        query.text = u"quuxv"_qs;
        query.language = Language::En;
        const auto found = fixture.reader.products(query);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().place, u"Quuxville"_qs);
        turpan->name.set(Language::En, u"Raisintown"_qs); // renamed alone
        QCOMPARE(fixture.writer->replaceCategories(categories).value(), 1);
        QVERIFY(fixture.reader.products(query)->isEmpty());
        categories.erase(turpan); // gone
        QCOMPARE(fixture.writer->replaceCategories(categories).value(), 1);
        QCOMPARE(fixture.reader.categories()->size(), categories.size());
        QCOMPARE(titles(fixture.reader.products(filter({}, u"gansu"_qs))), QStringList{u"枸杞"_qs});
        QCOMPARE(fixture.reader.products({})->size(), 4);
    }

    void aCircleOfCategoriesEnds()
    {
        CatalogFixture fixture;
        auto categories = demoCategories();
        categories[4].parent = categoryId(u"turpan"_qs); // xinjiang under turpan under xinjiang
        QVERIFY(fixture.writer->replaceCategories(categories).ok());
        QVERIFY(fixture.writer->applyPage(demoProducts(), fixture.now).ok());
        QVERIFY(fixture.writer->publish().ok());
        QVERIFY(fixture.reader.categories().ok());
        QCOMPARE(fixture.reader.products({})->size(), 4);
    }

    void aProductIsWhole()
    {
        CatalogFixture fixture;
        publish(fixture);
        auto row = demoProducts().first();
        CatalogVariantRow big = row.variants.first();
        big.id = variantId(u"raisin-big"_qs);
        big.gtin = Gtin::parse(u"9521000000018");
        big.price = Money::fromFen(990);
        big.netWeightGrams = 1000;
        CatalogVariantRow notSold = big;
        notSold.id = variantId(u"raisin-none"_qs);
        notSold.gtin = Gtin::parse(u"9521000000025");
        notSold.price.reset();
        row.variants += {big, notSold};
        row.lots[0].recalled = true;
        row.story = texts(u"来历"_qs, u"ھېكايە"_qs);
        QCOMPARE(fixture.writer->applyPage({row}, fixture.now).value(), 1);
        QCOMPARE(fixture.writer
                     ->applyTexts(Language::Ru,
                                  {{row.id, u"Изюм"_qs, u"Сладкий"_qs}, {productId(u"gone"_qs), u"?"_qs, u"?"_qs}})
                     .value(),
                 1);
        const auto product = fixture.reader.product(row.id);
        QVERIFY(product.ok());
        QCOMPARE(product->title.in(Language::Ru), u"Изюм"_qs);
        QCOMPARE(product->title.in(Language::En), u"葡萄干"_qs);
        QCOMPARE(product->description.in(Language::Ru), u"Сладкий"_qs);
        QCOMPARE(product->story.in(Language::UgCn), u"ھېكايە"_qs);
        QCOMPARE(product->handle, u"raisin"_qs);
        QCOMPARE(product->season, (QList<int>{9, 10}));
        QCOMPARE(product->tags, (QStringList{u"halal"_qs, u"gift"_qs}));
        QCOMPARE(product->lots.size(), 1);
        QCOMPARE(product->lots.first().harvested, QDate(2026, 9, 12));
        QVERIFY(product->lots.first().recalled);
        QCOMPARE(product->categories.size(), 2);
        QCOMPARE(product->variants.size(), 2);
        QCOMPARE(product->variants.at(1).price.fen(), 990);
        QCOMPARE(product->variants.at(0).priceAsOf, fixture.now);
        QCOMPARE(fixture.reader.variant(notSold.id).error(), CatalogError::NotFound);
        QCOMPARE(fixture.reader.findByGtin(*big.gtin).value(), std::pair(row.id, big.id));
        QCOMPARE(fixture.reader.findByGtin(*notSold.gtin).error(), CatalogError::NotFound);
        const auto summary = fixture.reader.products({})->at(1);
        QCOMPARE(summary.priceFrom.fen(), 990);
        QVERIFY(summary.severalPrices);
        QCOMPARE(summary.netWeightGrams, 1000);
        QCOMPARE(summary.place, u"吐鲁番"_qs);
        QCOMPARE(fixture.reader.product(productId(u"gone"_qs)).error(), CatalogError::NotFound);
    }

    void translationsStayWhenTheBaseChanges()
    {
        CatalogFixture fixture;
        publish(fixture);
        const ProductId id = productId(u"goji"_qs);
        QCOMPARE(fixture.writer->applyTexts(Language::En, {{id, u"Goji"_qs, u"Red"_qs}}).value(), 1);
        QCOMPARE(fixture.writer->applyTexts(Language::En, {{id, u"Goji"_qs, u"Red"_qs}}).value(), 0);
        QCOMPARE(fixture.writer->applyTexts(Language::Kk, {{id, u"枸杞"_qs, u"说明 枸杞"_qs}}).value(),
                 0); // the base itself
        auto row = demoProducts().last();
        row.title = u"黑枸杞"_qs;
        QVERIFY(fixture.writer->applyPage({row}, fixture.now).ok());
        QCOMPARE(fixture.reader.product(id)->title.in(Language::En), u"Goji"_qs);
        QCOMPARE(fixture.reader.product(id)->title.in(Language::Kk), u"黑枸杞"_qs);
        ProductQuery query;
        query.text = u"goj"_qs;
        QCOMPARE(fixture.reader.products(query)->size(), 1);
    }

    void unsoldIsHidden()
    {
        CatalogFixture fixture;
        publish(fixture);
        QCOMPARE(fixture.writer->applyPricesAndStock({{variantId(u"melon"_qs), std::nullopt, 3, false}}, fixture.now)
                     .value(),
                 1);
        QCOMPARE(fixture.reader.products({})->size(), 3);
        QCOMPARE(fixture.reader.freshness()->products, 3);
        QCOMPARE(fixture.reader.product(productId(u"melon"_qs)).error(), CatalogError::NotFound);
        QCOMPARE(fixture.writer->productIds()->size(), 4);
    }

    void ageOfPriceAndStock()
    {
        CatalogFixture fixture;
        publish(fixture);
        const UtcTime changed = fixture.now + std::chrono::minutes(10);
        QVERIFY(fixture.writer->applyPricesAndStock({{variantId(u"goji"_qs), Money::fromFen(2100), 4, true}}, changed)
                    .ok());
        const auto variant = fixture.reader.variant(variantId(u"goji"_qs));
        QCOMPARE(variant->priceAsOf, changed);
        QCOMPARE(variant->stock.quantity, 4);
        QVERIFY(variant->stock.backorder);
        QCOMPARE(fixture.reader.variant(variantId(u"melon"_qs))->stock.asOf, fixture.now);
        const qint64 version = fixture.version();
        const UtcTime swept = fixture.now + std::chrono::minutes(20);
        QVERIFY(fixture.writer->sweepDone(swept).ok());
        QCOMPARE(fixture.version(), version);
        QCOMPARE(fixture.reader.variant(variantId(u"melon"_qs))->stock.asOf, swept);
        QCOMPARE(fixture.reader.freshness()->stockAsOf, swept);
    }

    void removesProducts()
    {
        CatalogFixture fixture;
        publish(fixture);
        const qint64 version = fixture.version();
        QCOMPARE(fixture.writer->removeProducts({productId(u"goji"_qs), productId(u"gone"_qs)}).value(), 1);
        QCOMPARE(fixture.version(), version + 1);
        QCOMPARE(fixture.reader.products({})->size(), 3);
        ProductQuery query;
        query.text = u"枸杞"_qs;
        QVERIFY(fixture.reader.products(query)->isEmpty());
        QVERIFY(fixture.reader.products(filter(u"gansu"_qs))->isEmpty());
        QCOMPARE(fixture.reader.variant(variantId(u"goji"_qs)).error(), CatalogError::NotFound);
        const auto wanted = fixture.writer->imagesWanted(10, fixture.now);
        for (const WantedImage &image : *wanted)
            QVERIFY(!image.url.contains(u"goji"));
        QCOMPARE(fixture.writer->removeProducts({productId(u"goji"_qs)}).value(), 0);
        QCOMPARE(fixture.version(), version + 1);
        QVERIFY(fixture.writer->applyPage({demoProducts().last()}, fixture.now).ok()); // it comes back whole
        QCOMPARE(fixture.reader.products(query)->size(), 1);
    }

    void cursorAndRowsAreTogether()
    {
        CatalogFixture fixture;
        QVERIFY(fixture.writer->applyPage({demoProducts().first()}, fixture.now, {{u"page"_qs, u"1"_qs}}).ok());
        QCOMPARE(fixture.writer->cursor(u"page"_qs).value(), u"1"_qs);
        QVERIFY(fixture.writer->cursor(u"none"_qs)->isEmpty());
        // The next page fails at its last row: a trigger stands for any fault in the middle.
        {
            SQLite::Database database(fixture.path().toStdString(), SQLite::OPEN_READWRITE);
            database.exec("CREATE TRIGGER fault BEFORE INSERT ON product WHEN NEW.id = 'prod_goji' "
                          "BEGIN SELECT RAISE(ABORT, 'fault'); END");
        }
        const qint64 version = fixture.version();
        QVERIFY(!fixture.writer->applyPage(demoProducts(), fixture.now, {{u"page"_qs, u"2"_qs}}).ok());
        QCOMPARE(fixture.writer->cursor(u"page"_qs).value(), u"1"_qs);
        QCOMPARE(fixture.writer->productIds()->size(), 1);
        QCOMPARE(fixture.version(), version);
        {
            SQLite::Database database(fixture.path().toStdString(), SQLite::OPEN_READWRITE);
            database.exec("DROP TRIGGER fault");
        }
        QCOMPARE(fixture.writer->applyPage(demoProducts(), fixture.now, {{u"page"_qs, u"2"_qs}}).value(), 3);
        QCOMPARE(fixture.writer->cursor(u"page"_qs).value(), u"2"_qs);
        QVERIFY(fixture.writer->setCursors({{u"page"_qs, {}}}).ok());
        QVERIFY(fixture.writer->cursor(u"page"_qs)->isEmpty());
    }

    void aFullDiskLeavesTheCatalogAsItWas()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"catalog.db"_qs);
        CatalogWriter::Tuning tuning;
        tuning.maximumPages = 120;
        const auto writer = CatalogWriter::open(path, tuning);
        QVERIFY(writer.ok());
        QVERIFY((*writer)->applyPage(demoProducts(), {}).ok());
        QVERIFY((*writer)->publish().ok());
        QList<CatalogProductRow> many;
        for (int i = 0; i < 2000; ++i)
            many.append(productRow(QString::number(i), u"商品 %1"_qs.arg(i), 1, {}));
        QCOMPARE((*writer)->applyPage(many, {}, {{u"page"_qs, u"9"_qs}}).error(), StorageError::Full);
        QVERIFY((*writer)->cursor(u"page"_qs)->isEmpty());
        QCOMPARE(CatalogReaderSqlite(path).products({})->size(), 4);
    }

    void images()
    {
        CatalogFixture fixture;
        publish(fixture);
        const auto url = [](const QString &name) { return QString(u"http://store/static/" + name + u".png"); };
        const auto wanted = fixture.writer->imagesWanted(2, fixture.now);
        QCOMPARE(wanted->size(), 2);
        QCOMPARE(wanted->at(0).url, url(u"melon"_qs));
        QCOMPARE(wanted->at(1).url, url(u"raisin"_qs));
        const ImageId image = ImageId::parse(QString(64, u'a'));
        QCOMPARE(fixture.writer->setImage(url(u"melon"_qs), image, u"\"e1\""_qs, fixture.now).value(), 1);
        QCOMPARE(fixture.writer->setImage(url(u"raisin"_qs), {}, {}, fixture.now).value(), 0); // failed
        QCOMPARE(fixture.reader.products({})->first().image, image);
        QCOMPARE(fixture.writer->imagesInUse().value(), QList<ImageId>{image});
        QCOMPARE(fixture.writer->imagesWanted(9, fixture.now)->size(), 2); // the two never asked for
        const auto again = fixture.writer->imagesWanted(9, fixture.now + std::chrono::hours(1));
        QCOMPARE(again->size(), 4);
        QCOMPARE(again->at(0).url, url(u"jujube"_qs));
        // A product that changes keeps its picture; one with another address loses it.
        auto melon = demoProducts().at(2);
        melon.title = u"甜瓜"_qs;
        QVERIFY(fixture.writer->applyPage({melon}, fixture.now).ok());
        QCOMPARE(fixture.reader.product(melon.id)->image, image);
        melon.imageUrl = url(u"other"_qs);
        QVERIFY(fixture.writer->applyPage({melon}, fixture.now).ok());
        QVERIFY(fixture.reader.product(melon.id)->image.isNull());
        QCOMPARE(fixture.writer->imagesWanted(1, fixture.now)->first().url, url(u"other"_qs));
    }

    void shippingOptions()
    {
        CatalogFixture fixture;
        publish(fixture);
        const QList<ShippingOption> options{{ShippingOptionId::parse(u"so_1"_qs), u"pickup"_qs, {}},
                                            {ShippingOptionId::parse(u"so_2"_qs), u"shipping"_qs, Money::fromFen(800)}};
        QCOMPARE(fixture.writer->replaceShippingOptions(options).value(), 1);
        QCOMPARE(fixture.writer->replaceShippingOptions(options).value(), 0);
        const auto read = fixture.reader.shippingOptions();
        QCOMPARE(read->size(), 2);
        QCOMPARE(read->at(1).price.fen(), 800);
        QCOMPARE(read->at(0).code, u"pickup"_qs);
    }

    void hostileTexts_data()
    {
        QTest::addColumn<QString>("title");
        QTest::newRow("NUL") << QString(u"a\0b"_qs).replace(1, 1, QChar(0));
        QTest::newRow("100 kB") << QString(50'000, u'葡');
        QTest::newRow("100 kB of one word") << QString(100'000, u'x');
        QTest::newRow("bidi") << u"\u202eabc\u2066 \u200f"_qs;
        QTest::newRow("quotes") << u"'; DROP TABLE product; -- \" * NEAR( ^"_qs;
        QTest::newRow("lone surrogate") << QString(QChar(0xd800)) + u"x";
        QTest::newRow("beyond the BMP") << u"𠮷野家 😀"_qs;
    }
    void hostileTexts()
    {
        QFETCH(QString, title);
        CatalogFixture fixture;
        auto row = productRow(u"h"_qs, title, 1, {});
        row.story = texts(title, title);
        row.tags = {title};
        row.lots = {{title, {}, {}, false}};
        QCOMPARE(fixture.writer->applyPage({row}, fixture.now).value(), 1);
        QCOMPARE(fixture.writer->applyPage({row}, fixture.now).value(), 0);
        QVERIFY(fixture.writer->applyTexts(Language::Ru, {{row.id, title + u"!", title}}).ok());
        QVERIFY(fixture.writer->publish().ok());
        QCOMPARE(fixture.reader.products({})->size(), 1);
        QVERIFY(fixture.reader.product(row.id).ok());
        QCOMPARE(fixture.writer->removeProducts({row.id}).value(), 1);
        QVERIFY(fixture.reader.products({})->isEmpty());
    }

    /// No statement of a page may sort or scan.
    void pagesComeFromIndexes_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("all") << QByteArray(
            "SELECT p.id FROM product p WHERE p.row > 5 AND p.price_from_fen IS NOT NULL "
            "ORDER BY p.row LIMIT 60");
        QTest::newRow("category") << QByteArray(
            "SELECT p.id FROM product_category m CROSS JOIN product p ON p.row = m.row WHERE m.category = 1 "
            "AND m.row > 5 AND p.price_from_fen IS NOT NULL ORDER BY m.row LIMIT 60");
        QTest::newRow("both") << QByteArray(
            "SELECT p.id FROM product_category m CROSS JOIN product p ON p.row = m.row WHERE m.category = 1 "
            "AND m.row > 5 AND EXISTS(SELECT 1 FROM product_category c WHERE c.category = 2 AND c.row = "
            "p.row) ORDER BY m.row LIMIT 60");
        QTest::newRow("search term") << QByteArray(
            "SELECT chunk FROM search_term WHERE term >= X'77' AND term < X'78'");
        QTest::newRow("search facts") << QByteArray("SELECT row, cells FROM search_facts WHERE stamp > 3");
        QTest::newRow("hits") << QByteArray(
            "SELECT p.id FROM json_each('[1]') j CROSS JOIN product p ON p.number = j.value");
        QTest::newRow("sku") << QByteArray(
            "SELECT product FROM variant WHERE lower(replace(replace(replace(sku, '-', ''), '.', ''), '_', '')) >= 'a' "
            "AND lower(replace(replace(replace(sku, '-', ''), '.', ''), '_', '')) < 'b' LIMIT 5");
        QTest::newRow("last digits") << QByteArray(
            "SELECT product FROM variant WHERE gtin <> '' AND substr(gtin, -4) = '0018' LIMIT 5");
        QTest::newRow("gtin") << QByteArray("SELECT p.id FROM variant v JOIN product p ON p.number = v.product WHERE "
                                            "v.gtin = '1' AND v.gtin <> '' LIMIT 1");
        QTest::newRow("images") << QByteArray("SELECT url FROM image WHERE checked_ms = 0 ORDER BY row LIMIT 5");
    }
    void pagesComeFromIndexes()
    {
        QFETCH(QByteArray, sql);
        CatalogFixture fixture;
        publish(fixture);
        SQLite::Database database(fixture.path().toStdString(), SQLite::OPEN_READONLY);
        SQLite::Statement plan(database, "EXPLAIN QUERY PLAN " + sql.toStdString());
        int steps = 0;
        while (plan.executeStep()) {
            const QByteArray detail = plan.getColumn(3).getText();
            QVERIFY2(!detail.contains("TEMP B-TREE"), detail.constData());
            QVERIFY2(!detail.startsWith("SCAN") || detail.contains("VIRTUAL TABLE") || detail.contains("USING INDEX"),
                     detail.constData());
            ++steps;
        }
        QVERIFY(steps > 0);
    }
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"

// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/generator/catalog_generator.h"

#include "test_store.h"

#include <QBuffer>
#include <QTest>

namespace caravan::generator {

class TestGenerator : public QObject
{
    Q_OBJECT

private slots:
    void sameSeedSameBytes();
    void tenThousandAreImported();
    void baseCategoriesAreTaken();

private:
    static QByteArray generate(const Settings &settings);
};

QByteArray TestGenerator::generate(const Settings &settings)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto written = generateCatalog(settings, buffer);
    return written ? buffer.data() : QByteArray();
}

void TestGenerator::sameSeedSameBytes()
{
    Settings settings;
    settings.products = 200;
    const QByteArray first = generate(settings);
    QVERIFY(!first.isEmpty());
    QCOMPARE(generate(settings), first);
    settings.seed = 2;
    QVERIFY(generate(settings) != first);
}

void TestGenerator::tenThousandAreImported()
{
    Settings settings;
    settings.products = 10'000;
    settings.images = {QStringLiteral("a.png"), QStringLiteral("b.png")};
    demostore::TestStore store;
    QCOMPARE(store.import(generate(settings)), QString());
    QSet<QString> ids;
    for (int offset = 0; offset < 10'000; offset += 1'000) {
        const auto page = store.get(QStringLiteral("/store/products?fields=id&limit=1000&offset=%1").arg(offset));
        QCOMPARE(page.json().value(QStringLiteral("count")).toInt(), 10'000);
        const QJsonArray rows = page.array(QStringLiteral("products"));
        for (const QJsonValue &row : rows)
            ids.insert(row[u"id"].toString());
    }
    QCOMPARE(ids.size(), 10'000);
    // Once more: the same catalog, so nothing is newer than it was.
    const QString time = store.get(QStringLiteral("/store/products?limit=1"))
                             .array(QStringLiteral("products"))[0][u"updated_at"]
                             .toString();
    QCOMPARE(store.import(generate(settings)), QString());
    QCOMPARE(store.get(QStringLiteral("/store/products?fields=id&updated_at[$gt]=") + time)
                 .json()
                 .value(QStringLiteral("count"))
                 .toInt(),
             0);
}

void TestGenerator::baseCategoriesAreTaken()
{
    demostore::TestStore store;
    Settings settings;
    settings.products = 1;
    settings.base = store.writeCatalog(demostore::sampleCatalog());
    const QByteArray text = generate(settings);
    QVERIFY(text.contains("火洲"));
    QVERIFY(!text.contains("\"raisins\""));
    settings.base = store.dir() + QStringLiteral("/none");
    QVERIFY(generate(settings).isEmpty());
}

} // namespace caravan::generator

QTEST_GUILESS_MAIN(caravan::generator::TestGenerator)
#include "tst_catalog_generator.moc"

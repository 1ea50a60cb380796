// SPDX-License-Identifier: Apache-2.0
#include "search/loaded_catalog.h"

#include <QFile>
#include <QMap>
#include <QSet>
#include <QTest>

#include <cstdio>

using namespace caravan;

namespace {

/// One line of a file of searches: class, language, what is typed, handles that are expected among the first five.
struct Search
{
    QString kind;
    QString language;
    QString typed;
    QStringList expected;
};

struct Score
{
    int searches = 0;
    double recall = 0;
    double reciprocalRank = 0;

    void add(double searchRecall, double searchRank)
    {
        ++searches;
        recall += searchRecall;
        reciprocalRank += searchRank;
    }
    [[nodiscard]] double meanRecall() const { return searches ? recall / searches : 0; }
    [[nodiscard]] double meanRank() const { return searches ? reciprocalRank / searches : 0; }
};

QList<Search> searchesIn(const QString &name)
{
    QList<Search> searches;
    QFile file(QStringLiteral(RELEVANCE_DIR "/") + name);
    if (!file.open(QIODevice::ReadOnly)) return searches;
    while (!file.atEnd()) {
        QString line = QString::fromUtf8(file.readLine());
        if (line.endsWith(u'\n')) line.chop(1);
        if (line.trimmed().isEmpty() || line.startsWith(u'#')) continue;
        const QStringList fields = line.split(u'\t');
        if (fields.size() == 4) searches.append({fields[0], fields[1], fields[2], fields[3].split(u' ')});
    }
    return searches;
}

} // namespace

class RelevanceTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LoadedCatalog> m_catalog;

    QStringList firstFive(const Search &search)
    {
        ProductQuery query;
        query.text = search.typed;
        query.language = languageFromTag(search.language).value_or(Language::ZhCn);
        query.limit = 5;
        QStringList handles;
        for (const ProductSummary &hit : m_catalog->reader().search(query).valueOr({}).products)
            handles.append(hit.id.toString().section(u'_', 1));
        return handles;
    }

    Score scoreOf(const QString &file)
    {
        QMap<QString, Score> classes;
        Score all;
        for (const Search &search : searchesIn(file)) {
            const QStringList found = firstFive(search);
            qsizetype hits = 0;
            double rank = 0;
            for (const QString &handle : search.expected)
                if (const qsizetype at = found.indexOf(handle); at >= 0) {
                    ++hits;
                    rank = std::max(rank, 1.0 / static_cast<double>(at + 1));
                }
            const double recall =
                static_cast<double>(hits) / static_cast<double>(std::min<qsizetype>(search.expected.size(), 5));
            classes[search.kind].add(recall, rank);
            all.add(recall, rank);
            if (recall < 1)
                std::printf("missed  %s  %s  «%s»  %.2f  first five: %s\n", qPrintable(file), qPrintable(search.kind),
                            search.typed.toUtf8().constData(), recall, qPrintable(found.join(u' ')));
        }
        for (auto score = classes.cbegin(); score != classes.cend(); ++score)
            std::printf("%-16s %-14s %3d searches  recall@5 %.3f  MRR %.3f\n", qPrintable(file),
                        qPrintable(score.key()), score->searches, score->meanRecall(), score->meanRank());
        std::printf("%-16s %-14s %3d searches  recall@5 %.3f  MRR %.3f\n", qPrintable(file), "all", all.searches,
                    all.meanRecall(), all.meanRank());
        return all;
    }

private slots:
    void initTestCase()
    {
        auto catalog = LoadedCatalog::open(QStringLiteral(DEMO_CATALOG));
        QVERIFY2(catalog.ok(), catalog.ok() ? "" : qPrintable(catalog.error()));
        m_catalog = std::move(catalog).value();
    }

    void everyExpectedHandleIsSold()
    {
        QSet<QString> sold;
        ProductQuery all;
        all.limit = 500;
        for (const ProductSummary &product : m_catalog->reader().products(all).valueOr({}))
            sold.insert(product.id.toString().section(u'_', 1));
        QVERIFY(sold.size() > 100);
        for (const QString &file : {QStringLiteral("first_look.tsv"), QStringLiteral("queries.tsv")})
            for (const Search &search : searchesIn(file))
                for (const QString &handle : search.expected)
                    QVERIFY2(sold.contains(handle), qPrintable(QString(search.typed + u": " + handle)));
    }

    void shoppersFindWhatTheyMean()
    {
        const Score score = scoreOf(QStringLiteral("queries.tsv"));
        QVERIFY2(score.searches >= 300, "too few searches to say anything");
        QVERIFY2(score.meanRecall() >= 0.97, qPrintable(QString::number(score.meanRecall())));
    }

    /// Written before the search: the estimate that nobody tuned for.
    void theFirstLookHolds()
    {
        const Score score = scoreOf(QStringLiteral("first_look.tsv"));
        QCOMPARE(score.searches, 60);
        QVERIFY2(score.meanRecall() >= 0.90, qPrintable(QString::number(score.meanRecall())));
    }
};

QTEST_GUILESS_MAIN(RelevanceTest)
#include "tst_relevance.moc"

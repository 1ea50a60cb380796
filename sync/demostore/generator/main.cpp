// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/generator/catalog_generator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace {

constexpr int maximumProducts = 10'000'000;

int fail(const QString &message)
{
    std::fprintf(stderr, "caravan-catalog-generator: %s\n", message.toLocal8Bit().constData());
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(CARAVAN_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Writes a catalog file of any size to standard output."));
    const QCommandLineOption products(QStringLiteral("products"), QStringLiteral("How many."), QStringLiteral("N"),
                                      QStringLiteral("1000"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("The same gives the same file."),
                                  QStringLiteral("S"), QStringLiteral("1"));
    const QCommandLineOption base(QStringLiteral("base"), QStringLiteral("Take the categories of this catalog file."),
                                  QStringLiteral("FILE"));
    const QCommandLineOption image(
        QStringLiteral("image"), QStringLiteral("A picture that products share; repeatable."), QStringLiteral("NAME"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({products, seed, base, image});
    parser.process(application);

    bool seedOk = false;
    caravan::generator::Settings settings;
    settings.products = parser.value(products).toInt();
    settings.seed = parser.value(seed).toULongLong(&seedOk);
    settings.base = parser.value(base);
    settings.images = parser.values(image);
    if (settings.products < 1 || settings.products > maximumProducts || !seedOk)
        return fail(QStringLiteral("--products is 1 to 10000000, --seed a whole number"));
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly)) return fail(out.errorString());
    const auto written = caravan::generator::generateCatalog(settings, out);
    return written ? 0 : fail(written.error());
}

// SPDX-License-Identifier: Apache-2.0
#include "bench/shop.h"

#include "bench/environment.h"
#include "core/process_options.h"
#include "sync/demostore/generator/catalog_generator.h"

#include <QFile>

namespace caravan::bench {

namespace {

constexpr Milliseconds importPatience{600'000};
constexpr Milliseconds servePatience{30'000};

Result<Done, QString> generate(const QString &path, int products)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return Failure{QStringLiteral("%1: %2").arg(path, file.errorString())};
    generator::Settings settings;
    settings.products = products;
    return generator::generateCatalog(settings, file);
}

} // namespace

Shop::Shop(QString folder, const QString &binary, const QString &log)
    : m_folder(std::move(folder))
    , m_store(binary, log)
{
}

Result<std::unique_ptr<Shop>, QString> Shop::open(Environment &environment, int products)
{
    const auto folder = environment.newFolder(QStringLiteral("shop"));
    if (!folder) return folder.failure();
    const QString catalog = *folder + QStringLiteral("/catalog.jsonl");
    if (const auto generated = generate(catalog, products); !generated) return generated.failure();
    std::unique_ptr<Shop> shop(new Shop(*folder, environment.program(QStringLiteral("caravan-demostore")),
                                        *folder + QStringLiteral("/demostore.log")));
    const QStringList state{QStringLiteral("--state"), *folder};
    const QStringList import{QStringLiteral("--import"), catalog, QStringLiteral("--once")};
    if (const auto started = shop->m_store.start(state + import); !started) return started.failure();
    if (const auto imported = shop->m_store.finish(importPatience); !imported) return imported.failure();
    if (const auto started = shop->m_store.start(state); !started) return started.failure();
    const auto serving = shop->m_store.waitForLog(QStringLiteral("serving url="), servePatience);
    if (!serving) return serving.failure();
    return shop;
}

QString Shop::connectionFile() const { return state::storeConnection(m_folder); }

Result<QString, QString> Shop::newTerminal(Environment &environment) const
{
    const auto folder = environment.newFolder(QStringLiteral("terminal"));
    if (!folder) return folder;
    if (!QFile::copy(connectionFile(), state::storeConnection(*folder)))
        return Failure{QStringLiteral("the store's connection cannot be copied")};
    return folder;
}

} // namespace caravan::bench

// SPDX-License-Identifier: Apache-2.0
#include "faults/http/store_home.h"

#include "core/process_options.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>

namespace caravan::faults {

namespace {

const QByteArray catalog = R"({"type":"category","handle":"kind","rank":0,"name":{"zh-CN":"种类"}}
{"type":"category","handle":"fruit","parent":"kind","rank":0,"name":{"zh-CN":"干果","en":"Dried fruit"}}
{"type":"product","handle":"raisins","categories":["fruit"],"popularity":9,"title":{"zh-CN":"葡萄干","ug-CN":"ئۈزۈم","en":"Raisins"},"description":{"zh-CN":"甜"},"image":"a.png","variants":[{"sku":"R-250","title":{"zh-CN":"250 克"},"price_fen":1990,"stock":1000000}]}
{"type":"product","handle":"dates","categories":["fruit"],"popularity":5,"title":{"zh-CN":"红枣","ru":"Финики"},"description":{"zh-CN":"红"},"variants":[{"sku":"D-500","title":{"zh-CN":"500 克"},"price_fen":2500,"stock":7}]}
)";

QByteArray picture()
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a file");
}

SQLite::Database open(const QTemporaryDir &dir)
{
    return {state::storeDatabase(dir.path()).toStdString(), SQLite::OPEN_READWRITE, 5'000};
}

QString folderTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/caravan-XXXXXX");
}

constexpr const char *tables[] = {"cart", "cart_item", "payment_collection", "payment_session", "\"order\""};

} // namespace

StoreHome::StoreHome()
    : m_dir(folderTemplate())
{
    QDir(m_dir.path()).mkpath(QStringLiteral("images"));
    write(m_dir.filePath(QStringLiteral("images/a.png")), picture());
    auto opened = demostore::DemoStore::open(m_dir.path(), m_clock);
    if (!opened) qFatal("%s", qPrintable(opened.error()));
    m_store = std::move(opened).value();
    import(catalog);
    const auto served = m_store->serve(0);
    if (!served) qFatal("%s", qPrintable(served.error()));
    m_port = *served;
}

StoreHome::~StoreHome() = default;

void StoreHome::import(const QByteArray &lines)
{
    const QString path = m_dir.filePath(QStringLiteral("catalog.jsonl"));
    write(path, lines);
    const auto counts = m_store->import({path});
    if (!counts) qFatal("%s", qPrintable(counts.error()));
}

QString StoreHome::databasePath() const { return state::storeDatabase(m_dir.path()); }

void StoreHome::run(const QByteArray &sql) { open(m_dir).exec(sql.toStdString()); }

void StoreHome::backUp()
{
    const QString path = m_dir.filePath(QStringLiteral("backup.db"));
    QFile::remove(path);
    open(m_dir).exec("VACUUM INTO '" + path.toStdString() + "'");
}

void StoreHome::restore()
{
    SQLite::Database database = open(m_dir);
    database.exec("ATTACH '" + m_dir.filePath(QStringLiteral("backup.db")).toStdString() + "' AS backup");
    database.exec("BEGIN");
    for (auto table = std::rbegin(tables); table != std::rend(tables); ++table)
        database.exec(std::string("DELETE FROM main.") + *table);
    for (const char *table : tables)
        database.exec(std::string("INSERT INTO main.") + table + " SELECT * FROM backup." + table);
    database.exec("COMMIT");
}

void StoreHome::wipe()
{
    SQLite::Database database = open(m_dir);
    for (auto table = std::rbegin(tables); table != std::rend(tables); ++table)
        database.exec(std::string("DELETE FROM ") + *table);
}

int StoreHome::ordersOf(const OrderId &id)
{
    SQLite::Database database = open(m_dir);
    SQLite::Statement count(database, "SELECT count(*) FROM \"order\" WHERE email = ?");
    count.bind(1, id.toEmail().toStdString());
    return count.executeStep() ? count.getColumn(0).getInt() : -1;
}

int StoreHome::allOrders()
{
    SQLite::Database database = open(m_dir);
    SQLite::Statement count(database, "SELECT count(*) FROM \"order\"");
    return count.executeStep() ? count.getColumn(0).getInt() : -1;
}

} // namespace caravan::faults

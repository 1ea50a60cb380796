// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/image_shelf.h"

#include "sync/demostore/sql_text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace caravan::demostore {

namespace {

constexpr int rememberedNames = 1'000;

/// By the bytes, not by the name alone: what is served as a PNG is one. Empty where they do not fit.
QByteArray contentType(const QString &suffix, const QByteArray &bytes)
{
    if (suffix == u"png" && bytes.startsWith("\x89PNG\r\n\x1a\n")) return QByteArrayLiteral("image/png");
    if ((suffix == u"jpg" || suffix == u"jpeg") && bytes.startsWith("\xff\xd8\xff"))
        return QByteArrayLiteral("image/jpeg");
    if (suffix == u"svg" && bytes.left(4'096).contains("<svg")) return QByteArrayLiteral("image/svg+xml");
    return {};
}

} // namespace

ImageShelf::ImageShelf(StoreDatabase &database, QString folder)
    : m_database(database)
    , m_folder(std::move(folder))
    , m_added(rememberedNames)
{
}

Result<QString, QString> ImageShelf::add(const QString &path, qint64 import)
{
    if (const QString *known = m_added.object(path)) return *known;
    const QFileInfo info(path);
    if (!info.isFile()) return Failure{QStringLiteral("there is no file images/%1").arg(info.fileName())};
    if (info.size() > maximumBytes) return Failure{QStringLiteral("is larger than 8 MiB")};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Failure{file.errorString()};
    const QByteArray bytes = file.read(maximumBytes + 1);
    const QByteArray type = contentType(info.suffix(), bytes);
    if (bytes.size() > maximumBytes || type.isEmpty())
        return Failure{QStringLiteral("is not the kind of picture that its name says")};

    const QString hash = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QString name = hash.left(12) + QLatin1Char('-') + info.fileName();
    const QString stored = m_folder + QLatin1Char('/') + hash;
    if (QFileInfo(stored).size() != bytes.size()) {
        QSaveFile copy(stored);
        QDir().mkpath(m_folder);
        if (!copy.open(QIODevice::WriteOnly) || copy.write(bytes) != bytes.size() || !copy.commit())
            return Failure{QStringLiteral("cannot be stored: %1").arg(copy.errorString())};
    }
    SQLite::Statement upsert(m_database.sql(), "INSERT INTO image VALUES (?, ?, ?, ?) "
                                               "ON CONFLICT(name) DO UPDATE SET seen = excluded.seen");
    bindText(upsert, 1, name);
    bindText(upsert, 2, hash);
    bindText(upsert, 3, type);
    bindInteger(upsert, 4, import);
    upsert.exec();
    m_added.insert(path, new QString(name));
    return name;
}

void ImageShelf::dropUnused(qint64 import)
{
    SQLite::Statement drop(m_database.sql(), "DELETE FROM image WHERE seen <> ?");
    bindInteger(drop, 1, import);
    drop.exec();
    m_added.clear();
}

void ImageShelf::sweepFiles()
{
    const auto swept = guarded([this]() -> Result<Done, Refusal> {
        SQLite::Statement used(m_database.sql(), "SELECT 1 FROM image WHERE sha256 = ?");
        const QStringList files = QDir(m_folder).entryList(QDir::Files);
        for (const QString &file : files) {
            bindText(used, 1, file);
            if (!used.executeStep()) QFile::remove(m_folder + QLatin1Char('/') + file);
            used.reset();
        }
        return Done{};
    });
    if (!swept) qCWarning(lcStore, "unused pictures were not removed");
}

Reply ImageShelf::read(const QString &name)
{
    return guarded([&]() -> Reply {
        SQLite::Statement select(m_database.sql(), "SELECT sha256, content_type FROM image WHERE name = ?");
        bindText(select, 1, name);
        if (!select.executeStep()) return Failure{Refusal::notFound(QStringLiteral("There is no such picture"))};
        const QString hash = columnText(select, 0);
        QFile file(m_folder + QLatin1Char('/') + hash);
        if (!file.open(QIODevice::ReadOnly)) return Failure{Refusal::unknownError()};
        return Answer{file.read(maximumBytes), columnBytes(select, 1), '"' + hash.toLatin1() + '"'};
    });
}

} // namespace caravan::demostore

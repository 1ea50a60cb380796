// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/catalog_import.h"

#include "sync/demostore/catalog_line.h"

#include <QFile>
#include <QFileInfo>

#include <vector>

namespace caravan::demostore {

namespace {

std::optional<EntryFault> addLine(const QByteArray &line, const QString &imageDir, CatalogSink &sink,
                                  ImportCounts &counts)
{
    const auto entry = parseCatalogLine(line);
    if (!entry) return entry.error();
    if (const auto *category = std::get_if<CategoryEntry>(&*entry)) {
        ++counts.categories;
        return sink.add(*category);
    }
    const auto &product = std::get<ProductEntry>(*entry);
    ++counts.products;
    counts.variants += static_cast<int>(product.variants.size());
    return sink.add(product, imageDir);
}

std::optional<ImportFault> streamFile(const QString &path, CatalogSink &sink, ImportCounts &counts)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return ImportFault{path, 0, {{}, file.errorString()}};
    const QString imageDir = QFileInfo(path).absolutePath() + QStringLiteral("/images");
    // One buffer for all lines: a fresh megabyte for each was most of the time of an import.
    std::vector<char> buffer(maximumLine + 3);
    for (int number = 1; !file.atEnd(); ++number) {
        const qint64 length = file.readLine(buffer.data(), static_cast<qint64>(buffer.size()));
        if (length < 0) return ImportFault{path, number, {{}, file.errorString()}};
        QByteArray line(buffer.data(), length);
        if (line.endsWith('\n')) line.chop(1);
        if (line.size() > maximumLine) return ImportFault{path, number, {{}, QStringLiteral("is longer than 1 MiB")}};
        if (number == 1 && line.startsWith("\xEF\xBB\xBF")) line.remove(0, 3);
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith('#')) continue;
        if (const auto fault = addLine(line, imageDir, sink, counts)) return ImportFault{path, number, *fault};
    }
    if (file.error() != QFileDevice::NoError) return ImportFault{path, 0, {{}, file.errorString()}};
    return std::nullopt;
}

} // namespace

QString ImportFault::toString() const
{
    QString text = file;
    if (line > 0) text += QStringLiteral(":%1").arg(line);
    text += QStringLiteral(": ");
    if (!entry.field.isEmpty()) text += entry.field + QStringLiteral(": ");
    return text + entry.message;
}

Result<ImportCounts, ImportFault> streamCatalog(const QStringList &files, CatalogSink &sink)
{
    ImportCounts counts;
    for (const QString &path : files)
        if (const auto fault = streamFile(path, sink, counts)) return Failure{*fault};
    // An empty file is what a full disk or a killed export leaves: it must not empty the shop.
    if (counts.categories + counts.products == 0)
        return Failure{ImportFault{files.value(0), 0, {{}, QStringLiteral("has no entries")}}};
    return counts;
}

} // namespace caravan::demostore

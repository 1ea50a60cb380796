// SPDX-License-Identifier: Apache-2.0
#include "storage/order_salvage.h"

#include "domain/orders/order_document.h"

#include <QByteArrayMatcher>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace caravan {

namespace {

constexpr qint64 maximumRead = 256LL * 1024 * 1024;
constexpr qsizetype longestDocument = 64 * 1024;
constexpr qsizetype longestSealed = 4 * 1024;
constexpr qsizetype hashLength = 32;
constexpr qsizetype idLength = 36;

/// The length of the JSON object at the place; 0 where none ends within the longest document.
qsizetype objectLength(const QByteArray &bytes, qsizetype start)
{
    const qsizetype end = std::min(bytes.size(), start + longestDocument);
    int depth = 0;
    bool quoted = false;
    for (qsizetype at = start; at < end; ++at) {
        const char c = bytes.at(at);
        if (quoted) {
            if (c == '\\') ++at;
            if (c == '"') quoted = false;
            continue;
        }
        if (c == '"') quoted = true;
        if (c == '{') ++depth;
        if (c == '}' && --depth == 0) return at + 1 - start;
    }
    return 0;
}

void findDocuments(const QByteArray &bytes, QHash<QString, SalvagedOrder> &found)
{
    // The keys of a document are sorted, so every one begins alike.
    static const QByteArrayMatcher beginning(QByteArrayLiteral("{\"catalog_version\":"));
    for (qsizetype at = beginning.indexIn(bytes); at >= 0; at = beginning.indexIn(bytes, at + 1)) {
        const qsizetype length = objectLength(bytes, at);
        if (length == 0) continue;
        const QByteArray document = bytes.mid(at, length);
        if (documentHash(document) != bytes.mid(at + length, hashLength)) continue;
        const auto snapshot = readOrderDocument(document);
        if (snapshot) found[snapshot->id.toString()].document = document;
    }
}

/// A row of `contact` in SQLite's record format (https://www.sqlite.org/fileformat2.html#record_format): the length of
/// its header, 0x55 for a text of 36 bytes, a varint for a BLOB of n bytes (12 + 2n), the id, the sealed bytes.
void findContacts(const QByteArray &bytes, QHash<QString, SalvagedOrder> &found)
{
    constexpr char textOf36 = 0x55;
    for (qsizetype at = bytes.indexOf(textOf36); at > 0; at = bytes.indexOf(textOf36, at + 1)) {
        const int varintLength = bytes.at(at - 1) - 2;
        if (varintLength < 1 || varintLength > 3) continue;
        const qsizetype idAt = at + 1 + varintLength;
        if (idAt + idLength > bytes.size()) return;
        qsizetype type = 0;
        for (qsizetype i = at + 1; i < idAt; ++i)
            type = type * 128 + (bytes.at(i) & 0x7f);
        const auto order = found.find(QString::fromLatin1(bytes.mid(idAt, idLength)));
        if (order == found.end() || type < 12 || !order->sealedContact.isEmpty()) continue;
        const QByteArray sealed = bytes.mid(idAt + idLength, std::min((type - 12) / 2, longestSealed));
        const QString named = QJsonDocument::fromJson(order->document).object().value(u"contact_sha256").toString();
        if (QString::fromLatin1(documentHash(sealed).toHex()) == named) order->sealedContact = sealed;
    }
}

} // namespace

QHash<QString, SalvagedOrder> salvageOrders(const QStringList &files)
{
    QHash<QString, SalvagedOrder> found;
    QList<QByteArray> contents;
    for (const QString &path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) continue;
        contents.append(file.read(maximumRead));
        findDocuments(contents.constLast(), found);
    }
    for (const QByteArray &bytes : std::as_const(contents))
        findContacts(bytes, found);
    return found;
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "kiosk/unknown_codes.h"

#include "core/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace caravan {

namespace {

void shorten(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return;
    file.seek(file.size() - UnknownCodes::mostBytes / 2);
    file.readLine(); // the rest of a cut one
    const QByteArray kept = file.read(UnknownCodes::mostBytes);
    file.close();
    QSaveFile shorter(path);
    if (shorter.open(QIODevice::WriteOnly) && shorter.write(kept) == kept.size()) shorter.commit();
}

void append(const QString &path, const QByteArray &line)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(line) != line.size()) {
        qCWarning(lcProcess) << "an unknown code cannot be noted:" << file.errorString();
        return;
    }
    const bool full = file.size() > UnknownCodes::mostBytes;
    file.close();
    if (full) shorten(path);
}

} // namespace

UnknownCodes::UnknownCodes(const QString &stateDir)
    : m_file(QDir(stateDir).filePath(QStringLiteral("unknown-codes.jsonl")))
{
}

void UnknownCodes::note(const QString &gtin)
{
    const QJsonObject note{{QStringLiteral("at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                           {QStringLiteral("gtin"), gtin}};
    const QByteArray line = QJsonDocument(note).toJson(QJsonDocument::Compact) + '\n';
    m_worker.run([path = m_file, line] { append(path, line); });
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/terminal/fleet_transport.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMap>

namespace caravan {

/// Serves a folder as a static host would – ranges, ETags – at once and on the caller's stack, and as badly as a test
/// wants it to.
class SiteTransport final : public FleetTransport
{
public:
    explicit SiteTransport(QString folder = {})
        : m_folder(std::move(folder))
    {
    }

    QMap<QString, QByteArray> files; ///< instead of the folder's, by path below the address
    qint64 cutAfter = -1;            ///< bytes of a body after which the line breaks; -1: never
    bool down = false;
    bool endless = false; ///< goes on sending after the end
    bool ignoresRange = false;
    qint64 bytesSent = 0;
    int requests = 0;
    QStringList asked;

    void fetch(const FetchRequest &request, FetchSink &sink, std::function<void(FetchEnd)> ended) override
    {
        ++requests;
        const QString path = request.url.section(u'/', 3);
        asked.append(path);
        if (down) return ended({FetchEnd::Kind::Broken, {}, QStringLiteral("no line")});
        const auto body = bodyOf(path);
        if (!body) return ended({FetchEnd::Kind::Refused, {}, QStringLiteral("status 404")});
        const QByteArray tag = QCryptographicHash::hash(*body, QCryptographicHash::Sha256).toHex();
        if (tag == request.tag) return ended({FetchEnd::Kind::NotModified, tag, {}});
        ended(send(request, sink, *body, tag));
    }

private:
    std::optional<QByteArray> bodyOf(const QString &path) const
    {
        if (files.contains(path)) return files.value(path);
        QFile file(m_folder + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
    }

    FetchEnd send(const FetchRequest &request, FetchSink &sink, const QByteArray &body, const QByteArray &tag)
    {
        qint64 at = request.from;
        if (ignoresRange && at > 0) {
            if (!sink.restart()) return {FetchEnd::Kind::Stopped, tag, {}};
            at = 0;
        }
        if (at > body.size()) return {FetchEnd::Kind::Refused, tag, QStringLiteral("status 416")};
        qint64 left = cutAfter < 0 ? body.size() + 1 : cutAfter;
        constexpr qint64 chunk = 16 * 1024;
        while (at < body.size() || endless) {
            if (left == 0) return {FetchEnd::Kind::Broken, tag, QStringLiteral("cut")};
            QByteArray bytes = body.mid(at, qMin(chunk, left));
            if (bytes.isEmpty()) bytes = QByteArray(chunk, 'x');
            at += bytes.size();
            bytesSent += bytes.size();
            if (!endless) left -= bytes.size();
            if (at > request.most) return {FetchEnd::Kind::TooLong, tag, QStringLiteral("more than was said")};
            if (!sink.take(bytes)) return {FetchEnd::Kind::Stopped, tag, {}};
        }
        return {FetchEnd::Kind::Whole, tag, {}};
    }

    QString m_folder;
};

/// Runs jobs where they stand.
class InlineJobs final : public FleetJobs
{
public:
    void run(std::function<void()> work, std::function<void()> then) override
    {
        work();
        then();
    }
};

} // namespace caravan

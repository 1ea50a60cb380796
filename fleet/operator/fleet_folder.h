// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/document/published_fleet.h"
#include "fleet/terminal/enrolment.h"

#include <QFileDevice>

namespace caravan {

/// The site's files are for the web server to read, whatever the operator's umask.
inline constexpr auto siteFileMode =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;

/// One release that was made, with the files that lead to it.
struct ReleaseEntry
{
    FleetPart part = FleetPart::App;
    QString version;
    QString revision;
    QList<DeltaFile> deltas;
};

/// A terminal that was enrolled.
struct TerminalEntry
{
    QString name;
    QString id;
    QString channel;
    QString cohort;
};

/// The operator's folder:
///
///     keys/document.key, keys/gnupg/   what signs rollouts and releases
///     offline/root.key                 to be moved to a medium of its own; `--root FILE` then says where
///     repository/                      releases
///     site/                            all that a web server needs: fleet.json and deltas/
///     operator.json                    names, lists and counters of below
///
/// A value that is loaded, changed and saved by one command at a time.
class FleetFolder
{
public:
    static Result<FleetFolder, QString> load(const QString &dir);
    static FleetFolder fresh(const QString &dir, const QString &fleet, const QStringList &urls);
    [[nodiscard]] Result<Done, QString> save() const;

    [[nodiscard]] QString path(const QString &name) const { return m_dir + u'/' + name; }
    [[nodiscard]] QString site() const { return path(QStringLiteral("site")); }
    [[nodiscard]] QString documentKey() const { return path(QStringLiteral("keys/document.key")); }
    [[nodiscard]] QString gpgHome() const { return path(QStringLiteral("keys/gnupg")); }
    [[nodiscard]] QString rootKey() const { return path(QStringLiteral("offline/root.key")); }
    [[nodiscard]] QString repository() const { return path(QStringLiteral("repository")); }

    [[nodiscard]] const ReleaseEntry *release(FleetPart part, const QString &version) const;
    /// The newest one of the part; nullptr: none.
    [[nodiscard]] const ReleaseEntry *newest(FleetPart part) const;
    [[nodiscard]] QString versionOf(const QString &revision) const;

    QString fleet;
    QStringList urls;
    QString commitKey;        ///< fingerprint of the GPG key that signs releases now
    QList<Envelope> keyLists; ///< chain for the site, oldest first
    KeyList keys;             ///< the newest list
    RolloutDocument document; ///< the newest, as it was signed
    QList<ReleaseEntry> releases;
    QList<TerminalEntry> terminals;

private:
    explicit FleetFolder(QString dir)
        : m_dir(std::move(dir))
    {
    }
    Result<Done, QString> read(const QJsonObject &object);
    QString m_dir;
};

} // namespace caravan

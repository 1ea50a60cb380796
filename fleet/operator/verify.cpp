// SPDX-License-Identifier: Apache-2.0
#include "fleet/operator/command.h"

#include "fleet/document/field_reader.h"
#include "fleet/slots/durable_file.h"
#include "fleet/terminal/delta_sink.h"

#include <QFile>

namespace caravan {

namespace {

/// Every delta that the document names has to be in the folder, as it was when it was made.
std::optional<QString> deltaFault(const QString &site, const RolloutDocument &document, int &count)
{
    for (const auto &channel : document.channels)
        for (const PartRollout &part : channel)
            for (const DeltaFile &delta : part.deltas) {
                ++count;
                if (!hasHash(site + u'/' + delta.url, delta.size, delta.sha256))
                    return QStringLiteral("%1 is missing or changed").arg(delta.url);
            }
    return std::nullopt;
}

} // namespace

Answer runVerify(const QStringList &arguments, const Clock &clock)
{
    CommandLine line(u"verify"_qs,
                     u"Checks a site's folder as a terminal that was just enrolled would, and all its delta files."_qs,
                     u"[SITE]"_qs);
    if (const auto end = line.read(arguments, 0, 1)) return *end;
    const auto folder = FleetFolder::load(line.fleetDir());
    if (!folder) return Answer::failed(folder.error());
    const QString site = line.positional().isEmpty() ? folder->site() : line.positional().first();
    const auto bytes = durable::read(site + u"/fleet.json", PublishedFleet::mostBytes);
    if (!bytes) return Answer::failed(QStringLiteral("cannot read %1/fleet.json").arg(site));
    FleetTrust trust;
    trust.fleet = folder->fleet;
    trust.roots = folder->keys.roots;
    const auto accepted = acceptFleet(*bytes, trust, clock.utcNow());
    if (!accepted) return Answer::refused(u"fleet.json: "_qs + fleetRefusalName(accepted.error()));
    int count = 0;
    if (const auto fault = deltaFault(site, accepted->document, count)) return Answer::refused(*fault);
    if (accepted->document.serial != folder->document.serial)
        return Answer::refused(QStringLiteral("the site has serial %1, the newest is %2")
                                   .arg(accepted->document.serial)
                                   .arg(folder->document.serial));
    if (accepted->expired) return Answer::refused(u"expired on "_qs + timeText(accepted->document.expires));
    return {Exit::Ok, QStringLiteral("good: serial %1, %2 delta files, valid until %3")
                          .arg(accepted->document.serial)
                          .arg(count)
                          .arg(timeText(accepted->document.expires))};
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "fleet/terminal/ostree_installer.h"

#include "fleet/terminal/delta_sink.h"
#include "fleet/terminal/enrolment.h"

#include <QDirIterator>
#include <QFileInfo>

namespace caravan {

namespace {

/// Settings and pictures are small; a release of the program is not.
TreeLimits limitsFor(FleetPart part)
{
    constexpr qint64 mebibyte = 1 << 20;
    switch (part) {
    case FleetPart::App:
        return {};
    case FleetPart::Content:
        return {2'000, 64 * mebibyte, 512 * mebibyte, false};
    case FleetPart::Config:
        return {2'000, mebibyte, 16 * mebibyte, false};
    }
    Q_UNREACHABLE();
}

Result<Done, GateFault> checkContent(const QString &dir)
{
    static const QStringList kinds{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jsonl"),
                                   QStringLiteral("json"), QStringLiteral("txt")};
    QDirIterator walk(dir, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QFileInfo file(walk.next());
        if (!kinds.contains(file.suffix()))
            return Failure{GateFault{true, QStringLiteral("not a kind of content: %1").arg(file.fileName())}};
    }
    return Done{};
}

ReleaseFault diskFault(const QString &what) { return {FleetRefusal::Incomplete, what, true}; }

} // namespace

Result<std::unique_ptr<OstreeInstaller>, QString> OstreeInstaller::open(const QString &state, HealthGate gate,
                                                                        ConfigCheck checkConfig)
{
    auto repository = ReleaseRepository::open(fleet_files::repository(state));
    if (!repository) return repository.failure();
    return std::unique_ptr<OstreeInstaller>(
        new OstreeInstaller(std::move(repository).value(), state, std::move(gate), std::move(checkConfig)));
}

OstreeInstaller::OstreeInstaller(ReleaseRepository repository, QString state, HealthGate gate, ConfigCheck checkConfig)
    : m_repository(std::move(repository))
    , m_state(std::move(state))
    , m_gate(std::move(gate))
    , m_checkConfig(std::move(checkConfig))
{
}

ReleaseSlots OstreeInstaller::slotsOf(FleetPart part) const
{
    return ReleaseSlots(fleet_files::slotsOf(m_state, part));
}

bool OstreeInstaller::has(FleetPart part, const QString &revision) const { return m_repository.has(part, revision); }

Result<Done, ReleaseFault> OstreeInstaller::install(const InstallOrder &order)
{
    const FleetPart part = order.label.part;
    if (!m_repository.has(part, order.revision)) {
        if (!hasHash(order.deltaFile, order.delta.size, order.delta.sha256))
            return Failure{ReleaseFault{FleetRefusal::WrongDelta, {}}};
        const auto taken = m_repository.take(order.deltaFile, order.revision, order.label, order.keys, limitsFor(part));
        if (!taken) {
            tidy(part);
            return taken;
        }
    }
    ReleaseSlots places = slotsOf(part);
    if (places.has(order.revision)) return Done{};
    // The repository may have lain there for a while since it was checked.
    if (const auto whole = m_repository.checkWhole(order.revision); !whole) return whole;
    const QString fresh = places.freshFolder(order.revision);
    if (const auto copied = m_repository.checkOut(order.revision, fresh); !copied) return copied;
    if (!places.adopt(fresh, order.revision)) return Failure{diskFault(QStringLiteral("the copy cannot be kept"))};
    return Done{};
}

Result<Done, GateFault> OstreeInstaller::gate(FleetPart part, const QString &revision)
{
    const ReleaseSlots places = slotsOf(part);
    const QString folder = places.folder(revision);
    switch (part) {
    case FleetPart::App: {
        const QString running = places.current();
        return m_gate.check(folder, running.isEmpty() ? QString() : places.folder(running));
    }
    case FleetPart::Content:
        return checkContent(folder);
    case FleetPart::Config: {
        const auto checked = m_checkConfig ? m_checkConfig(folder) : Result<Done, QString>(Done{});
        if (!checked) return Failure{GateFault{true, checked.error()}};
        return Done{};
    }
    }
    Q_UNREACHABLE();
}

void OstreeInstaller::tidy(FleetPart part)
{
    ReleaseSlots places = slotsOf(part);
    QStringList kept{places.current(), places.previous()};
    const QString factory = QFileInfo(QFileInfo(places.folder(factoryRelease)).symLinkTarget()).fileName();
    kept.append(factory);
    places.removeAllBut(kept);
    (void)m_repository.keepOnly(part, kept).ok(); // what could not be freed now is freed the next time
}

} // namespace caravan

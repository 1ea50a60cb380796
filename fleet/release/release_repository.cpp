// SPDX-License-Identifier: Apache-2.0
#include "fleet/release/ostree_library.h"

#include "fleet/release/release_repository.h"

#include "fleet/release/commit_signature.h"
#include "fleet/release/tree_walk.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>

namespace caravan {

using namespace ostree;

namespace {

QString refName(FleetPart part, const QString &revision)
{
    return QStringLiteral("taken/") + fleetPartName(part) + u'/' + revision;
}

/// A full or failing disk is not the release's fault.
ReleaseFault faultOf(FleetRefusal refusal, const Fault &fault)
{
    const bool disk = fault.is(G_IO_ERROR, G_IO_ERROR_NO_SPACE) || fault.is(G_IO_ERROR, G_IO_ERROR_READ_ONLY) ||
                      fault.is(G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) || fault.message().contains(u"free-space") ||
                      fault.message().contains(u"No space left") || fault.message().contains(u"Disk quota") ||
                      fault.message().contains(u"Input/output error");
    return {refusal, fault.message(), disk};
}

Ref<GFile> fileAt(const QString &path) { return Ref<GFile>(g_file_new_for_path(QFile::encodeName(path).constData())); }

QString textOf(GVariantDict *dictionary, const char *key)
{
    const char *text = nullptr;
    return g_variant_dict_lookup(dictionary, key, "&s", &text) ? QString::fromUtf8(text) : QString();
}

Ref<GVariant> loadCommit(OstreeRepo *repository, const QString &revision)
{
    GVariant *commit = nullptr;
    Fault fault;
    if (!ostree_repo_load_commit(repository, qPrintable(revision), &commit, nullptr, fault.out())) return nullptr;
    return Ref<GVariant>(commit);
}

} // namespace

void ReleaseRepository::Closing::operator()(OstreeRepo *repository) const { g_object_unref(repository); }

ReleaseRepository::ReleaseRepository(OstreeRepo *repository)
    : m_repository(repository)
{
}
ReleaseRepository::ReleaseRepository(ReleaseRepository &&) noexcept = default;
ReleaseRepository::~ReleaseRepository() = default;

Result<ReleaseRepository, QString> ReleaseRepository::open(const QString &dir)
{
    if (!QDir().mkpath(dir)) return Failure{QStringLiteral("cannot make the folder %1").arg(dir)};
    Fault fault;
    OstreeRepo *repository =
        ostree_repo_create_at(AT_FDCWD, QFile::encodeName(dir).constData(), OSTREE_REPO_MODE_BARE_USER_ONLY, nullptr,
                              nullptr, fault.out()); // opens it where it is there
    if (!repository) return Failure{fault.message()};
    return ReleaseRepository(repository);
}

bool ReleaseRepository::has(FleetPart part, const QString &revision) const
{
    char *found = nullptr;
    const bool known = ostree_repo_resolve_rev(m_repository.get(), qPrintable(refName(part, revision)), TRUE, &found,
                                               nullptr) != FALSE;
    const Text text(found);
    return known && found && revision == QLatin1String(found);
}

Result<Done, ReleaseFault> ReleaseRepository::take(const QString &deltaFile, const QString &revision,
                                                   const ReleaseLabel &label, const QList<KeyList::CommitKey> &keys,
                                                   const TreeLimits &limits)
{
    if (const auto applied = apply(deltaFile, revision); !applied) return applied;
    for (const auto &checked : {checkSignature(revision, keys), checkLabel(revision, label)})
        if (!checked) return checked;
    if (const auto checked = checkTree(revision, limits); !checked) return checked;
    if (const auto checked = checkWhole(revision); !checked) return checked;
    Fault fault;
    if (!ostree_repo_set_ref_immediate(m_repository.get(), nullptr, qPrintable(refName(label.part, revision)),
                                       qPrintable(revision), nullptr, fault.out()))
        return Failure{faultOf(FleetRefusal::Incomplete, fault)};
    return Done{};
}

Result<Done, ReleaseFault> ReleaseRepository::apply(const QString &deltaFile, const QString &revision)
{
    OstreeRepo *repository = m_repository.get();
    Fault fault;
    // A commit that was refused or never checked may carry another signature than the one that comes now.
    if (loadCommit(repository, revision) &&
        !ostree_repo_delete_object(repository, OSTREE_OBJECT_TYPE_COMMIT, qPrintable(revision), nullptr, fault.out()))
        return Failure{faultOf(FleetRefusal::DeltaUnfit, fault)};
    if (!ostree_repo_prepare_transaction(repository, nullptr, nullptr, fault.out()))
        return Failure{faultOf(FleetRefusal::DeltaUnfit, fault)};
    if (!ostree_repo_static_delta_execute_offline(repository, fileAt(deltaFile).get(), FALSE, nullptr, fault.out()) ||
        !ostree_repo_commit_transaction(repository, nullptr, nullptr, fault.out())) {
        const ReleaseFault found = faultOf(FleetRefusal::DeltaUnfit, fault);
        ostree_repo_abort_transaction(repository, nullptr, nullptr);
        return Failure{found};
    }
    if (!loadCommit(repository, revision)) return Failure{ReleaseFault{FleetRefusal::WrongRevision, {}}};
    return Done{};
}

Result<Done, ReleaseFault> ReleaseRepository::checkSignature(const QString &revision,
                                                             const QList<KeyList::CommitKey> &keys) const
{
    const auto checked = checkCommitSignature(m_repository.get(), revision, keys);
    if (!checked) return Failure{ReleaseFault{FleetRefusal::CommitUnsigned, checked.error()}};
    return Done{};
}

Result<Done, ReleaseFault> ReleaseRepository::checkLabel(const QString &revision, const ReleaseLabel &label) const
{
    const Ref<GVariant> commit = loadCommit(m_repository.get(), revision);
    if (!commit) return Failure{ReleaseFault{FleetRefusal::Incomplete, {}}};
    const Ref<GVariant> metadata(g_variant_get_child_value(commit.get(), 0));
    GVariantDict dictionary;
    g_variant_dict_init(&dictionary, metadata.get());
    const QString fleet = textOf(&dictionary, label::fleet);
    const QString part = textOf(&dictionary, label::part);
    const QString version = textOf(&dictionary, label::version);
    g_variant_dict_clear(&dictionary);
    if (fleet != label.fleet || part != fleetPartName(label.part) || version != label.version)
        return Failure{ReleaseFault{FleetRefusal::CommitForeign, fleet + u' ' + part + u' ' + version}};
    return Done{};
}

Result<Done, ReleaseFault> ReleaseRepository::checkTree(const QString &revision, const TreeLimits &limits) const
{
    const auto walked = walkTree(m_repository.get(), revision, limits);
    if (!walked) return Failure{ReleaseFault{walked.error().refusal, walked.error().detail}};
    return Done{};
}

Result<Done, ReleaseFault> ReleaseRepository::checkWhole(const QString &revision) const
{
    GHashTable *found = nullptr;
    Fault fault;
    if (!ostree_repo_traverse_commit(m_repository.get(), qPrintable(revision), 0, &found, nullptr, fault.out()))
        return Failure{faultOf(FleetRefusal::Incomplete, fault)};
    const Ref<GHashTable> objects(found);
    GHashTableIter iterator;
    g_hash_table_iter_init(&iterator, found);
    for (gpointer key = nullptr; g_hash_table_iter_next(&iterator, &key, nullptr);) {
        const char *checksum = nullptr;
        OstreeObjectType type = OSTREE_OBJECT_TYPE_FILE;
        ostree_object_name_deserialize(static_cast<GVariant *>(key), &checksum, &type);
        if (!ostree_repo_fsck_object(m_repository.get(), type, checksum, nullptr, fault.out()))
            return Failure{faultOf(FleetRefusal::Incomplete, fault)};
    }
    return Done{};
}

Result<Done, ReleaseFault> ReleaseRepository::checkOut(const QString &revision, const QString &dir) const
{
    OstreeRepoCheckoutAtOptions options = {};
    options.mode = OSTREE_REPO_CHECKOUT_MODE_USER;
    options.overwrite_mode = OSTREE_REPO_CHECKOUT_OVERWRITE_NONE;
    options.force_copy = TRUE;
    options.enable_fsync = TRUE;
    options.bareuseronly_dirs = TRUE;
    Fault fault;
    if (!ostree_repo_checkout_at(m_repository.get(), &options, AT_FDCWD, QFile::encodeName(dir).constData(),
                                 qPrintable(revision), nullptr, fault.out()))
        return Failure{faultOf(FleetRefusal::Incomplete, fault)};
    return Done{};
}

Result<Done, QString> ReleaseRepository::keepOnly(FleetPart part, const QStringList &revisions)
{
    GHashTable *found = nullptr;
    Fault fault;
    const QString prefix = QStringLiteral("taken/") + fleetPartName(part);
    if (!ostree_repo_list_refs(m_repository.get(), qPrintable(prefix), &found, nullptr, fault.out()))
        return Failure{fault.message()};
    const Ref<GHashTable> refs(found);
    GHashTableIter iterator;
    g_hash_table_iter_init(&iterator, found);
    for (gpointer key = nullptr; g_hash_table_iter_next(&iterator, &key, nullptr);) {
        const QString name = QString::fromUtf8(static_cast<const char *>(key));
        if (revisions.contains(name.section(u'/', -1))) continue;
        if (!ostree_repo_set_ref_immediate(m_repository.get(), nullptr,
                                           qPrintable(prefix + u'/' + name.section(u'/', -1)), nullptr, nullptr,
                                           fault.out()))
            return Failure{fault.message()};
    }
    gint total = 0;
    gint pruned = 0;
    guint64 freed = 0;
    if (!ostree_repo_prune(m_repository.get(), OSTREE_REPO_PRUNE_FLAGS_REFS_ONLY, 0, &total, &pruned, &freed, nullptr,
                           fault.out()))
        return Failure{fault.message()};
    return Done{};
}

} // namespace caravan

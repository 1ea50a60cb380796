// SPDX-License-Identifier: Apache-2.0
#include "fleet/release/ostree_library.h"

#include "fleet/release/release_shelf.h"

#include "fleet/release/tree_walk.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

namespace caravan {

using namespace ostree;

namespace {

QByteArray native(const QString &path) { return QFile::encodeName(path); }

Ref<GVariant> metadataOf(const ReleaseLabel &label)
{
    GVariantDict dictionary;
    g_variant_dict_init(&dictionary, nullptr);
    g_variant_dict_insert(&dictionary, label::fleet, "s", qPrintable(label.fleet));
    g_variant_dict_insert(&dictionary, label::part, "s", qPrintable(fleetPartName(label.part)));
    g_variant_dict_insert(&dictionary, label::version, "s", qPrintable(label.version));
    return Ref<GVariant>(g_variant_ref_sink(g_variant_dict_end(&dictionary)));
}

/// Nothing of the machine that made the tree: the library's own "canonical" permissions keep some bits of the umask.
OstreeRepoCommitFilterResult canonical(OstreeRepo *, const char *, GFileInfo *info, gpointer)
{
    const guint32 mode = g_file_info_get_attribute_uint32(info, "unix::mode");
    guint32 wanted = S_IFLNK | 0777;
    if (S_ISDIR(mode)) wanted = S_IFDIR | 0755;
    if (S_ISREG(mode)) wanted = S_IFREG | ((mode & S_IXUSR) != 0 ? 0755 : 0644);
    g_file_info_set_attribute_uint32(info, "unix::mode", wanted);
    return OSTREE_REPO_COMMIT_FILTER_ALLOW;
}

Ref<GVariant> deltaParameters(const QByteArray &file)
{
    GVariantDict dictionary;
    g_variant_dict_init(&dictionary, nullptr);
    g_variant_dict_insert(&dictionary, "min-fallback-size", "u", 0U);
    g_variant_dict_insert(&dictionary, "inline-parts", "b", TRUE);
    g_variant_dict_insert_value(&dictionary, "filename", g_variant_new_bytestring(file.constData()));
    return Ref<GVariant>(g_variant_ref_sink(g_variant_dict_end(&dictionary)));
}

} // namespace

void ReleaseShelf::Closing::operator()(OstreeRepo *repository) const { g_object_unref(repository); }

ReleaseShelf::ReleaseShelf(OstreeRepo *repository)
    : m_repository(repository)
{
}
ReleaseShelf::ReleaseShelf(ReleaseShelf &&) noexcept = default;
ReleaseShelf::~ReleaseShelf() = default;

Result<ReleaseShelf, QString> ReleaseShelf::open(const QString &dir)
{
    if (!QDir().mkpath(dir)) return Failure{QStringLiteral("cannot make the folder %1").arg(dir)};
    Fault fault;
    OstreeRepo *repository = ostree_repo_create_at(AT_FDCWD, native(dir).constData(), OSTREE_REPO_MODE_ARCHIVE, nullptr,
                                                   nullptr, fault.out());
    if (!repository) return Failure{fault.message()};
    return ReleaseShelf(repository);
}

bool ReleaseShelf::has(const QString &revision) const
{
    gboolean there = FALSE;
    return ostree_repo_has_object(m_repository.get(), OSTREE_OBJECT_TYPE_COMMIT, qPrintable(revision), &there, nullptr,
                                  nullptr) &&
           there;
}

Result<QString, QString> ReleaseShelf::commit(const QString &dir, const ReleaseLabel &label, UtcTime time)
{
    Fault fault;
    if (!ostree_repo_prepare_transaction(m_repository.get(), nullptr, nullptr, fault.out()))
        return Failure{fault.message()};
    auto revision = writeCommit(dir, label, time);
    if (!revision) {
        ostree_repo_abort_transaction(m_repository.get(), nullptr, nullptr);
        return revision;
    }
    if (!ostree_repo_commit_transaction(m_repository.get(), nullptr, nullptr, fault.out()))
        return Failure{fault.message()};
    TreeLimits limits;
    limits.links = label.part == FleetPart::App;
    if (const auto walked = walkTree(m_repository.get(), *revision, limits); !walked)
        return Failure{QString(QStringLiteral("no terminal would take it: ") + walked.error().detail)};
    return revision;
}

Result<QString, QString> ReleaseShelf::writeCommit(const QString &dir, const ReleaseLabel &label, UtcTime time)
{
    Fault fault;
    const Ref<OstreeMutableTree> tree(ostree_mutable_tree_new());
    const auto flags = static_cast<OstreeRepoCommitModifierFlags>(
        OSTREE_REPO_COMMIT_MODIFIER_FLAGS_SKIP_XATTRS | OSTREE_REPO_COMMIT_MODIFIER_FLAGS_CANONICAL_PERMISSIONS);
    const Ref<OstreeRepoCommitModifier> modifier(ostree_repo_commit_modifier_new(flags, canonical, nullptr, nullptr));
    if (!ostree_repo_write_dfd_to_mtree(m_repository.get(), AT_FDCWD, native(dir).constData(), tree.get(),
                                        modifier.get(), nullptr, fault.out()))
        return Failure{fault.message()};
    GFile *written = nullptr;
    if (!ostree_repo_write_mtree(m_repository.get(), tree.get(), &written, nullptr, fault.out()))
        return Failure{fault.message()};
    const Ref<GFile> root(written);
    char *checksum = nullptr;
    const auto seconds = static_cast<guint64>(toMillis(time) / 1000);
    const QString subject = fleetPartName(label.part) + u' ' + label.version;
    if (!ostree_repo_write_commit_with_time(m_repository.get(), nullptr, qPrintable(subject), nullptr,
                                            metadataOf(label).get(), OSTREE_REPO_FILE(root.get()), seconds, &checksum,
                                            nullptr, fault.out()))
        return Failure{fault.message()};
    const Text text(checksum);
    const QString ref = label.fleet + u'/' + fleetPartName(label.part) + u'/' + label.version;
    ostree_repo_transaction_set_ref(m_repository.get(), nullptr, qPrintable(ref), checksum);
    return QString::fromLatin1(checksum);
}

Result<Done, QString> ReleaseShelf::sign(const QString &revision, const QString &fingerprint, const QString &gpgHome)
{
    Fault fault;
    if (ostree_repo_sign_commit(m_repository.get(), qPrintable(revision), qPrintable(fingerprint),
                                native(gpgHome).constData(), nullptr, fault.out()) ||
        fault.is(G_IO_ERROR, G_IO_ERROR_EXISTS))
        return Done{};
    return Failure{fault.message()};
}

Result<Done, QString> ReleaseShelf::writeDelta(const QString &from, const QString &to, const QString &file)
{
    Fault fault;
    const QByteArray start = from.toLatin1();
    if (!ostree_repo_static_delta_generate(m_repository.get(), OSTREE_STATIC_DELTA_GENERATE_OPT_MAJOR,
                                           from.isEmpty() ? nullptr : start.constData(), qPrintable(to), nullptr,
                                           deltaParameters(native(file)).get(), nullptr, fault.out()))
        return Failure{fault.message()};
    return Done{};
}

} // namespace caravan

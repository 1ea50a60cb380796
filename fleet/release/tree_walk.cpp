// SPDX-License-Identifier: Apache-2.0
#include "fleet/release/ostree_library.h"

#include "fleet/release/tree_walk.h"

#include <QStringList>

namespace caravan {

using namespace ostree;

namespace {

constexpr int deepest = 32;

class Walk
{
public:
    explicit Walk(const TreeLimits &limits)
        : m_limits(limits)
    {
    }

    bool enter(GFile *folder, int depth)
    {
        Fault fault;
        const Ref<GFileEnumerator> entries(g_file_enumerate_children(
            folder, "standard::*,unix::*", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, nullptr, fault.out()));
        if (!entries) return refuse(FleetRefusal::Incomplete, fault.message());
        if (depth > deepest) return refuse(FleetRefusal::BadTree, QStringLiteral("too deep"));
        while (true) {
            const Ref<GFileInfo> info(g_file_enumerator_next_file(entries.get(), nullptr, fault.out()));
            if (!info) return fault.message().isEmpty() || refuse(FleetRefusal::Incomplete, fault.message());
            if (!take(folder, info.get(), depth)) return false;
        }
    }

    [[nodiscard]] const TreeFault &fault() const { return m_fault; }
    [[nodiscard]] const TreeSize &size() const { return m_size; }

private:
    bool take(GFile *folder, GFileInfo *info, int depth)
    {
        const QString name = QString::fromUtf8(g_file_info_get_name(info));
        if (++m_size.files > m_limits.files) return refuse(FleetRefusal::BadTree, QStringLiteral("too many files"));
        if (name.isEmpty() || name == u"." || name == u".." || name.contains(u'/'))
            return refuse(FleetRefusal::BadTree, QStringLiteral("a name that is none"));
        switch (g_file_info_get_file_type(info)) {
        case G_FILE_TYPE_DIRECTORY: {
            const Ref<GFile> child(g_file_get_child(folder, g_file_info_get_name(info)));
            return enter(child.get(), depth + 1);
        }
        case G_FILE_TYPE_REGULAR:
            return takeFile(g_file_info_get_size(info), name);
        case G_FILE_TYPE_SYMBOLIC_LINK:
            if (m_limits.links && linkStaysInside(QString::fromUtf8(g_file_info_get_symlink_target(info)), depth))
                return true;
            return refuse(FleetRefusal::BadTree, QStringLiteral("a link out of the tree: ") + name);
        default:
            return refuse(FleetRefusal::BadTree, QStringLiteral("a special file: ") + name);
        }
    }

    bool takeFile(qint64 bytes, const QString &name)
    {
        m_size.bytes += bytes;
        if (bytes > m_limits.fileBytes || m_size.bytes > m_limits.totalBytes)
            return refuse(FleetRefusal::BadTree, QStringLiteral("too large: ") + name);
        return true;
    }

    bool refuse(FleetRefusal refusal, const QString &detail)
    {
        m_fault = {refusal, detail};
        return false;
    }

    const TreeLimits &m_limits;
    TreeSize m_size;
    TreeFault m_fault;
};

} // namespace

bool linkStaysInside(const QString &target, int depth)
{
    if (target.isEmpty() || target.startsWith(u'/') || target.size() > 4096) return false;
    bool named = false;
    for (const QString &step : target.split(u'/', Qt::SkipEmptyParts)) {
        if (step == u".") continue;
        if (step != u"..") {
            named = true;
            continue;
        }
        // Behind a name that may itself be a link, a step up goes nobody knows where.
        if (named || --depth < 0) return false;
    }
    return true;
}

Result<TreeSize, TreeFault> walkTree(OstreeRepo *repository, const QString &revision, const TreeLimits &limits)
{
    GFile *opened = nullptr;
    Fault fault;
    if (!ostree_repo_read_commit(repository, qPrintable(revision), &opened, nullptr, nullptr, fault.out()))
        return Failure{TreeFault{FleetRefusal::Incomplete, fault.message()}};
    const Ref<GFile> root(opened);
    Walk walk(limits);
    if (!walk.enter(root.get(), 0)) return Failure{walk.fault()};
    return walk.size();
}

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "fleet/release/ostree_library.h"

#include "fleet/release/commit_signature.h"

#include <QFile>
#include <QTemporaryDir>

namespace caravan {

using namespace ostree;

namespace {

/// The keys as files of a folder of their own: the library has no other door for them.
bool writeKeys(const QString &file, const QList<KeyList::CommitKey> &keys)
{
    QFile ring(file);
    if (!ring.open(QIODevice::WriteOnly)) return false;
    for (const KeyList::CommitKey &key : keys)
        if (ring.write(key.bytes) != key.bytes.size()) return false;
    return true;
}

bool isListed(const QString &fingerprint, const QList<KeyList::CommitKey> &keys)
{
    for (const KeyList::CommitKey &key : keys)
        if (key.fingerprint == fingerprint) return true;
    return false;
}

/// A valid signature by a listed key: the library also asks the machine's own key rings.
bool hasListedSignature(OstreeGpgVerifyResult *result, const QList<KeyList::CommitKey> &keys)
{
    for (guint i = 0; i < ostree_gpg_verify_result_count_all(result); ++i) {
        OstreeGpgSignatureAttr wanted[] = {OSTREE_GPG_SIGNATURE_ATTR_VALID,
                                           OSTREE_GPG_SIGNATURE_ATTR_FINGERPRINT_PRIMARY};
        const Ref<GVariant> signature(ostree_gpg_verify_result_get(result, i, wanted, G_N_ELEMENTS(wanted)));
        gboolean valid = FALSE;
        const char *fingerprint = nullptr;
        g_variant_get(signature.get(), "(b&s)", &valid, &fingerprint);
        if (valid && isListed(QString::fromUtf8(fingerprint).toUpper(), keys)) return true;
    }
    return false;
}

} // namespace

Result<Done, QString> checkCommitSignature(OstreeRepo *repository, const QString &revision,
                                           const QList<KeyList::CommitKey> &keys)
{
    const QTemporaryDir dir;
    const QString ring = dir.filePath(QStringLiteral("commit-keys.gpg"));
    if (!dir.isValid() || !writeKeys(ring, keys)) return Failure{QStringLiteral("cannot write the commit keys")};
    const Ref<GFile> file(g_file_new_for_path(QFile::encodeName(ring).constData()));
    Fault fault;
    const Ref<OstreeGpgVerifyResult> result(
        ostree_repo_verify_commit_ext(repository, qPrintable(revision), nullptr, file.get(), nullptr, fault.out()));
    if (!result) return Failure{fault.message()};
    if (!hasListedSignature(result.get(), keys)) return Failure{QStringLiteral("no listed key has signed it")};
    return Done{};
}

} // namespace caravan

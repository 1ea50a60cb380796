// SPDX-License-Identifier: Apache-2.0
#pragma once

// GLib has members with the names of Qt's keywords.
#pragma push_macro("signals")
#undef signals
#include <ostree.h>
#pragma pop_macro("signals")

#include <QString>

#include <memory>

namespace caravan::ostree {

struct Unref
{
    void operator()(gpointer object) const { g_object_unref(object); }
    void operator()(GVariant *variant) const { g_variant_unref(variant); }
    void operator()(GBytes *bytes) const { g_bytes_unref(bytes); }
    void operator()(GHashTable *table) const { g_hash_table_unref(table); }
    void operator()(OstreeMutableTree *tree) const { g_object_unref(tree); }
    void operator()(OstreeRepoCommitModifier *modifier) const { ostree_repo_commit_modifier_unref(modifier); }
};
template <class T> using Ref = std::unique_ptr<T, Unref>;

struct FreeText
{
    void operator()(char *text) const { g_free(text); }
};
using Text = std::unique_ptr<char, FreeText>;

/// The error of a call of the library: give it to the call, then ask.
class Fault
{
public:
    Fault() = default;
    Fault(const Fault &) = delete;
    Fault &operator=(const Fault &) = delete;
    ~Fault() { g_clear_error(&m_error); }
    GError **out()
    {
        g_clear_error(&m_error);
        return &m_error;
    }
    [[nodiscard]] QString message() const { return m_error ? QString::fromUtf8(m_error->message) : QString(); }
    [[nodiscard]] bool is(GQuark domain, int code) const { return g_error_matches(m_error, domain, code) != FALSE; }

private:
    GError *m_error = nullptr;
};

} // namespace caravan::ostree

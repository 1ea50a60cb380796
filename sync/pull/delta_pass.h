// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/pull/delta_cursor.h"
#include "sync/pull/pull_pass.h"

#include <QSet>

namespace caravan {

/// Pulls what the store says has changed: product rows by their own time, then the products of changed variants (title,
/// price). The cursors move only after everything of the pass was written, so a cut repeats it; writing twice is no
/// change.
class DeltaPass final : public PullPass
{
public:
    using PullPass::PullPass;
    void run() override;

    static QString productsKey();
    static QString variantsKey();

private:
    /// One walk over pages.
    struct Walk
    {
        DeltaCursor cursor;
        int offset = 0;
        int pages = 0;
        QString latestOfFirstPage;
        QString latest;

        void turn(const QString &pageLatest, int rowsOnWire);
        [[nodiscard]] DeltaCursor end() const { return cursor.after(latestOfFirstPage, latest, pages > 1); }
    };

    void pullProducts();
    void pullVariants();
    void storeCursors();

    Walk m_products;
    Walk m_variants;
    QSet<ProductId> m_changed;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/pull/pull_pass.h"

namespace caravan {

/// Pulls the whole catalog: categories, products, texts of each language; publishes at the end. Where it is comes with
/// each page into the sink, so that a cut at any page goes on with that page, also after a restart. Run again it is the
/// "mark" of mark and sweep: what no delta shows (images, categories, translations) is brought up to date by it.
class CatalogPass final : public PullPass
{
public:
    using PullPass::PullPass;
    void run() override;

    static QString stateKey(); ///< empty value: not under way

private:
    /// As kept in the sink.
    struct State
    {
        enum Phase { Categories, Products, Texts, Publish } phase = Categories;
        int offset = 0;
        int language = 0;
        QString watermark; ///< a time of the store no later than the beginning of the products
        QString seen;

        [[nodiscard]] PullCursor toCursor() const;
        static State fromText(const QString &text);
    };

    void step();
    void pullCategories();
    void pullProducts();
    void probeWatermark(const RemotePage<RemoteProduct> &page);
    void storeProducts(const RemotePage<RemoteProduct> &page);
    void startDeltas();
    void pullTexts();
    void publish();
    void moveOn(State::Phase phase);

    State m_state;
    QList<RemoteCategory> m_categories;
};

} // namespace caravan

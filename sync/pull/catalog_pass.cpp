// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/catalog_pass.h"

#include "sync/pull/delta_cursor.h"
#include "sync/pull/delta_pass.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace caravan {

namespace {
constexpr int maximumCategories = 10'000;
}

QString CatalogPass::stateKey() { return u"pull.full"_qs; }

PullCursor CatalogPass::State::toCursor() const
{
    const QJsonObject object{{u"phase"_qs, int(phase)},
                             {u"offset"_qs, offset},
                             {u"language"_qs, language},
                             {u"watermark"_qs, watermark},
                             {u"seen"_qs, seen}};
    return {stateKey(), QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))};
}

CatalogPass::State CatalogPass::State::fromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    State state;
    const int phase = object.value(u"phase").toInt();
    if (phase < Categories || phase > Publish) return state;
    state.phase = static_cast<Phase>(phase);
    state.offset = qMax(0, object.value(u"offset").toInt());
    state.language = qBound(0, object.value(u"language").toInt(), int(translatedLanguages.size()) - 1);
    state.watermark = object.value(u"watermark").toString();
    state.seen = object.value(u"seen").toString();
    return state;
}

void CatalogPass::run()
{
    write([](CatalogSink &sink) { return sink.cursor(stateKey()); },
          [this](const QString &text) {
              m_state = State::fromText(text);
              step();
          });
}

void CatalogPass::step()
{
    switch (m_state.phase) {
    case State::Categories:
        return pullCategories();
    case State::Products:
        return pullProducts();
    case State::Texts:
        return pullTexts();
    case State::Publish:
        return publish();
    }
}

void CatalogPass::moveOn(State::Phase phase)
{
    m_state.phase = phase;
    m_state.offset = 0;
    m_state.language = 0;
    write([cursor = m_state.toCursor()](CatalogSink &sink) { return sink.setCursors({cursor}); },
          [this](Done) { step(); });
}

void CatalogPass::pullCategories()
{
    fetch<RemotePage<RemoteCategory>>(
        [this](auto reply) { m_ports.store.categories(m_state.offset, pullPageSize, reply); },
        [this](const RemotePage<RemoteCategory> &page) {
            m_categories += page.rows;
            m_state.offset += page.rowsOnWire;
            const bool more = page.rowsOnWire > 0 && m_state.offset < page.count;
            if (more && m_categories.size() < maximumCategories) return pullCategories();
            write([rows = m_categories](CatalogSink &sink) { return sink.replaceCategories(rows); },
                  [this](int) { moveOn(State::Products); });
        });
}

void CatalogPass::pullProducts()
{
    fetch<RemotePage<RemoteProduct>>(
        [this](auto reply) { m_ports.store.products(m_state.offset, pullPageSize, {}, reply); },
        [this](const RemotePage<RemoteProduct> &page) {
            if (m_state.offset == 0 && m_state.watermark.isEmpty()) return probeWatermark(page);
            storeProducts(page);
        });
}

/// Deltas must go on from a time no later than this moment, and close to it: a row that changes while the pages are
/// read could be on a page that was read before. Ids rise with time, so the last product is usually the newest.
void CatalogPass::probeWatermark(const RemotePage<RemoteProduct> &page)
{
    if (page.count <= page.rowsOnWire) {
        m_state.watermark = page.latestUpdate;
        return storeProducts(page);
    }
    fetch<RemotePage<RemoteProduct>>(
        [this, last = page.count - 1](auto reply) { m_ports.store.products(last, 1, {}, reply); },
        [this, page](const RemotePage<RemoteProduct> &probe) {
            m_state.watermark = laterOf(page.latestUpdate, probe.latestUpdate);
            storeProducts(page);
        });
}

void CatalogPass::storeProducts(const RemotePage<RemoteProduct> &page)
{
    m_state.offset += page.rowsOnWire;
    m_state.seen = laterOf(m_state.seen, page.latestUpdate);
    const bool more = page.rowsOnWire > 0 && m_state.offset < page.count;
    write([rows = page.rows, asOf = now(),
           cursor = m_state.toCursor()](CatalogSink &sink) { return sink.applyProducts(rows, asOf, {cursor}); },
          [this, more](int) { more ? pullProducts() : startDeltas(); });
}

void CatalogPass::startDeltas()
{
    const DeltaCursor cursor{m_state.watermark, m_state.seen, false};
    write(
        [cursor](CatalogSink &sink) -> CatalogSink::Written<Done> {
            const auto known = sink.cursor(DeltaPass::productsKey());
            if (!known) return known.failure();
            // A later whole pull must not take back what deltas have reached.
            if (!known->isEmpty()) return Done();
            return sink.setCursors(
                {{DeltaPass::productsKey(), cursor.toText()}, {DeltaPass::variantsKey(), cursor.toText()}});
        },
        [this](Done) { moveOn(State::Texts); });
}

void CatalogPass::pullTexts()
{
    const Language language = translatedLanguages.at(static_cast<size_t>(m_state.language));
    fetch<RemotePage<RemoteTexts>>(
        [this, language](auto reply) { m_ports.store.texts(language, m_state.offset, pullPageSize, reply); },
        [this, language](const RemotePage<RemoteTexts> &page) {
            m_state.offset += page.rowsOnWire;
            bool last = false;
            if (page.rowsOnWire == 0 || m_state.offset >= page.count) {
                m_state.offset = 0;
                last = ++m_state.language >= int(translatedLanguages.size());
                if (last) m_state.phase = State::Publish;
            }
            write([language, rows = page.rows, cursor = m_state.toCursor()](
                      CatalogSink &sink) { return sink.applyTexts(language, rows, {cursor}); },
                  [this](int) { step(); });
        });
}

void CatalogPass::publish()
{
    write(
        [](CatalogSink &sink) -> CatalogSink::Written<Done> {
            const auto published = sink.publish();
            if (!published) return published;
            return sink.setCursors({{stateKey(), {}}});
        },
        [this](Done) { finish(); });
}

} // namespace caravan

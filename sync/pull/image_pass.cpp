// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/image_pass.h"

#include "sync/outbox/store_circuit.h"
#include "sync/pull/image_transcoder.h"

namespace caravan {

namespace {
constexpr int handful = 16;
constexpr int atOnce = 2;
} // namespace

void ImagePass::run()
{
    write([before = now() - m_recheck](CatalogSink &sink) { return sink.imagesWanted(handful, before); },
          [this](const QList<WantedPicture> &wanted) {
              m_wanted = wanted;
              m_foundNone = wanted.isEmpty();
              next();
          });
}

void ImagePass::next()
{
    while (m_underWay < atOnce && !m_wanted.isEmpty()) {
        ++m_underWay;
        fetchOne(m_wanted.takeFirst());
    }
    if (m_underWay == 0) finish();
}

void ImagePass::fetchOne(const WantedPicture &wanted)
{
    fetch<RemoteImage>([this, wanted](auto reply) { m_ports.store.image(wanted.url, wanted.etag, reply); },
                       [this, wanted](const RemoteImage &image) { keep(wanted, image); },
                       [this, wanted](const StoreFault &fault) {
                           // A store that is away says nothing of this picture; a refusal or a flood may.
                           if (isStoreWide(fault.kind) && fault.kind != StoreFaultKind::Foreign) return fail(fault);
                           doubt(wanted);
                       });
}

/// Is it the picture, or is it the line that answers?
void ImagePass::doubt(const WantedPicture &wanted)
{
    if (m_doubted.contains(wanted.url)) return mark(wanted.url, wanted.etag);
    m_doubted.insert(wanted.url);
    fetch<RemotePage<ProductId>>([this](auto reply) { m_ports.store.productIds(0, 1, reply); },
                                 [this, wanted](const RemotePage<ProductId> &) { fetchOne(wanted); });
}

void ImagePass::keep(const WantedPicture &wanted, const RemoteImage &image)
{
    if (image.notModified) return mark(wanted.url, wanted.etag);
    write(
        [dir = m_imageDir, url = wanted.url, image, asOf = now()](CatalogSink &sink) -> CatalogSink::Written<bool> {
            const auto bytes = transcodeImage(image.bytes);
            if (!bytes) return false;
            const auto id = storeImage(dir, *bytes);
            if (!id) return Failure{CatalogError::Failed};
            const auto written = sink.setImage(url, *id, image.etag, asOf);
            if (!written) return written.failure();
            return true;
        },
        [this, wanted](bool kept) { kept ? doneOne() : doubt(wanted); });
}

void ImagePass::mark(const QString &url, const QString &etag)
{
    write([url, etag, asOf = now()](CatalogSink &sink) { return sink.setImage(url, {}, etag, asOf); },
          [this](int) { doneOne(); });
}

void ImagePass::doneOne()
{
    --m_underWay;
    next();
}

} // namespace caravan

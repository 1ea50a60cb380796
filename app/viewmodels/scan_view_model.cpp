// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/scan_view_model.h"

#include "core/logging.h"
#include "viewmodels/lot_list_model.h"
#include "viewmodels/texts.h"

namespace caravan {

ScanViewModel::ScanViewModel(Services services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

QUrl ScanViewModel::foundImage() const { return productImageUrl(m_image); }

void ScanViewModel::setActive(bool active)
{
    if (active == m_active) return;
    m_active = active;
    ++m_generation;
    m_lookingUp = false;
    emit activeChanged();
    forget();
    setState(!active ? Idle : m_available ? Looking : NoSource);
}

void ScanViewModel::again()
{
    if (!m_active) return;
    forget();
    setState(m_available ? Looking : NoSource);
}

void ScanViewModel::forget()
{
    m_title = {};
    m_image = {};
    m_lot.clear();
}

void ScanViewModel::setSourceAvailable(bool available)
{
    m_available = available;
    if (m_state != (available ? NoSource : Looking)) return; // a source that stays away says so again and again
    setState(available ? Looking : NoSource);
}

void ScanViewModel::setLanguage(Language language)
{
    m_language = language;
    emit changed();
}

void ScanViewModel::accept(const ScannedPayload &payload)
{
    // One answer at a time: a code that stays before the camera is not taken twice.
    if (!m_active || m_lookingUp || (m_state != Looking && m_state != NoSource)) return;
    emit scanned();
    const ScannedCode code = classify(payload, today());
    if (const auto *product = std::get_if<ScannedProduct>(&code))
        lookUp(*product);
    else if (std::holds_alternative<ScannedWallet>(code))
        setState(WalletRefused);
    else if (std::holds_alternative<ScannedTicket>(code))
        setState(TicketSeen);
    else
        setState(Unknown);
}

void ScanViewModel::lookUp(const ScannedProduct &scanned)
{
    m_lookingUp = true;
    const quint64 generation = ++m_generation;
    m_services.database
        .run([catalog = &m_services.catalog, scanned]() -> Result<Hit, CatalogError> {
            const auto ids = catalog->findByGtin(scanned.gtin);
            if (!ids) return ids.failure();
            const auto product = catalog->product(ids->first);
            if (!product) return product.failure();
            return Hit{product.value(), ids->second};
        })
        .then(this, [this, generation, scanned](const Result<Hit, CatalogError> &hit) {
            if (generation == m_generation) take(scanned, hit);
        });
}

void ScanViewModel::take(const ScannedProduct &scanned, const Result<Hit, CatalogError> &hit)
{
    m_lookingUp = false;
    if (!hit) {
        setState(Unknown);
        return;
    }
    m_title = hit->product.title;
    m_image = hit->product.image;
    m_lot = scanned.lot;
    LotListModel::State lot = scanned.isExpired(today()) ? LotListModel::Expired : LotListModel::Good;
    for (const Lot &known : hit->product.lots)
        if (known.code == scanned.lot && lotState(known, today()) != LotListModel::Good) lot = lotState(known, today());
    if (lot != LotListModel::Good) {
        setState(lot == LotListModel::Recalled ? Recalled : Expired);
        return;
    }
    setState(Found);
    emit productFound(hit->product.id.toString(), hit->variant.toString(), m_lot);
}

QDate ScanViewModel::today() const { return toDateTime(m_services.clock.utcNow()).toLocalTime().date(); }

void ScanViewModel::setState(State state)
{
    m_state = state;
    emit changed();
}

} // namespace caravan

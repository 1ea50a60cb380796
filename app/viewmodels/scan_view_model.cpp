// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/scan_view_model.h"

#include "domain/cart/cart.h"
#include "domain/codes/packaging.h"
#include "viewmodels/lot_list_model.h"
#include "viewmodels/texts.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

namespace caravan {

namespace {

using namespace std::chrono_literals;

/// So long a hand that stays counts as the same showing.
constexpr auto heldFor = 5s;
/// So many frames without the code, and it has left: a shaky hand loses it for one or two.
constexpr int framesToLeave = 8;

bool hasSource(ScanViewModel::Source source)
{
    return source == ScanViewModel::Starting || source == ScanViewModel::Live;
}

QByteArray digestOf(const ScannedPayload &payload)
{
    return QCryptographicHash::hash(payload.bytes, QCryptographicHash::Sha256);
}

} // namespace

ScanViewModel::ScanViewModel(Services services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

QUrl ScanViewModel::foundImage() const { return productImageUrl(m_image); }

QString ScanViewModel::kilograms() const
{
    return m_grams ? isolated(QString::number(*m_grams / 1000.0, 'f', 3)) : QString();
}

QString ScanViewModel::harvestedText() const { return dateText(m_known.harvested, m_language); }

QString ScanViewModel::bestBeforeText() const { return dateText(m_known.bestBefore, m_language); }

void ScanViewModel::setActive(bool active)
{
    if (active == m_active) return;
    m_active = active;
    ++m_generation;
    m_lookingUp = false;
    emit activeChanged();
    forget();
    setState(!active ? Idle : hasSource(m_source) ? Looking : NoSource);
    const auto wanted = std::exchange(m_wanted, std::nullopt);
    if (active && wanted) judge(*wanted);
}

void ScanViewModel::again()
{
    if (!m_active) return;
    ++m_generation;
    m_lookingUp = false;
    m_taken.clear(); // whoever asks for it may mean the same code
    forget();
    setState(hasSource(m_source) ? Looking : NoSource);
}

void ScanViewModel::forget()
{
    m_title = {};
    m_image = {};
    m_lot.clear();
    m_place = {};
    m_known = {};
    m_grams.reset();
    m_packs.reset();
}

void ScanViewModel::setSource(Source source)
{
    if (source == m_source) return;
    m_source = source;
    if (m_state == Looking || m_state == NoSource)
        setState(hasSource(source) ? Looking : NoSource);
    else
        emit changed();
}

void ScanViewModel::setLanguage(Language language)
{
    m_language = language;
    emit changed();
}

bool ScanViewModel::isHeld(const ScannedPayload &payload) const
{
    if (m_taken.isEmpty() || m_taken != digestOf(payload)) return false;
    if (m_framesWithout >= framesToLeave) return false;
    // What lies before the camera while its answer is shown is nobody's doing, however long: the visit has to end.
    return m_state != Looking || m_services.clock.steadyNow() - m_takenAt < heldFor;
}

void ScanViewModel::noteNothingSeen()
{
    if (m_framesWithout < framesToLeave) ++m_framesWithout;
}

void ScanViewModel::accept(const ScannedPayload &payload)
{
    if (!m_active || m_lookingUp || m_state == Found) return;
    if (isHeld(payload)) {
        m_framesWithout = 0;
        return;
    }
    judge(payload);
}

void ScanViewModel::glimpse(const ScannedPayload &payload)
{
    if (!m_active || m_lookingUp || m_state != Looking || isHeld(payload)) return;
    const ScannedCode code = classify(payload, today());
    if (const auto *product = std::get_if<ScannedProduct>(&code)) lookUp(payload, *product, Belief::IfKnown);
}

void ScanViewModel::acceptFromScanner(const ScannedPayload &payload)
{
    if (m_active) {
        again();
        judge(payload);
        return;
    }
    m_wanted = payload;
    emit pageRequested();
}

void ScanViewModel::judge(const ScannedPayload &payload)
{
    const QByteArray digest = digestOf(payload);
    // A code that flickers under its own answer is no sign of a shopper either.
    if (digest != m_taken || m_state == Looking || m_state == NoSource) emit scanned();
    m_taken = digest;
    m_takenAt = m_services.clock.steadyNow();
    m_framesWithout = 0;
    forget();
    const ScannedCode code = classify(payload, today());
    if (const auto *product = std::get_if<ScannedProduct>(&code)) {
        lookUp(payload, *product, Belief::Sure);
    } else if (std::holds_alternative<ScannedWallet>(code)) {
        answer(WalletRefused);
    } else if (std::holds_alternative<ScannedTicket>(code)) {
        answer(TicketSeen);
    } else if (const auto *weighed = std::get_if<ScannedInStore>(&code)) {
        lookUpWeighed(payload, weighed->code);
    } else {
        emit unknownSeen({});
        answer(Unknown);
    }
}

Result<ScanViewModel::Hit, CatalogError> ScanViewModel::find(CatalogReader &catalog, const Gtin &gtin)
{
    Hit hit;
    auto ids = catalog.findByGtin(gtin);
    if (!ids && ids.error() == CatalogError::NotFound) {
        // The number of a carton has an indicator before that of the single pack (General Specifications,
        // section 2.1.7).
        const auto single = singlePackOf(gtin);
        if (!single) return ids.failure();
        ids = catalog.findByGtin(*single);
        hit.carton = true;
    }
    if (!ids) return ids.failure();
    auto product = catalog.product(ids->first);
    if (!product) return product.failure();
    hit.product = std::move(product).value();
    hit.variant = ids->second;
    return hit;
}

void ScanViewModel::lookUp(const ScannedPayload &payload, const ScannedProduct &scanned, Belief belief)
{
    m_lookingUp = true;
    const quint64 generation = ++m_generation;
    m_services.database.run([catalog = &m_services.catalog, gtin = scanned.gtin] { return find(*catalog, gtin); })
        .then(this, [this, generation, payload, scanned, belief](const Result<Hit, CatalogError> &hit) {
            if (generation != m_generation) return;
            m_lookingUp = false;
            if (belief == Belief::IfKnown) {
                if (!hit) return; // another frame may say what it is
                emit this->scanned();
                m_taken = digestOf(payload);
                m_takenAt = m_services.clock.steadyNow();
                m_framesWithout = 0;
            }
            take(scanned, hit);
        });
}

void ScanViewModel::lookUpWeighed(const ScannedPayload &payload, const InStoreCode &code)
{
    m_grams = code.weightGrams;
    const auto gtin = itemGtin(code);
    if (!gtin) {
        answer(Weighed);
        return;
    }
    ScannedProduct scanned{*gtin, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    scanned.weightGrams = code.weightGrams.value_or(0); // priced by the scales, whatever it weighs
    lookUp(payload, scanned, Belief::Sure);
}

int ScanViewModel::packsOf(const ScannedProduct &scanned, const ProductVariant *variant)
{
    if (scanned.weightGrams) {
        const int pack = variant ? variant->netWeightGrams : 0;
        const int grams = *scanned.weightGrams;
        const bool whole = pack > 0 && grams > 0 && grams % pack == 0 && grams / pack <= Cart::maximumQuantity;
        return whole ? grams / pack : 0;
    }
    return std::clamp(scanned.count.value_or(1), 1, Cart::maximumQuantity);
}

void ScanViewModel::showPacks()
{
    if (hasPacks()) emit productFound(m_packs->first.toString(), m_packs->second.toString(), m_lot, false, 1);
}

void ScanViewModel::take(const ScannedProduct &scanned, const Result<Hit, CatalogError> &hit)
{
    if (!hit && scanned.weightGrams && isInStoreGtin(scanned.gtin)) {
        answer(Weighed); // a label of this shop's own scales
        return;
    }
    if (!hit) {
        if (hit.error() == CatalogError::NotFound) emit unknownSeen(scanned.gtin.toString());
        answer(Unknown);
        return;
    }
    m_title = hit->product.title;
    m_image = hit->product.image;
    m_lot = scanned.lot;
    takeLot(scanned.lot, hit->product);
    LotListModel::State lot = m_known.code.isEmpty() ? LotListModel::Good : lotState(m_known, today());
    const bool past = scanned.isExpired(today());
    if (past && lot == LotListModel::Good) lot = LotListModel::Expired;
    if (past && !m_known.bestBefore.isValid()) m_known.bestBefore = scanned.lastDay();
    if (lot != LotListModel::Good) {
        answer(lot == LotListModel::Recalled ? Recalled : Expired);
        return;
    }
    const auto sold = std::find_if(hit->product.variants.begin(), hit->product.variants.end(),
                                   [&hit](const ProductVariant &variant) { return variant.id == hit->variant; });
    const int packs = packsOf(scanned, sold == hit->product.variants.end() ? nullptr : &*sold);
    if (packs == 0) {
        if (*scanned.weightGrams > 0) m_grams = scanned.weightGrams;
        m_packs = {hit->product.id, hit->variant};
        answer(Weighed);
        return;
    }
    answer(Found);
    emit productFound(hit->product.id.toString(), hit->variant.toString(), m_lot, hit->carton, packs);
}

void ScanViewModel::takeLot(const QString &code, const Product &product)
{
    for (const Lot &lot : product.lots)
        if (!code.isEmpty() && lot.code == code) m_known = lot;
    if (product.place && !code.isEmpty()) m_place = product.place->name;
}

void ScanViewModel::answer(State state)
{
    setState(state);
    emit answered(state == Found);
}

QDate ScanViewModel::today() const { return toDateTime(m_services.clock.utcNow()).toLocalTime().date(); }

void ScanViewModel::setState(State state)
{
    m_state = state;
    emit changed();
}

} // namespace caravan

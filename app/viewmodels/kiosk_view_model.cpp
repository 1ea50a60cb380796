// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/kiosk_view_model.h"

namespace caravan {

namespace {

KioskViewModel::Palette paletteOf(const Config &config)
{
    if (config.kiosk.theme == u"dark") return KioskViewModel::Palette::Dark;
    if (config.kiosk.theme == u"high-contrast") return KioskViewModel::Palette::HighContrast;
    return KioskViewModel::Palette::Light;
}

} // namespace

KioskViewModel::KioskViewModel(Services services, const Config &config)
    : m_attract(config.kiosk.attract)
    , m_reducedMotion(config.kiosk.reducedMotion)
    , m_palette(paletteOf(config))
    , m_language(config.kiosk.language, this)
    , m_status(services, this)
    , m_catalog(services, config.store.kindRoot, config.store.originRoot, this)
    , m_search(services, this)
    , m_product(services, this)
    , m_cart(this)
    , m_checkout(services, m_cart, this)
    , m_ticket(services, this)
    , m_scan(services, this)
    , m_session(services.clock, config.kiosk.idleWarning, config.kiosk.idleWipe, this)
{
    connect(&m_language, &LanguageViewModel::changed, this, &KioskViewModel::applyLanguage);
    connect(&m_status, &StatusViewModel::catalogChanged, this, &KioskViewModel::reloadCatalog);
    connect(&m_status, &StatusViewModel::changed, &m_ticket, &TicketViewModel::reload);
    connect(&m_product, &ProductViewModel::lineReady, &m_cart, &CartViewModel::add);
    connect(&m_checkout, &CheckoutViewModel::placed, this,
            [this](const PlacedOrder &order, CheckoutViewModel::Fulfilment fulfilment) {
                m_ticket.show(order, fulfilment);
                m_cart.clear();
                m_checkout.reset();
            });
    connect(&m_checkout, &CheckoutViewModel::stored, this, [this] {
        m_status.reload();
        emit orderPlaced();
    });
    connect(&m_scan, &ScanViewModel::scanned, &m_session, &SessionViewModel::noteInput);
    connect(&m_session, &SessionViewModel::wiped, this, &KioskViewModel::wipeVisit);
}

void KioskViewModel::applySettings(const Config &config)
{
    m_attract = config.kiosk.attract;
    m_reducedMotion = config.kiosk.reducedMotion;
    m_palette = paletteOf(config);
    emit settingsChanged();
}

void KioskViewModel::setPoster(const QUrl &poster)
{
    if (std::exchange(m_poster, poster) != poster) emit settingsChanged();
}

void KioskViewModel::start()
{
    applyLanguage();
    m_status.reload();
    m_checkout.reload();
}

void KioskViewModel::applyLanguage()
{
    const Language language = m_language.language();
    m_catalog.setLanguage(language);
    m_search.setLanguage(language);
    m_product.setLanguage(language);
    m_cart.setLanguage(language);
    m_checkout.setLanguage(language);
    m_ticket.setLanguage(language);
    m_scan.setLanguage(language);
    emit m_status.changed();
}

void KioskViewModel::reloadCatalog()
{
    m_catalog.reload();
    m_product.reload();
    m_checkout.reload();
    m_search.reload();
}

void KioskViewModel::wipeVisit()
{
    m_scan.setActive(false);
    m_cart.clear();
    m_checkout.reset();
    m_ticket.clear();
    m_search.clear();
    m_product.close();
    m_catalog.showAll();
    m_language.reset();
}

} // namespace caravan

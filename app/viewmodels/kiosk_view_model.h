// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config.h"
#include "viewmodels/cart_view_model.h"
#include "viewmodels/catalog_view_model.h"
#include "viewmodels/checkout_view_model.h"
#include "viewmodels/language_view_model.h"
#include "viewmodels/product_view_model.h"
#include "viewmodels/scan_view_model.h"
#include "viewmodels/search_view_model.h"
#include "viewmodels/session_view_model.h"
#include "viewmodels/status_view_model.h"
#include "viewmodels/ticket_view_model.h"

#include <QUrl>

namespace caravan {

/// The root that the screen is given; ties the parts of a visit together. GUI thread; outlives the QML engine.
class KioskViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(caravan::LanguageViewModel *language READ language CONSTANT FINAL)
    Q_PROPERTY(caravan::StatusViewModel *status READ status CONSTANT FINAL)
    Q_PROPERTY(caravan::CatalogViewModel *catalog READ catalog CONSTANT FINAL)
    Q_PROPERTY(caravan::SearchViewModel *search READ search CONSTANT FINAL)
    Q_PROPERTY(caravan::ProductViewModel *product READ product CONSTANT FINAL)
    Q_PROPERTY(caravan::CartViewModel *cart READ cart CONSTANT FINAL)
    Q_PROPERTY(caravan::CheckoutViewModel *checkout READ checkout CONSTANT FINAL)
    Q_PROPERTY(caravan::TicketViewModel *ticket READ ticket CONSTANT FINAL)
    Q_PROPERTY(caravan::ScanViewModel *scan READ scan CONSTANT FINAL)
    Q_PROPERTY(caravan::SessionViewModel *session READ session CONSTANT FINAL)
    Q_PROPERTY(bool attract READ attract NOTIFY settingsChanged FINAL)
    Q_PROPERTY(bool reducedMotion READ reducedMotion NOTIFY settingsChanged FINAL)
    Q_PROPERTY(caravan::KioskViewModel::Palette palette READ palette NOTIFY settingsChanged FINAL)
    Q_PROPERTY(QUrl poster READ poster NOTIFY settingsChanged FINAL)

public:
    /// In which colours a visit begins.
    enum class Palette { Light, Dark, HighContrast };
    Q_ENUM(Palette)

    KioskViewModel(Services services, const Config &config);

    [[nodiscard]] LanguageViewModel *language() { return &m_language; }
    [[nodiscard]] StatusViewModel *status() { return &m_status; }
    [[nodiscard]] CatalogViewModel *catalog() { return &m_catalog; }
    [[nodiscard]] SearchViewModel *search() { return &m_search; }
    [[nodiscard]] ProductViewModel *product() { return &m_product; }
    [[nodiscard]] CartViewModel *cart() { return &m_cart; }
    [[nodiscard]] CheckoutViewModel *checkout() { return &m_checkout; }
    [[nodiscard]] TicketViewModel *ticket() { return &m_ticket; }
    [[nodiscard]] ScanViewModel *scan() { return &m_scan; }
    [[nodiscard]] SessionViewModel *session() { return &m_session; }
    /// Whether a poster waits for the shopper; else every visit begins at the shelves.
    [[nodiscard]] bool attract() const { return m_attract; }
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }
    [[nodiscard]] Palette palette() const { return m_palette; }
    /// The picture between two visits.
    [[nodiscard]] QUrl poster() const { return m_poster; }

    /// Settings that may change while the screen runs.
    void applySettings(const Config &config);
    void setPoster(const QUrl &poster);

    /// Reads catalog and accounts for the first time.
    void start();

signals:
    /// An order is in the journal: the agent may be woken.
    void orderPlaced();
    void settingsChanged();

private:
    void applyLanguage();
    void reloadCatalog();
    void wipeVisit();

    bool m_attract;
    bool m_reducedMotion;
    Palette m_palette;
    QUrl m_poster{QStringLiteral("image://asset/attract")};
    LanguageViewModel m_language;
    StatusViewModel m_status;
    CatalogViewModel m_catalog;
    SearchViewModel m_search;
    ProductViewModel m_product;
    CartViewModel m_cart;
    CheckoutViewModel m_checkout;
    TicketViewModel m_ticket;
    ScanViewModel m_scan;
    SessionViewModel m_session;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/contract/order_walk.h"
#include "tests/contract/seeded_catalog.h"

#include <QObject>

namespace caravan::contract {

/// Reading the catalog: what went into the store by file comes out through the client, field by field. Runs first, on
/// a store that nobody has changed.
class CatalogContract : public QObject
{
    Q_OBJECT

public:
    CatalogContract(StoreUnderTest &store, const SeededCatalog &catalog)
        : m_store(store)
        , m_catalog(catalog)
    {
    }

private slots:
    void initTestCase();
    void answersHealth();
    void namesItsRegion();
    void categoriesAreAsSeeded();
    void productsAreAsSeeded();
    void variantsAreAsSeeded();
    void documentedFieldsArePresent();
    void pagesJoinWithoutGapOrOverlap();
    void idSweepFindsAllInOnePage();
    void pageBeyondTheEndIsEmpty();
    void productsByIdLeaveOutTheUnknown();
    void textsAreThoseOfTheLanguage_data();
    void textsAreThoseOfTheLanguage();
    void textsByIdAreThoseOfTheLanguage();
    void unknownLanguageGetsTheBaseText_data();
    void unknownLanguageGetsTheBaseText();
    void sweepOfPricesAndStock();
    void unchangedJsonIsNotSentAgain();
    void imageArrivesAndIsNotSentAgain();
    void missingImageIsNotFound();
    void wrongKeyIsUnauthorized_data();
    void wrongKeyIsUnauthorized();
    void unknownRegionIsRefused();
    void unknownParameterIsRefused();
    void unknownAddressIsNotFound();

private:
    [[nodiscard]] QList<RemoteProduct> pulledProducts(int limit);

    StoreUnderTest &m_store;
    const SeededCatalog &m_catalog;
    QList<RemoteCategory> m_categories;
    QList<RemoteProduct> m_products;
};

} // namespace caravan::contract

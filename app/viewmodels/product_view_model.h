// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/cart/cart.h"
#include "viewmodels/lot_list_model.h"
#include "viewmodels/services.h"
#include "viewmodels/variant_list_model.h"

#include <QStringList>

#include <QUrl>

namespace caravan {

/// The product that is looked at: texts, sizes, price with its age, stock, origin and lots. GUI thread.
class ProductViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(bool loading READ loading NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed FINAL)
    Q_PROPERTY(bool missing READ missing NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString description READ description NOTIFY changed FINAL)
    Q_PROPERTY(QString story READ story NOTIFY changed FINAL)
    Q_PROPERTY(QString storage READ storage NOTIFY changed FINAL)
    Q_PROPERTY(QString placeName READ placeName NOTIFY changed FINAL)
    Q_PROPERTY(QString placeStory READ placeStory NOTIFY changed FINAL)
    Q_PROPERTY(QString seasonText READ seasonText NOTIFY changed FINAL)
    Q_PROPERTY(QUrl imageSource READ imageSource NOTIFY changed FINAL)
    Q_PROPERTY(QStringList tags READ tags NOTIFY changed FINAL)
    Q_PROPERTY(caravan::VariantListModel *variants READ variants CONSTANT FINAL)
    Q_PROPERTY(caravan::LotListModel *lots READ lots CONSTANT FINAL)
    Q_PROPERTY(int variantIndex READ variantIndex WRITE setVariantIndex NOTIFY changed FINAL)
    Q_PROPERTY(QString scannedLot READ scannedLot NOTIFY changed FINAL)
    Q_PROPERTY(QString priceText READ priceText NOTIFY changed FINAL)
    Q_PROPERTY(QString unitPriceJinText READ unitPriceJinText NOTIFY changed FINAL)
    Q_PROPERTY(QString unitPriceKgText READ unitPriceKgText NOTIFY changed FINAL)
    Q_PROPERTY(QString unitPriceLitreText READ unitPriceLitreText NOTIFY changed FINAL)
    Q_PROPERTY(QString stockText READ stockText NOTIFY changed FINAL)
    Q_PROPERTY(QString stockAge READ stockAge NOTIFY changed FINAL)
    Q_PROPERTY(Availability availability READ availability NOTIFY changed FINAL)
    Q_PROPERTY(QString gtinText READ gtinText NOTIFY changed FINAL)
    Q_PROPERTY(int quantity READ quantity WRITE setQuantity NOTIFY changed FINAL)
    Q_PROPERTY(bool canBuy READ canBuy NOTIFY changed FINAL)
    Q_PROPERTY(QString blockedReason READ blockedReason NOTIFY changed FINAL)

public:
    enum Availability { Available, FewLeft, NotHere };
    Q_ENUM(Availability)

    ProductViewModel(Services services, QObject *parent);

    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] bool missing() const { return m_missing; }
    [[nodiscard]] QString title() const { return m_product.title.in(m_language); }
    [[nodiscard]] QString description() const { return m_product.description.in(m_language); }
    [[nodiscard]] QString story() const { return m_product.story.in(m_language); }
    [[nodiscard]] QString storage() const { return m_product.storage.in(m_language); }
    [[nodiscard]] QString placeName() const;
    [[nodiscard]] QString placeStory() const;
    [[nodiscard]] QString seasonText() const;
    [[nodiscard]] QUrl imageSource() const;
    [[nodiscard]] QStringList tags() const { return m_product.tags; }
    [[nodiscard]] VariantListModel *variants() { return &m_variants; }
    [[nodiscard]] LotListModel *lots() { return &m_lots; }
    [[nodiscard]] int variantIndex() const { return m_variantIndex; }
    [[nodiscard]] QString scannedLot() const { return m_lot; }
    [[nodiscard]] QString priceText() const;
    [[nodiscard]] QString unitPriceJinText() const;
    [[nodiscard]] QString unitPriceKgText() const;
    [[nodiscard]] QString unitPriceLitreText() const;
    [[nodiscard]] QString stockText() const;
    [[nodiscard]] QString stockAge() const;
    [[nodiscard]] Availability availability() const;
    [[nodiscard]] QString gtinText() const;
    [[nodiscard]] int quantity() const { return m_quantity; }
    [[nodiscard]] bool canBuy() const;
    [[nodiscard]] QString blockedReason() const;

    void setVariantIndex(int index);
    void setQuantity(int quantity);

    Q_INVOKABLE void open(const QString &productId) { openVariant(productId, {}, {}); }
    /// With the size and the lot that were scanned; both may be empty.
    Q_INVOKABLE void openVariant(const QString &productId, const QString &variantId, const QString &lot);
    Q_INVOKABLE void addToCart();

    void setLanguage(Language language);
    /// Reads the same product again; the chosen size and quantity stay.
    void reload();
    void close();

signals:
    void changed();
    void lineReady(const caravan::LineItem &line);
    void added();

private:
    [[nodiscard]] const ProductVariant *variant() const;
    void read(const VariantId &wanted);
    void take(const Result<Product, CatalogError> &product, const VariantId &wanted);
    void showLists();

    Services m_services;
    Language m_language = Language::ZhCn;
    ProductId m_id;
    Product m_product;
    QString m_lot;
    int m_variantIndex = 0;
    int m_quantity = 1;
    quint64 m_generation = 0;
    bool m_loading = false;
    bool m_loaded = false;
    bool m_missing = false;
    VariantListModel m_variants;
    LotListModel m_lots;
};

} // namespace caravan

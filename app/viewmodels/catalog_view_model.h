// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewmodels/category_list_model.h"
#include "viewmodels/product_list_model.h"

namespace caravan {

/// Home and browsing: kinds, regions, places, and the products of what was chosen. GUI thread.
class CatalogViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(caravan::CategoryListModel *kinds READ kinds CONSTANT FINAL)
    Q_PROPERTY(caravan::CategoryListModel *regions READ regions CONSTANT FINAL)
    Q_PROPERTY(caravan::CategoryListModel *places READ places CONSTANT FINAL)
    Q_PROPERTY(caravan::ProductListModel *popular READ popular CONSTANT FINAL)
    Q_PROPERTY(caravan::ProductListModel *browse READ browse CONSTANT FINAL)
    Q_PROPERTY(QString categoryId READ categoryId NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString categoryName READ categoryName NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString originId READ originId NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString originName READ originName NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString originStory READ originStory NOTIFY selectionChanged FINAL)

public:
    /// `kindRoot` and `originRoot` are the handles of the two categories below which kinds and places are looked for.
    CatalogViewModel(Services services, const QString &kindRoot, const QString &originRoot, QObject *parent);

    [[nodiscard]] CategoryListModel *kinds() { return &m_kinds; }
    [[nodiscard]] CategoryListModel *regions() { return &m_regions; }
    [[nodiscard]] CategoryListModel *places() { return &m_places; }
    [[nodiscard]] ProductListModel *popular() { return &m_popular; }
    [[nodiscard]] ProductListModel *browse() { return &m_browse; }
    [[nodiscard]] QString categoryId() const { return m_category.toString(); }
    [[nodiscard]] QString categoryName() const;
    [[nodiscard]] QString originId() const { return m_origin.toString(); }
    [[nodiscard]] QString originName() const;
    [[nodiscard]] QString originStory() const;

    Q_INVOKABLE void showAll();
    /// Empty id: any kind. The origin that was chosen stays.
    Q_INVOKABLE void showCategory(const QString &id);
    /// Empty id: any place. A region also fills `places`.
    Q_INVOKABLE void showOrigin(const QString &id);

    void setLanguage(Language language);
    /// Reads everything again.
    void reload();

signals:
    void selectionChanged();

private:
    [[nodiscard]] const Category *find(const CategoryId &id) const;
    [[nodiscard]] CategoryId rootWithHandle(const QString &handle) const;
    [[nodiscard]] QList<CategoryRow> childrenOf(const CategoryId &parent, const CategoryId &selected,
                                                const QString &asset) const;
    void showCategories();
    void showSelection();

    Services m_services;
    QString m_kindRoot;
    QString m_originRoot;
    Language m_language = Language::ZhCn;
    QList<Category> m_categories;
    CategoryId m_category;
    CategoryId m_origin;
    CategoryId m_region; ///< whose places are listed; null: all places
    CategoryListModel m_kinds;
    CategoryListModel m_regions;
    CategoryListModel m_places;
    ProductListModel m_popular;
    ProductListModel m_browse;
};

} // namespace caravan

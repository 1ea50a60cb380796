// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewmodels/category_list_model.h"
#include "viewmodels/facet_list_model.h"
#include "viewmodels/product_list_model.h"

namespace caravan {

/// Results by the keystroke: every change of the text, of a choice or of the order asks anew and drops the answer to
/// the older question. GUI thread.
class SearchViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(caravan::ProductListModel *results READ results CONSTANT FINAL)
    Q_PROPERTY(caravan::FacetListModel *facets READ facets CONSTANT FINAL)
    Q_PROPERTY(caravan::CategoryListModel *categories READ categories CONSTANT FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged FINAL)
    Q_PROPERTY(bool noHits READ noHits NOTIFY busyChanged FINAL)
    Q_PROPERTY(bool idle READ idle NOTIFY questionChanged FINAL)
    Q_PROPERTY(int choices READ choices NOTIFY questionChanged FINAL)
    Q_PROPERTY(caravan::SearchViewModel::Order order READ order WRITE setOrder NOTIFY questionChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY answered FINAL)
    Q_PROPERTY(QString corrected READ corrected NOTIFY answered FINAL)
    Q_PROPERTY(QString ignored READ ignored NOTIFY answered FINAL)
    Q_PROPERTY(QStringList suggestions READ suggestions NOTIFY answered FINAL)

public:
    enum Order { Relevance, PriceUp, PriceDown, Name, Newest };
    Q_ENUM(Order)

    SearchViewModel(Services services, QObject *parent);

    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] ProductListModel *results() { return &m_results; }
    [[nodiscard]] FacetListModel *facets() { return &m_facets; }
    /// Places and kinds that what was typed names.
    [[nodiscard]] CategoryListModel *categories() { return &m_categories; }
    [[nodiscard]] bool busy() const { return m_results.loading(); }
    [[nodiscard]] bool noHits() const { return !idle() && !busy() && m_results.count() == 0; }
    /// Nothing is asked for.
    [[nodiscard]] bool idle() const { return blank() && m_filter.isEmpty(); }
    [[nodiscard]] int choices() const { return choicesIn(m_filter); }
    [[nodiscard]] Order order() const { return m_order; }
    void setOrder(Order order);
    /// Hits on all pages.
    [[nodiscard]] int total() const { return m_answer.total; }
    [[nodiscard]] const QString &corrected() const { return m_answer.corrected; }
    /// Typed words that the hits do not have, with spaces between.
    [[nodiscard]] QString ignored() const { return m_answer.ignored.join(u' '); }
    [[nodiscard]] const QStringList &suggestions() const { return m_answer.suggestions; }

    Q_INVOKABLE void clear();
    /// A choice of `facets` on or off.
    Q_INVOKABLE void toggle(const QString &choiceId);
    Q_INVOKABLE void clearChoices();
    /// Everything of a place or kind instead of what was typed.
    Q_INVOKABLE void explore(const QString &categoryId);

    void setLanguage(Language language);
    /// Reads the hits that are shown again.
    void reload();

signals:
    void textChanged();
    void busyChanged();
    void questionChanged();
    void answered();

private:
    [[nodiscard]] bool blank() const { return m_text.trimmed().isEmpty(); }
    [[nodiscard]] int month() const;
    void ask();
    void take(const SearchAnswer &answer);

    Services m_services;
    QString m_text;
    ProductFilter m_filter;
    Order m_order = Relevance;
    Language m_language = Language::ZhCn;
    SearchAnswer m_answer; ///< without its products
    ProductListModel m_results;
    FacetListModel m_facets;
    CategoryListModel m_categories;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewmodels/product_list_model.h"

namespace caravan {

/// Results by the keystroke: every change of the text asks anew and drops the answer to the older text. GUI thread.
class SearchViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(caravan::ProductListModel *results READ results CONSTANT FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged FINAL)
    Q_PROPERTY(bool noHits READ noHits NOTIFY busyChanged FINAL)

public:
    SearchViewModel(Services services, QObject *parent);

    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] ProductListModel *results() { return &m_results; }
    [[nodiscard]] bool busy() const { return m_results.loading(); }
    [[nodiscard]] bool noHits() const { return !blank() && !busy() && m_results.count() == 0; }

    Q_INVOKABLE void clear() { setText({}); }
    void setLanguage(Language language);
    /// Reads the hits that are shown again.
    void reload();

signals:
    void textChanged();
    void busyChanged();

private:
    [[nodiscard]] bool blank() const { return m_text.trimmed().isEmpty(); }
    void ask();

    QString m_text;
    Language m_language = Language::ZhCn;
    ProductListModel m_results;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "viewmodels/row_list_model.h"

namespace caravan {

/// The languages on offer, each named in its own script.
class LanguageListModel : public RowListModel<Language>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by LanguageViewModel")

public:
    explicit LanguageListModel(QObject *parent);
};

/// The language of the visit. GUI thread.
class LanguageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(QString tag READ tag NOTIFY changed FINAL)
    Q_PROPERTY(bool rightToLeft READ rightToLeft NOTIFY changed FINAL)
    Q_PROPERTY(caravan::LanguageListModel *languages READ languages CONSTANT FINAL)

public:
    LanguageViewModel(Language initial, QObject *parent);

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] QString tag() const { return languageTag(m_language); }
    [[nodiscard]] bool rightToLeft() const { return isRightToLeft(m_language); }
    [[nodiscard]] LanguageListModel *languages() { return &m_languages; }

    /// An unknown tag changes nothing.
    Q_INVOKABLE void choose(const QString &tag);
    /// Back to the terminal's own language, when a visit ends.
    void reset() { set(m_initial); }

signals:
    /// Emitted before changed(): the composition root installs the translator here.
    void aboutToShow(caravan::Language language);
    void changed();

private:
    void set(Language language);

    Language m_initial;
    Language m_language;
    LanguageListModel m_languages;
};

} // namespace caravan

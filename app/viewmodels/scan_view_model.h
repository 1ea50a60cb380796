// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/scanned_code.h"
#include "viewmodels/services.h"

#include <QImage>
#include <QQmlEngine>
#include <QUrl>

namespace caravan {

/// The scan page: takes what the devices read, says what it means. GUI thread; looks products up on the worker.
/// The composition root feeds it: accept(), showFrame(), setSourceAvailable().
class ScanViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by KioskViewModel")
    Q_PROPERTY(bool active READ active WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString foundTitle READ foundTitle NOTIFY changed FINAL)
    Q_PROPERTY(QUrl foundImage READ foundImage NOTIFY changed FINAL)
    Q_PROPERTY(QString lot READ lot NOTIFY changed FINAL)

public:
    enum State { Idle, Looking, NoSource, Found, Unknown, WalletRefused, Recalled, Expired, TicketSeen };
    Q_ENUM(State)

    ScanViewModel(Services services, QObject *parent);

    [[nodiscard]] bool active() const { return m_active; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString foundTitle() const { return m_title.in(m_language); }
    [[nodiscard]] QUrl foundImage() const;
    [[nodiscard]] QString lot() const { return m_lot; }

    void setActive(bool active);
    Q_INVOKABLE void again();

    void accept(const ScannedPayload &payload);
    void showFrame(const QImage &frame) { emit frameReady(frame); }
    void setSourceAvailable(bool available);
    void setLanguage(Language language);

signals:
    void activeChanged();
    void changed();
    void frameReady(const QImage &frame);
    /// A code was taken: the shopper is there.
    void scanned();
    void productFound(const QString &productId, const QString &variantId, const QString &lot);

private:
    struct Hit
    {
        Product product;
        VariantId variant;
    };
    void forget();
    [[nodiscard]] QDate today() const; ///< where the terminal stands
    void setState(State state);
    void lookUp(const ScannedProduct &scanned);
    void take(const ScannedProduct &scanned, const Result<Hit, CatalogError> &found);

    Services m_services;
    Language m_language = Language::ZhCn;
    State m_state = Idle;
    LocalizedText m_title;
    ImageId m_image;
    QString m_lot;
    quint64 m_generation = 0;
    bool m_active = false;
    bool m_available = true;
    bool m_lookingUp = false;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/scanned_code.h"
#include "viewmodels/services.h"

#include <QImage>
#include <QQmlEngine>
#include <QUrl>

#include <optional>

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
    Q_PROPERTY(Source source READ source NOTIFY changed FINAL)
    Q_PROPERTY(QString foundTitle READ foundTitle NOTIFY changed FINAL)
    Q_PROPERTY(QUrl foundImage READ foundImage NOTIFY changed FINAL)
    Q_PROPERTY(QString lot READ lot NOTIFY changed FINAL)
    Q_PROPERTY(QString placeName READ placeName NOTIFY changed FINAL)
    Q_PROPERTY(QString harvestedText READ harvestedText NOTIFY changed FINAL)
    Q_PROPERTY(QString bestBeforeText READ bestBeforeText NOTIFY changed FINAL)
    Q_PROPERTY(QString kilograms READ kilograms NOTIFY changed FINAL)
    Q_PROPERTY(bool hasPacks READ hasPacks NOTIFY changed FINAL)

public:
    enum State { Idle, Looking, NoSource, Found, Unknown, WalletRefused, Recalled, Expired, TicketSeen, Weighed };
    Q_ENUM(State)
    /// Of the camera; the values are those of the devices' SourceState, which this layer does not know.
    enum Source { NoCamera, Starting, Live, Lost, Denied, WrongFormat };
    Q_ENUM(Source)

    ScanViewModel(Services services, QObject *parent);

    [[nodiscard]] bool active() const { return m_active; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString foundTitle() const { return m_title.in(m_language); }
    [[nodiscard]] QUrl foundImage() const;
    [[nodiscard]] QString lot() const { return m_lot; }
    [[nodiscard]] Source source() const { return m_source; }
    /// Of the lot, where it was scanned and the catalog knows it.
    [[nodiscard]] QString placeName() const { return m_place.in(m_language); }
    [[nodiscard]] QString harvestedText() const;
    [[nodiscard]] QString bestBeforeText() const;
    /// Of what was weighed, such as "1.254"; empty where the label does not say.
    [[nodiscard]] QString kilograms() const;
    /// Weighed goods that can be ordered in packs too: showPacks() opens them.
    [[nodiscard]] bool hasPacks() const { return m_state == Weighed && m_packs.has_value(); }

    void setActive(bool active);
    Q_INVOKABLE void again();
    Q_INVOKABLE void showPacks();

    /// What the camera has read. The same code in a hand that does not move counts once: again after it has left the
    /// picture, or after some seconds.
    void accept(const ScannedPayload &payload);
    /// What the camera may have read: counts if the catalog knows it.
    void glimpse(const ScannedPayload &payload);
    /// A frame without a code.
    void noteNothingSeen();
    /// What a hardware scanner has read: every pull of its trigger is meant. Where the page is not open, it is asked
    /// for and the code waits for it.
    void acceptFromScanner(const ScannedPayload &payload);
    void showFrame(const QImage &frame) { emit frameReady(frame); }
    void setSource(Source source);
    void setLanguage(Language language);

signals:
    void activeChanged();
    void changed();
    void frameReady(const QImage &frame);
    /// A code was taken: the shopper is there.
    void scanned();
    /// `carton`: the code was that of a carton, of which this is the single pack. `quantity`: as many as the code says.
    void productFound(const QString &productId, const QString &variantId, const QString &lot, bool carton,
                      int quantity);
    /// A code was answered: for the ear. `good`: the shopper got what was wanted.
    void answered(bool good);
    /// The scan page has to be opened: a hardware scanner was used elsewhere.
    void pageRequested();
    /// For staff: nobody here knows this number. Empty where the code was none of a product, which may be personal.
    void unknownSeen(const QString &gtin);

private:
    struct Hit
    {
        Product product;
        VariantId variant;
        bool carton = false;
    };
    enum class Belief { Sure, IfKnown };
    void forget();
    [[nodiscard]] QDate today() const; ///< where the terminal stands
    void setState(State state);
    void answer(State state);
    void judge(const ScannedPayload &payload);
    [[nodiscard]] bool isHeld(const ScannedPayload &payload) const;
    [[nodiscard]] static Result<Hit, CatalogError> find(CatalogReader &catalog, const Gtin &gtin);
    void lookUp(const ScannedPayload &payload, const ScannedProduct &scanned, Belief belief);
    void take(const ScannedProduct &scanned, const Result<Hit, CatalogError> &found);
    void takeLot(const QString &code, const Product &product);
    void lookUpWeighed(const ScannedPayload &payload, const InStoreCode &code);
    /// How many packs the code means; 0: a weight that is no whole number of them.
    [[nodiscard]] static int packsOf(const ScannedProduct &scanned, const ProductVariant *variant);

    Services m_services;
    Language m_language = Language::ZhCn;
    State m_state = Idle;
    LocalizedText m_title;
    ImageId m_image;
    QString m_lot;
    LocalizedText m_place;
    Lot m_known; ///< the lot as the catalog has it
    std::optional<int> m_grams;
    std::optional<std::pair<ProductId, VariantId>> m_packs; ///< of weighed goods
    Source m_source = Live;
    QByteArray m_taken; ///< code that was taken last, as a hash: it may be personal
    SteadyTime m_takenAt{};
    int m_framesWithout = 0;                ///< frames since that code was seen
    std::optional<ScannedPayload> m_wanted; ///< read by a hardware scanner before the page was open
    quint64 m_generation = 0;
    bool m_active = false;
    bool m_lookingUp = false;
};

} // namespace caravan

// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/texts.h"

#include "domain/pricing/unit_price.h"

#include <QCoreApplication>
#include <QLocale>

namespace caravan {

QString ageText(UtcTime asOf, UtcTime now)
{
    if (asOf == UtcTime{}) return {};
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - asOf).count();
    //: Age of a figure
    //% "just now"
    if (minutes < 2) return qtTrId("age.just-now");
    //: Age of a figure; %1 is a number of minutes
    //% "%1 min ago"
    if (minutes < 120) return qtTrId("age.minutes").arg(minutes);
    //: Age of a figure; %1 is a number of hours
    //% "%1 h ago"
    if (minutes < 48 * 60) return qtTrId("age.hours").arg(minutes / 60);
    //: Age of a figure; %1 is a number of days
    //% "%1 days ago"
    return qtTrId("age.days").arg(minutes / (24 * 60));
}

QString dateText(QDate date, Language language)
{
    if (!date.isValid()) return {};
    switch (language) {
    case Language::ZhCn:
    case Language::UgCn:
        return isolated(date.toString(Qt::ISODate));
    case Language::Kk:
    case Language::Ru:
        return isolated(date.toString(QStringLiteral("dd.MM.yyyy")));
    case Language::En:
        break;
    }
    return isolated(QLocale::c().toString(date, QStringLiteral("d MMM yyyy")));
}

QString unitPriceText(Money pack, int grams, int millilitres)
{
    //: Unit price; %1 is an amount with its currency. A jin (斤) is 500 g.
    //% "%1 / 500 g"
    if (grams > 0) return qtTrId("unit-price.jin").arg(formatMoney(unitPrice(pack, grams, gramsPerJin)));
    //: Unit price; %1 is an amount with its currency
    //% "%1 / L"
    if (millilitres > 0) return qtTrId("unit-price.litre").arg(formatMoney(unitPrice(pack, millilitres, mlPerLitre)));
    return {};
}

QString unitPriceKgText(Money pack, int grams)
{
    if (grams <= 0) return {};
    //: Unit price; %1 is an amount with its currency
    //% "%1 / kg"
    return qtTrId("unit-price.kg").arg(formatMoney(unitPrice(pack, grams, gramsPerKilogram)));
}

QUrl productImageUrl(const ImageId &image)
{
    return image.isNull() ? QUrl() : QUrl(QStringLiteral("image://product/") + image.toString());
}

QUrl assetUrl(const QString &name) { return QUrl(QStringLiteral("image://asset/") + name); }

QString isolated(const QString &text) { return QChar(0x2068) + text + QChar(0x2069); }

void wipe(QString &text)
{
    text.fill(u'\0');
    text.clear();
}

} // namespace caravan

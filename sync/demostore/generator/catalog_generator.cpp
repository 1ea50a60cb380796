// SPDX-License-Identifier: Apache-2.0
#include "sync/demostore/generator/catalog_generator.h"

#include "core/language.h"
#include "sync/demostore/generator/word_lists.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace caravan::generator {

namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine, which std's distributions do not promise.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }
    /// 0 … sides - 1
    int roll(int sides)
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return static_cast<int>((z ^ (z >> 31)) % static_cast<quint64>(sides));
    }

private:
    quint64 m_state;
};

QByteArray lineOf(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

/// One text in the five languages; `make` gets the index of the language and returns a QString (not an expression of
/// QStringBuilder, which would refer to what is gone).
template <class Make> QJsonObject texts(Make make)
{
    QJsonObject object;
    for (size_t i = 0; i < allLanguages.size(); ++i)
        object.insert(languageTag(allLanguages[i]), make(i));
    return object;
}

QJsonObject texts(const Word &word)
{
    return texts([&word](size_t i) -> QString { return QString::fromUtf16(word[i]); });
}

QByteArray category(const QString &handle, const QString &parent, int rank, const QJsonObject &name)
{
    QJsonObject object{{QStringLiteral("type"), QStringLiteral("category")},
                       {QStringLiteral("handle"), handle},
                       {QStringLiteral("rank"), rank},
                       {QStringLiteral("name"), name}};
    if (!parent.isEmpty()) object.insert(QStringLiteral("parent"), parent);
    return lineOf(object);
}

QByteArray ownCategories()
{
    const auto named = [](const QString &name) { return texts([&name](size_t) { return name; }); };
    QByteArray lines = category(QStringLiteral("kind"), {}, 1, named(QStringLiteral("Kind"))) +
                       category(QStringLiteral("origin"), {}, 2, named(QStringLiteral("Origin")));
    int rank = 0;
    QSet<QString> known;
    for (const Good &good : goods) {
        const QString handle = QLatin1String(good.kind);
        if (known.contains(handle)) continue;
        known.insert(handle);
        lines += category(handle, QStringLiteral("kind"), ++rank, named(handle));
    }
    lines += category(QStringLiteral("xinjiang"), QStringLiteral("origin"), 1, named(QStringLiteral("Xinjiang")));
    lines += category(QStringLiteral("gansu"), QStringLiteral("origin"), 2, named(QStringLiteral("Gansu")));
    for (const Place &place : places)
        lines += category(QLatin1String(place.handle), QLatin1String(place.region), ++rank, texts(place.name));
    return lines;
}

Result<QByteArray, QString> baseCategories(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Failure{QStringLiteral("%1: %2").arg(path, file.errorString())};
    QByteArray lines;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value(QStringLiteral("type")).toString() == u"category") lines += line + '\n';
    }
    if (lines.isEmpty()) return Failure{QStringLiteral("%1: has no categories").arg(path)};
    return lines;
}

/// GTIN-13 of the prefix 952 with its check digit (GS1 General Specifications, section 7.9).
QString gtin(qint64 number)
{
    const QString digits = QStringLiteral("952%1").arg(number, 9, 10, QLatin1Char('0'));
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i)
        sum += digits.at(i).digitValue() * (i % 2 == 0 ? 1 : 3);
    return digits + QString::number((10 - sum % 10) % 10);
}

QJsonArray variants(int product, int count, Dice &dice)
{
    static constexpr std::array grams{250, 500, 1'000, 2'500};
    QJsonArray rows;
    const int fenPerGram = 2 + dice.roll(18);
    for (int i = 0; i < count; ++i) {
        const int weight = grams[static_cast<size_t>(i)];
        const QJsonObject title = texts([weight](size_t language) -> QString {
            static constexpr std::array units{u"克", u" گرام", u" г", u" г", u" g"};
            return QString::number(weight) + QString::fromUtf16(units[language]);
        });
        rows.append(QJsonObject{{QStringLiteral("sku"), QStringLiteral("GEN-%1-%2").arg(product).arg(weight)},
                                {QStringLiteral("gtin"), gtin(qint64{product} * 4 + i)},
                                {QStringLiteral("title"), title},
                                {QStringLiteral("net_weight_g"), weight},
                                {QStringLiteral("price_fen"), fenPerGram * weight - 10 * i},
                                {QStringLiteral("stock"), dice.roll(200)}});
    }
    return rows;
}

QJsonObject product(int number, const Settings &settings, Dice &dice)
{
    const auto pick = [&dice](const auto &list) -> const auto &
    {
        return list[static_cast<size_t>(dice.roll(static_cast<int>(list.size())))];
    };
    const Place &place = pick(places);
    const Good &good = pick(goods);
    const Word &quality = pick(qualities);
    const QJsonObject title = texts([&](size_t i) -> QString {
        const QString space = i == 0 ? QString() : QStringLiteral(" ");
        return QString::fromUtf16(quality[i]) + space + QString::fromUtf16(place.name[i]) + space +
               QString::fromUtf16(good.name[i]) + QStringLiteral(" %1").arg(number);
    });
    QJsonObject object{
        {QStringLiteral("type"), QStringLiteral("product")},
        {QStringLiteral("handle"), QStringLiteral("gen-%1").arg(number)},
        {QStringLiteral("categories"), QJsonArray{QLatin1String(good.kind), QLatin1String(place.handle)}},
        {QStringLiteral("popularity"), dice.roll(1'001)},
        {QStringLiteral("title"), title},
        {QStringLiteral("description"), title}};
    if (!settings.images.isEmpty()) object.insert(QStringLiteral("image"), pick(settings.images));
    if (dice.roll(4) == 0) object.insert(QStringLiteral("tags"), QJsonArray{QStringLiteral("gift")});
    if (dice.roll(3) == 0) {
        const QDate harvested = QDate(2026, 1, 1).addDays(dice.roll(300));
        object.insert(
            QStringLiteral("lots"),
            QJsonArray{QJsonObject{{QStringLiteral("code"), QStringLiteral("G%1").arg(number)},
                                   {QStringLiteral("harvested"), harvested.toString(Qt::ISODate)},
                                   {QStringLiteral("best_before"), harvested.addDays(365).toString(Qt::ISODate)}}});
    }
    object.insert(QStringLiteral("variants"), variants(number, 1 + dice.roll(4), dice));
    return object;
}

} // namespace

Result<Done, QString> generateCatalog(const Settings &settings, QIODevice &out)
{
    QByteArray categories = ownCategories();
    if (!settings.base.isEmpty()) {
        auto read = baseCategories(settings.base);
        if (!read) return read.failure();
        categories = std::move(read).value();
    }
    if (out.write(categories) != categories.size()) return Failure{out.errorString()};
    Dice dice(settings.seed);
    for (int number = 1; number <= settings.products; ++number) {
        const QByteArray line = lineOf(product(number, settings, dice));
        if (out.write(line) != line.size()) return Failure{out.errorString()};
    }
    return Done{};
}

} // namespace caravan::generator

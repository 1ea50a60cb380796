// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fake_order_store.h"

#include <QDateTime>
#include <QMap>
#include <QSet>

namespace caravan {

/// The catalog side of a store on virtual time. Counts its requests; any of them can be made to fail.
class FakeCatalogStore final : public NoStore
{
public:
    explicit FakeCatalogStore(Scheduler &scheduler)
        : m_scheduler(scheduler)
    {
    }

    struct Row
    {
        RemoteProduct product;
        QString variantUpdatedAt;
    };
    QMap<ProductId, Row> rows;
    int requests = 0;
    QSet<int> failAt; ///< these requests (1 is the first) meet a dead line
    bool away = false;
    bool portal = false;   ///< a captive portal answers, to pictures with 200 and a page
    int lieAboutCount = 0; ///< added to the count of id sweeps from their second page on
    bool emptySweep = false;
    qint64 clockMs = 1'795'000'000'000;
    std::function<void(int request)> onRequest; ///< before it is answered
    QStringList asked;

    QString tick()
    {
        clockMs += 1'000;
        return QDateTime::fromMSecsSinceEpoch(clockMs, Qt::UTC).toString(Qt::ISODateWithMs);
    }
    ProductId put(int number, const QString &title)
    {
        const auto id = ProductId::parse(QStringLiteral("prod_%1").arg(number, 6, 10, QLatin1Char('0')));
        RemoteProduct product;
        product.id = id;
        product.title = title;
        product.updatedAt = tick();
        RemoteVariant variant;
        variant.id = VariantId::parse(QStringLiteral("variant_%1").arg(number));
        variant.price = Money::fromFen(100);
        variant.stock = 5;
        product.variants.append(variant);
        rows.insert(id, {product, product.updatedAt});
        return id;
    }

    void categories(int offset, int limit, StoreReply<RemotePage<RemoteCategory>> reply) override
    {
        RemoteCategory category;
        category.id = CategoryId::parse(QStringLiteral("c"));
        category.name = QStringLiteral("x");
        run<RemotePage<RemoteCategory>>("categories", reply,
                                        [=] { return page(QList<RemoteCategory>{category}, offset, limit); });
    }
    void products(int offset, int limit, const QString &after, StoreReply<RemotePage<RemoteProduct>> reply) override
    {
        run<RemotePage<RemoteProduct>>(after.isEmpty() ? "products" : "delta", reply, [=, this] {
            QList<RemoteProduct> list;
            for (const Row &row : std::as_const(rows))
                if (after.isEmpty() || row.product.updatedAt > after) list.append(row.product);
            auto answer = page(list, offset, limit);
            for (const RemoteProduct &product : std::as_const(answer.rows))
                answer.latestUpdate = qMax(answer.latestUpdate, product.updatedAt);
            return answer;
        });
    }
    void productsById(const QList<ProductId> &ids, StoreReply<RemotePage<RemoteProduct>> reply) override
    {
        run<RemotePage<RemoteProduct>>("byId", reply, [=, this] {
            QList<RemoteProduct> list;
            for (const ProductId &id : ids)
                if (rows.contains(id)) list.append(rows[id].product);
            return page(list, 0, 100);
        });
    }
    void variantsChanged(int offset, int limit, const QString &after, StoreReply<RemotePage<ProductId>> reply) override
    {
        run<RemotePage<ProductId>>("variants", reply, [=, this] {
            QList<ProductId> list;
            QString latest;
            for (const Row &row : std::as_const(rows)) {
                if (row.variantUpdatedAt <= after) continue;
                list.append(row.product.id);
                latest = qMax(latest, row.variantUpdatedAt);
            }
            auto answer = page(list, offset, limit);
            answer.latestUpdate = latest;
            return answer;
        });
    }
    void texts(Language language, int offset, int limit, StoreReply<RemotePage<RemoteTexts>> reply) override
    {
        run<RemotePage<RemoteTexts>>("texts", reply,
                                     [=, this] { return page(textsOf(language, rows.keys()), offset, limit); });
    }
    void textsById(Language language, const QList<ProductId> &ids, StoreReply<RemotePage<RemoteTexts>> reply) override
    {
        run<RemotePage<RemoteTexts>>("textsById", reply, [=, this] { return page(textsOf(language, ids), 0, 100); });
    }
    void productIds(int offset, int limit, StoreReply<RemotePage<ProductId>> reply) override
    {
        run<RemotePage<ProductId>>("ids", reply, [=, this] {
            if (emptySweep) return RemotePage<ProductId>();
            auto answer = page(rows.keys(), offset, qMin(limit, idPageSize));
            if (offset > 0) answer.count += lieAboutCount;
            return answer;
        });
    }
    void pricesAndStock(int offset, int limit, const QString &etag,
                        StoreReply<RemotePage<RemotePriceAndStock>> reply) override
    {
        using Page = RemotePage<RemotePriceAndStock>;
        run<Page>("stock", reply, [=, this] {
            QList<RemotePriceAndStock> list;
            for (const Row &row : std::as_const(rows)) {
                const RemoteVariant &variant = row.product.variants.first();
                list.append({variant.id, row.product.id, variant.price, variant.stock, false});
            }
            Page answer = page(list, offset, limit);
            for (const RemotePriceAndStock &row : std::as_const(answer.rows))
                answer.etag +=
                    QStringLiteral("%1=%2,%3;").arg(row.variant.toString()).arg(row.stock).arg(row.price->fen());
            if (etags && !etag.isEmpty() && etag == answer.etag) {
                ++notModified;
                Page same;
                same.notModified = true;
                return same;
            }
            if (!etags) answer.etag.clear();
            return answer;
        });
    }
    bool etags = false;
    int notModified = 0;
    void image(const QString &url, const QString &, StoreReply<RemoteImage> reply) override
    {
        run<RemoteImage>("image", reply, [this, url] {
            return RemoteImage{pictures.value(url), QStringLiteral("e"), false};
        });
    }
    void createCart(const OrderSnapshot &order, const std::optional<Contact> &, StoreReply<RemoteCart> reply) override
    {
        run<RemoteCart>("cart", reply, [order] {
            return RemoteCart{CartId::parse(QStringLiteral("c")), order.id, order.total, false, {}};
        });
    }
    void shippingOptions(const CartId &, StoreReply<QList<ShippingOption>> reply) override
    {
        run<QList<ShippingOption>>("options", reply, [] {
            return QList<ShippingOption>{{ShippingOptionId::parse(QStringLiteral("so")), QStringLiteral("pickup"), {}}};
        });
    }

    QHash<QString, QByteArray> pictures;
    int idPageSize = 1'000;

private:
    template <class T> static RemotePage<T> page(const QList<T> &all, int offset, int limit)
    {
        const qsizetype from = qMin(qsizetype(offset), all.size());
        const QList<T> part = all.sliced(from, qMin(qsizetype(limit), all.size() - from));
        return {part, static_cast<int>(all.size()), static_cast<int>(part.size()), {}, {}, false};
    }
    QList<RemoteTexts> textsOf(Language language, const QList<ProductId> &ids) const
    {
        QList<RemoteTexts> list;
        for (const ProductId &id : ids)
            if (rows.contains(id)) list.append({id, QString(rows[id].product.title + languageTag(language)), {}});
        return list;
    }
    template <class T> void run(const char *what, StoreReply<T> reply, std::function<T()> answer)
    {
        const int number = ++requests;
        asked.append(QLatin1String(what));
        if (onRequest) onRequest(number);
        m_scheduler.after(Milliseconds(50), [=, this] {
            if (away || failAt.contains(number))
                return reply(Failure{StoreFault{StoreFaultKind::Unreachable, 0, QStringLiteral("unreachable"), {}}});
            if constexpr (std::is_same_v<T, RemoteImage>)
                if (portal) return reply(RemoteImage{"<html>", {}, false});
            if (portal)
                return reply(Failure{StoreFault{StoreFaultKind::Foreign, 200, QStringLiteral("content_type"), {}}});
            reply(answer());
        });
    }

    Scheduler &m_scheduler;
};

} // namespace caravan

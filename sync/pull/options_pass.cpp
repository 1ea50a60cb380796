// SPDX-License-Identifier: Apache-2.0
#include "sync/pull/options_pass.h"

#include "sync/outbox/store_circuit.h"

namespace caravan {

void OptionsPass::run()
{
    fetch<RemotePage<RemoteProduct>>([this](auto reply) { m_ports.store.products(0, 20, {}, reply); },
                                     [this](const RemotePage<RemoteProduct> &page) {
                                         for (const RemoteProduct &product : page.rows)
                                             for (const RemoteVariant &variant : product.variants)
                                                 if (variant.price && (variant.stock > 0 || variant.backorder))
                                                     return makeCart(product, variant);
                                         finish();
                                     },
                                     [this](const StoreFault &fault) { endBy(fault); });
}

/// A store that refuses is asked again at the next sweep; one that is away as soon as it is there.
void OptionsPass::endBy(const StoreFault &fault)
{
    if (isStoreWide(fault.kind)) return fail(fault);
    finish();
}

void OptionsPass::makeCart(const RemoteProduct &product, const RemoteVariant &variant)
{
    OrderSnapshot order;
    order.id = OrderId::make(now());
    order.number = OrderNumber::make(m_terminal, 0);
    order.terminal = m_terminal;
    order.placedAt = now();
    order.lines.append({variant.id, product.id, variant.sku, product.title, 1, *variant.price, {}});
    order.total = *variant.price;
    fetch<RemoteCart>([this, order](auto reply) { m_ports.store.createCart(order, std::nullopt, reply); },
                      [this](const RemoteCart &cart) { list(cart.id); },
                      [this](const StoreFault &fault) { endBy(fault); });
}

void OptionsPass::list(const CartId &cart)
{
    fetch<QList<ShippingOption>>([this, cart](auto reply) { m_ports.store.shippingOptions(cart, reply); },
                                 [this](const QList<ShippingOption> &options) {
                                     if (options.isEmpty()) return finish();
                                     write(
                                         [options](CatalogSink &sink) { return sink.replaceShippingOptions(options); },
                                         [this](int) {
                                             m_succeeded = true;
                                             finish();
                                         });
                                 },
                                 [this](const StoreFault &fault) { endBy(fault); });
}

} // namespace caravan

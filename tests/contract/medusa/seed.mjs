// SPDX-License-Identifier: Apache-2.0
// seed.mjs STORE_JSON [--catalog FILE]… [--images FOLDER] [--products N]
// Fills an empty Medusa through its Admin API with a catalog in the form of docs/catalog-format.md; --products adds N
// generated ones (with none from a file when there is no --catalog but the categories of the demo).
// Environment: BASE, ADMIN_PASSWORD; CARAVAN_CONTRACT_LOCALES, e.g. "ru=ru-RU,en=en-US": other names for languages.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { inParts, signIn } from "./admin.mjs";
import { generatedProducts, languages, readCatalog } from "./catalog.mjs";
import { plainPicture } from "./picture.mjs";

const lanes = 2;
const base = process.env.BASE;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    catalog: { type: "string", multiple: true },
    images: { type: "string" },
    products: { type: "string", default: "0" },
  },
});
const demo = new URL("../../../resources/demo/catalog/", import.meta.url).pathname;
const generated = Number(values.products);
const files = values.catalog ?? readdirSync(demo).filter((name) => name.endsWith(".jsonl")).sort().map((name) => join(demo, name));
const localeOf = Object.fromEntries(languages.map((tag) => [tag, tag]));
for (const pair of (process.env.CARAVAN_CONTRACT_LOCALES ?? "").split(",").filter(Boolean)) {
  const [tag, locale] = pair.split("=");
  localeOf[tag] = locale;
}

const { categories, products } = readCatalog(files);
if (!values.catalog && generated) products.length = 0;
const pictures = [...new Set(products.map((product) => product.image).filter(Boolean))].slice(0, generated ? 20 : undefined);
products.push(...generatedProducts(generated, categories, pictures.slice(0, 20)));

const admin = await signIn(base, "admin@example.com", process.env.ADMIN_PASSWORD);
const shop = await furnishShop();
const categoryIds = await seedCategories();
const pictureUrls = await seedPictures();
const productIds = await seedProducts();
await seedStock();
await seedTranslations();
writeFileSync(
  positionals[0],
  JSON.stringify({
    url: base,
    publishable_key: shop.publishableKey,
    secret_key: shop.secretKey,
    region_id: shop.region.id,
    sales_channel_id: shop.channel.id,
    stock_location_id: shop.location.id,
  }) + "\n",
  { mode: 0o600 },
);
console.error(`${categories.length} categories, ${productIds.length} products, ${pictureUrls.size} pictures`);

/// China with 13 % VAT in the prices, one location, collection at the counter and a courier, a key of each kind.
async function furnishShop() {
  const call = admin.call;
  const { stores } = await call("GET", "/stores");
  const { sales_channel: channel } = await call("POST", "/sales-channels", { name: "Kiosk" });
  // A price includes its tax only if the store's *currency* says so; the region's flag is not enough.
  await call("POST", `/stores/${stores[0].id}`, {
    name: "Caravan contract",
    default_sales_channel_id: channel.id,
    supported_currencies: [{ currency_code: "cny", is_default: true, is_tax_inclusive: true }],
  });
  const { region } = await call("POST", "/regions", {
    name: "China", currency_code: "cny", countries: ["cn"], payment_providers: ["pp_system_default"],
    automatic_taxes: true, is_tax_inclusive: true,
  });
  await call("POST", "/tax-regions", {
    country_code: "cn", provider_id: "tp_system", default_tax_rate: { name: "VAT", code: "VAT13", rate: 13 },
  });
  const { stock_location: location } = await call("POST", "/stock-locations", {
    name: "Experience center", address: { address_1: "1", city: "Urumqi", country_code: "cn" },
  });
  await call("POST", `/stock-locations/${location.id}/sales-channels`, { add: [channel.id] });
  await call("POST", `/stock-locations/${location.id}/fulfillment-providers`, { add: ["manual_manual"] });
  const profile = await shippingProfile();
  await seedShipping(location, profile, { type: "pickup", name: "到店自提", amount: 0 });
  await seedShipping(location, profile, { type: "shipping", name: "快递到家", amount: 12 });
  const { api_key: publishable } = await call("POST", "/api-keys", { title: "kiosk", type: "publishable" });
  await call("POST", `/api-keys/${publishable.id}/sales-channels`, { add: [channel.id] });
  const { api_key: secret } = await call("POST", "/api-keys", { title: "people and tests", type: "secret" });
  return { channel, region, location, profile, publishableKey: publishable.token, secretKey: secret.token };
}

async function shippingProfile() {
  const { shipping_profiles: [existing] } = await admin.call("GET", "/shipping-profiles");
  if (existing) return existing;
  return (await admin.call("POST", "/shipping-profiles", { name: "Default", type: "default" })).shipping_profile;
}

async function seedShipping(location, profile, { type, name, amount }) {
  const { stock_location } = await admin.call(
    "POST", `/stock-locations/${location.id}/fulfillment-sets?fields=*fulfillment_sets`, { name: type, type });
  const set = stock_location.fulfillment_sets.find((candidate) => candidate.type === type);
  const { fulfillment_set } = await admin.call("POST", `/fulfillment-sets/${set.id}/service-zones`, {
    name: `${type} CN`, geo_zones: [{ type: "country", country_code: "cn" }],
  });
  await admin.call("POST", "/shipping-options", {
    name, service_zone_id: fulfillment_set.service_zones[0].id, shipping_profile_id: profile.id,
    provider_id: "manual_manual", price_type: "flat", type: { label: name, description: name, code: type },
    prices: [{ currency_code: "cny", amount }],
    rules: [
      { attribute: "enabled_in_store", operator: "eq", value: "true" },
      { attribute: "is_return", operator: "eq", value: "false" },
    ],
  });
}

/// Siblings in the order of their rank; Medusa counts its own ranks from 0.
async function seedCategories() {
  const ids = new Map();
  const pending = [...categories].sort((a, b) => a.rank - b.rank);
  while (pending.length) {
    const at = pending.findIndex((category) => !category.parent || ids.has(category.parent));
    if (at < 0) throw new Error(`no parent for ${pending[0].handle}`);
    const [row] = pending.splice(at, 1);
    const { product_category } = await admin.call("POST", "/product-categories", {
      name: row.name["zh-CN"], handle: row.handle, is_active: true, is_internal: false,
      ...(row.parent ? { parent_category_id: ids.get(row.parent) } : {}),
      metadata: { names: row.name, ...only(row, ["story", "latitude", "longitude"]) },
    });
    ids.set(row.handle, product_category.id);
  }
  return ids;
}

async function seedPictures() {
  const urls = await inParts(pictures, 8, lanes, (names) => admin.upload(names.map((name) => {
    const file = values.images ? join(values.images, name) : "";
    const found = file && existsSync(file);
    const type = found && /jpe?g/.test(extname(name)) ? "image/jpeg" : "image/png";
    return { name, type, bytes: found ? readFileSync(file) : plainPicture(name) };
  })));
  return new Map(pictures.map((name, at) => [name, urls[at]]));
}

async function seedProducts() {
  return inParts(products, 40, lanes, async (rows) => {
    const { created } = await admin.call("POST", "/products/batch?fields=id,handle", { create: rows.map(productBody) });
    const byHandle = new Map(created.map((product) => [product.handle, product.id]));
    return rows.map((row) => byHandle.get(row.handle));
  });
}

function productBody(row) {
  const url = pictureUrls.get(row.image);
  return {
    title: row.title["zh-CN"], handle: row.handle, description: row.description["zh-CN"], status: "published",
    shipping_profile_id: shop.profile.id, sales_channels: [{ id: shop.channel.id }],
    categories: row.categories.map((handle) => ({ id: categoryIds.get(handle) })),
    ...(url ? { images: [{ url }], thumbnail: url } : {}),
    metadata: { popularity: row.popularity ?? 0, ...only(row, ["story", "storage", "tags", "season", "lots"]) },
    // An option's values must differ; two variants may well have one title.
    options: [{ title: "sku", values: row.variants.map((variant) => variant.sku) }],
    variants: row.variants.map(variantBody),
  };
}

function variantBody(row) {
  const isEan = row.gtin?.length === 13;
  return {
    title: row.title["zh-CN"], sku: row.sku, options: { sku: row.sku },
    ...(isEan ? { ean: row.gtin } : {}),
    ...(row.net_weight_g ? { weight: row.net_weight_g } : {}),
    manage_inventory: true, allow_backorder: row.backorder ?? false,
    prices: [{ currency_code: "cny", amount: row.price_fen / 100 }],
    metadata: {
      titles: row.title, ...only(row, ["net_weight_g", "net_volume_ml"]),
      ...(row.gtin && !isEan ? { gtin: row.gtin } : {}),
    },
  };
}

async function seedStock() {
  const stock = new Map(products.flatMap((product) => product.variants.map((variant) => [variant.sku, variant.stock])));
  for (let offset = 0, count = 1; offset < count; offset += 500) {
    const page = await admin.call("GET", `/inventory-items?limit=500&offset=${offset}&order=id&fields=id,sku`);
    count = page.count;
    await admin.call("POST", "/inventory-items/location-levels/batch", {
      create: page.inventory_items.map(({ id, sku }) => ({
        inventory_item_id: id, location_id: shop.location.id, stocked_quantity: stock.get(sku) ?? 0,
      })),
    });
  }
}

/// The base texts are zh-CN. Variants and categories have their texts in the metadata too; the store's own
/// translations of them are for its web shop.
async function seedTranslations() {
  const rows = products.flatMap((product, at) =>
    languages.slice(1).filter((tag) => product.title[tag]).map((tag) => ({
      reference: "product", reference_id: productIds[at], locale_code: localeOf[tag],
      translations: { title: product.title[tag], description: product.description[tag] ?? product.description["zh-CN"] },
    })));
  await inParts(rows, 200, lanes, async (create) => (await admin.call("POST", "/translations/batch", { create }), []));
}

function only(row, keys) {
  return Object.fromEntries(keys.filter((key) => row[key] !== undefined).map((key) => [key, row[key]]));
}

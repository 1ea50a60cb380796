// SPDX-License-Identifier: Apache-2.0
// The catalog file (docs/catalog-format.md) and products made by number. The importer of the demo store checks the
// form; here a faulty file just fails.
import { readFileSync } from "node:fs";

export const languages = ["zh-CN", "ug-CN", "kk", "ru", "en"];

export function readCatalog(files) {
  const categories = [];
  const products = [];
  for (const file of files) {
    for (const line of readFileSync(file, "utf8").split("\n")) {
      if (!line.trim() || line.startsWith("#")) continue;
      const row = JSON.parse(line);
      (row.type === "category" ? categories : products).push(row);
    }
  }
  return { categories, products };
}

const words = [
  { "zh-CN": "葡萄干", "ug-CN": "قۇرۇق ئۈزۈم", kk: "мейіз", ru: "изюм", en: "raisins" },
  { "zh-CN": "红枣", "ug-CN": "چىلان", kk: "құрма", ru: "финики", en: "jujubes" },
  { "zh-CN": "核桃", "ug-CN": "ياڭاق", kk: "жаңғақ", ru: "орехи", en: "walnuts" },
  { "zh-CN": "枸杞", "ug-CN": "ئالقات", kk: "годжи", ru: "годжи", en: "goji" },
  { "zh-CN": "蜂蜜", "ug-CN": "ھەسەل", kk: "бал", ru: "мёд", en: "honey" },
];

/// `count` products in the leaves of `categories`, the same for the same number.
export function* generatedProducts(count, categories, images) {
  const parents = new Set(categories.map((category) => category.parent));
  const leaves = categories.filter((category) => !parents.has(category.handle) && category.parent);
  for (let i = 0; i < count; ++i) {
    const text = (of) => Object.fromEntries(languages.map((tag) => [tag, of(tag)]));
    const word = words[i % words.length];
    const weights = i % 3 === 0 ? [250, 500] : [500];
    yield {
      type: "product",
      handle: `generated-${i}`,
      categories: [leaves[i % leaves.length].handle],
      popularity: i % 100,
      title: text((tag) => `${word[tag]} ${i}`),
      description: text((tag) => `${word[tag]} № ${i}.`),
      ...(images.length ? { image: images[i % images.length] } : {}),
      tags: ["gift"],
      variants: weights.map((grams, k) => ({
        sku: `GEN-${i}-${k}`,
        gtin: gtin13(i * 10 + k),
        title: text((tag) => `${grams} ${tag === "en" ? "g" : tag === "zh-CN" ? "克" : "г"}`),
        net_weight_g: grams,
        price_fen: 1000 + ((i * 37 + k * 500) % 9000),
        stock: 50 + (i % 50),
      })),
    };
  }
}

/// GTIN-13 under the demonstration prefix 952, in a range that the demo catalog leaves free.
function gtin13(number) {
  const digits = "9529" + String(number).padStart(8, "0");
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

// SPDX-License-Identifier: Apache-2.0
// Medusa for the contract suite: loopback, no administration pages, uploads in the folder static/, translations on.
const { defineConfig } = require("@medusajs/framework/utils");

const origin = `http://127.0.0.1:${process.env.PORT}`;

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false, connection: { ssl: false } },
    http: {
      host: "127.0.0.1",
      storeCors: origin,
      adminCors: origin,
      authCors: origin,
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  admin: { disable: true },
  featureFlags: { translation: true },
  modules: [
    { resolve: "@medusajs/medusa/translation" },
    {
      resolve: "@medusajs/medusa/file",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/file-local",
            id: "local",
            options: { upload_dir: "static", backend_url: `${origin}/static` },
          },
        ],
      },
    },
  ],
});

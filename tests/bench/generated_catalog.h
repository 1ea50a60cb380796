// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "storage/catalog_rows.h"

#include <QFile>

#include <optional>

namespace caravan::bench {

/// A catalog of any size as the agent would write it, read page by page from a file of the generator.
/// Our own generator's file: it is not checked as a stranger's would be.
class GeneratedCatalog
{
public:
    static constexpr int pageSize = 100; ///< as the agent pulls

    struct Texts
    {
        Language language = Language::En;
        QList<CatalogTextRow> rows;
    };
    struct Page
    {
        QList<CatalogProductRow> products;
        QList<Texts> texts; ///< of the languages besides the base
    };

    /// Generates the file in the folder and reads its categories.
    static Result<std::unique_ptr<GeneratedCatalog>, QString> make(int products, const QString &folder);
    [[nodiscard]] const QList<CatalogCategoryRow> &categories() const { return m_categories; }
    /// Empty after the last one.
    std::optional<Page> nextPage();

private:
    explicit GeneratedCatalog(const QString &file);
    void readCategories();

    QFile m_file;
    QByteArray m_ahead; ///< the first line of a product, read with the categories
    QList<CatalogCategoryRow> m_categories;
};

/// Makes and publishes catalog.db with so many products.
Result<Done, QString> fillCatalog(const QString &database, int products, const QString &scratchFolder);

} // namespace caravan::bench

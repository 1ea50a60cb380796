// SPDX-License-Identifier: Apache-2.0
#include "bench/report.h"

#include <QStringList>

namespace caravan::bench {

Target Target::ratioAtMost(double most) { return {Of::Ratio, 0, most, QStringLiteral("≤ %1 × floor").arg(most)}; }

Target Target::ratioAtLeast(double least)
{
    return {Of::Ratio, least, std::numeric_limits<double>::infinity(), QStringLiteral("≥ %1 × floor").arg(least)};
}

Target Target::figureAtMost(double most, const QString &words) { return {Of::Figure, 0, most, words}; }

Target Target::unjudged(const QString &words)
{
    Target target;
    target.words = words;
    return target;
}

bool Row::reached() const
{
    const double judged = target.of == Target::Of::Ratio ? ratio() : ours;
    return judged >= target.least && judged <= target.most;
}

namespace {

QString line(const QStringList &cells)
{
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString judgement(const Row &row)
{
    if (row.target.of == Target::Of::Nothing) return QStringLiteral("–");
    return row.reached() ? QStringLiteral("yes") : QStringLiteral("**no**");
}

} // namespace

QString markdown(const QList<Row> &rows)
{
    QString table =
        line({QStringLiteral("row"), QStringLiteral("what"), QStringLiteral("Caravan"), QStringLiteral("floor"),
              QStringLiteral("ratio"), QStringLiteral("target"), QStringLiteral("reached"), QStringLiteral("runs")});
    table += QStringLiteral("|---|---|---:|---:|---:|---|---|---|\n");
    for (const Row &row : rows) {
        const auto figure = [&row](double value) -> QString {
            return QString::number(value, 'f', row.decimals) + u' ' + row.unit;
        };
        const QString target = row.target.words.isEmpty() ? QStringLiteral("–") : row.target.words;
        table += line({row.name, row.what, figure(row.ours), figure(row.floor), QString::number(row.ratio(), 'f', 2),
                       target, judgement(row), row.runs});
    }
    return table;
}

} // namespace caravan::bench

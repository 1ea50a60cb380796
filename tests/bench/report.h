// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <limits>

namespace caravan::bench {

/// What the ratio of ours to the floor has to keep, or the figure itself.
struct Target
{
    enum class Of { Nothing, Ratio, Figure };

    Of of = Of::Nothing;
    double least = 0;
    double most = std::numeric_limits<double>::infinity();
    QString words; ///< as it stands in the table

    static Target ratioAtMost(double most);
    static Target ratioAtLeast(double least);
    static Target figureAtMost(double most, const QString &words);
    /// A target that this run cannot judge, or none.
    static Target unjudged(const QString &words = {});
};

/// One line of the table: a figure of ours beside its floor, both of this run.
struct Row
{
    QString name; ///< of the measurement, as it is asked for
    QString what;
    QString unit;
    double ours = 0;
    double floor = 0;
    int decimals = 1;
    Target target;
    QString runs; ///< of which the figures are the medians, or how many samples the percentiles have

    [[nodiscard]] double ratio() const { return floor > 0 ? ours / floor : 0; }
    /// Meaningless where nothing is judged.
    [[nodiscard]] bool reached() const;
};

/// The rows as one Markdown table.
QString markdown(const QList<Row> &rows);

} // namespace caravan::bench

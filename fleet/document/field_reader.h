// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"

#include <QJsonArray>
#include <QJsonObject>

namespace caravan {

/// Reads the fields of a JSON object with their limits. The first field that is missing, of another type or out of its
/// limits makes ok() false for good; what is read after that is empty. Fields that it is not asked for are left alone,
/// so that a newer operator can add some.
class FieldReader
{
public:
    explicit FieldReader(const QJsonValue &value)
        : m_object(value.toObject())
        , m_ok(value.isObject())
    {
    }

    /// Anchored regular expression.
    QString text(const char *name, const char *pattern);
    qint64 whole(const char *name, qint64 least, qint64 most);
    UtcTime time(const char *name);
    QJsonArray list(const char *name, qsizetype most);
    QStringList texts(const char *name, const char *pattern, qsizetype most);
    QJsonObject object(const char *name);
    void refuse() { m_ok = false; }

    [[nodiscard]] bool ok() const { return m_ok; }

private:
    QJsonObject m_object;
    bool m_ok = true;
};

/// `2026-11-24T08:15:02Z`: the only form of a time in the fleet's documents.
QString timeText(UtcTime time);

/// Forms that several documents share.
namespace form {
inline constexpr auto fleet = "[a-z0-9-]{1,40}";
inline constexpr auto name = "[a-z0-9-]{1,40}";
inline constexpr auto revision = "[0-9a-f]{64}";
inline constexpr auto version = "[0-9]{1,6}(\\.[0-9]{1,6}){0,3}";
inline constexpr auto base64 = "[A-Za-z0-9+/]{1,12000}={0,2}";
inline constexpr auto window = "([01][0-9]|2[0-4]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]";
} // namespace form

} // namespace caravan

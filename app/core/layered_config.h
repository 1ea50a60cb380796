// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config.h"

#include <QMap>
#include <QVariant>

#include <optional>

namespace caravan {

/// Whence a setting comes, weakest first. Staff's is what somebody who stands in front of the terminal chose.
enum class ConfigLayer { BuiltIn, Fleet, Region, Shop, Terminal, Staff };

/// `built-in`, `fleet`, `region`, `shop`, `terminal`, `staff`.
QString configLayerName(ConfigLayer layer);

/// The configuration as layers over each other: for each key the strongest layer that sets it decides. A layer that is
/// not in order is refused as a whole, and what it said before stays. A value; not shared between threads.
class LayeredConfig
{
public:
    struct Value
    {
        QVariant value; ///< text, whole number, number of seconds or truth, as in TOML
        ConfigLayer layer = ConfigLayer::BuiltIn;
    };

    /// Puts these TOML texts, later ones over earlier ones, in place of what the layer said. Refused – and then nothing
    /// changes but fault(layer) – where a text is not in order by itself or together with the other layers, or where a
    /// layer other than Terminal's says who the terminal is. BuiltIn cannot be set.
    Result<Done, Config::Fault> setLayer(ConfigLayer layer, const QList<QByteArray> &texts);
    /// Notes why the layer could not be read at all; what it said stays.
    void setFault(ConfigLayer layer, const Config::Fault &fault) { m_faults.insert(layer, fault); }

    /// What holds for `section.key` and which layer says so; empty for a key that is not in the schema.
    [[nodiscard]] std::optional<Value> value(const QString &key) const;
    /// All layers together.
    [[nodiscard]] const Config &config() const { return m_config; }
    /// Why the layer's newest text does not hold; empty where it does.
    [[nodiscard]] std::optional<Config::Fault> fault(ConfigLayer layer) const;

private:
    using Values = QMap<QString, QVariant>;
    static Config composed(const QMap<ConfigLayer, Values> &layers);

    QMap<ConfigLayer, Values> m_layers;
    QMap<ConfigLayer, Config::Fault> m_faults;
    Config m_config;
};

} // namespace caravan

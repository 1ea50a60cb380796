// SPDX-License-Identifier: Apache-2.0
#include "core/layered_config.h"

#include "core/config_schema.h"

namespace caravan {

QString configLayerName(ConfigLayer layer)
{
    switch (layer) {
    case ConfigLayer::BuiltIn:
        return QStringLiteral("built-in");
    case ConfigLayer::Fleet:
        return QStringLiteral("fleet");
    case ConfigLayer::Region:
        return QStringLiteral("region");
    case ConfigLayer::Shop:
        return QStringLiteral("shop");
    case ConfigLayer::Terminal:
        return QStringLiteral("terminal");
    case ConfigLayer::Staff:
        return QStringLiteral("staff");
    }
    Q_UNREACHABLE();
}

Result<Done, Config::Fault> LayeredConfig::setLayer(ConfigLayer layer, const QList<QByteArray> &texts)
{
    Q_ASSERT(layer != ConfigLayer::BuiltIn);
    const auto refused = [this, layer](const Config::Fault &fault) {
        m_faults.insert(layer, fault);
        return Failure{fault};
    };
    Values said;
    QList<ConfigValue> read;
    for (const QByteArray &text : texts) {
        const auto values = readConfigValues(text);
        if (!values) return refused(values.error());
        for (const ConfigValue &value : *values) {
            if (value.key->identity() && layer != ConfigLayer::Terminal)
                return refused({value.line, value.key->name, QStringLiteral("is for the terminal's own file only")});
            said.insert(value.key->name, value.value);
        }
        read += *values;
    }
    auto layers = m_layers;
    layers.insert(layer, said);
    const Config config = composed(layers);
    if (const auto checked = checkTogether(config, read); !checked) return refused(checked.error());
    m_layers = layers;
    m_config = config;
    m_faults.remove(layer);
    return Done{};
}

Config LayeredConfig::composed(const QMap<ConfigLayer, Values> &layers)
{
    Config config;
    for (const Values &values : layers) // a map goes through its keys in order: the weakest layer first
        for (auto said = values.begin(); said != values.end(); ++said)
            configKey(said.key())->set(config, said.value());
    return config;
}

std::optional<LayeredConfig::Value> LayeredConfig::value(const QString &key) const
{
    const ConfigKey *known = configKey(key);
    if (!known) return std::nullopt;
    Value found{known->read(m_config), ConfigLayer::BuiltIn};
    for (auto layer = m_layers.begin(); layer != m_layers.end(); ++layer)
        if (layer->contains(key)) found.layer = layer.key();
    return found;
}

std::optional<Config::Fault> LayeredConfig::fault(ConfigLayer layer) const
{
    const auto found = m_faults.find(layer);
    return found == m_faults.end() ? std::nullopt : std::optional(*found);
}

} // namespace caravan

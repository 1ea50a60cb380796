// SPDX-License-Identifier: Apache-2.0
#include "core/config_watch.h"

namespace caravan {

namespace {

QVariantList valuesOf(const LayeredConfig &config)
{
    QVariantList values;
    for (const QString &key : Config::keys()) {
        const auto value = config.value(key);
        values << value->value << static_cast<int>(value->layer);
    }
    return values;
}

} // namespace

ConfigWatch::ConfigWatch(ConfigFiles files, const LayeredConfig &known, Milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_files(std::move(files))
    , m_known(valuesOf(known))
    , m_interval(interval)
{
    connect(&m_timer, &QTimer::timeout, this, &ConfigWatch::look);
}

void ConfigWatch::look()
{
    if (m_looking) return;
    m_looking = true;
    m_worker.run([files = m_files] { return readConfigFiles(files); })
        .then(this, [this](const Result<LayeredConfig, Config::Fault> &read) {
            m_looking = false;
            // A terminal's own file that somebody is just editing: what holds goes on.
            if (!read) return;
            const QVariantList values = valuesOf(*read);
            if (std::exchange(m_known, values) != values) emit changed(*read);
        });
}

} // namespace caravan

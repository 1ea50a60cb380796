// SPDX-License-Identifier: Apache-2.0
#include "core/config_files.h"

#include "core/config_schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace caravan {

namespace {

using Fault = Config::Fault;

struct LayerFile
{
    ConfigLayer layer;
    QString path;
};

QList<LayerFile> deliveredFiles(const ConfigFiles &files, const Config::Terminal &terminal)
{
    const QString dir = files.fleetDir;
    return {{ConfigLayer::Fleet, dir + u"/fleet.toml"},
            {ConfigLayer::Region, dir + u"/regions/" + terminal.region + u".toml"},
            {ConfigLayer::Shop, dir + u"/shops/" + terminal.shop + u".toml"},
            {ConfigLayer::Terminal, dir + u"/terminals/" + terminal.id + u".toml"},
            {ConfigLayer::Staff, files.staff}};
}

QString keptFile(const ConfigFiles &files, ConfigLayer layer)
{
    return files.keptDir.isEmpty() ? QString() : files.keptDir + u'/' + configLayerName(layer) + u".toml";
}

/// A copy that cannot be written is no reason not to start.
void keep(const QString &path, const QByteArray &text)
{
    if (path.isEmpty()) return;
    if (const auto before = Config::readFile(path); before && *before == text) return;
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size()) file.commit();
}

Result<Done, Fault> refuseIdentity(const QByteArray &delivered)
{
    const auto values = readConfigValues(delivered);
    if (!values) return values.failure();
    for (const ConfigValue &value : *values)
        if (value.key->identity())
            return Failure{Fault{value.line, value.key->name, QStringLiteral("is for the terminal's own file only")}};
    return Done{};
}

Result<Done, Fault> take(LayeredConfig &config, ConfigLayer layer, const QByteArray &own, const QByteArray &delivered)
{
    if (layer != ConfigLayer::Terminal) return config.setLayer(layer, {delivered});
    if (const auto checked = refuseIdentity(delivered); !checked) {
        config.setFault(layer, checked.error());
        return checked;
    }
    return config.setLayer(layer, {own, delivered});
}

void takeLayer(LayeredConfig &config, const LayerFile &file, const QByteArray &own, const QString &kept)
{
    if (!QFile::exists(file.path)) {
        if (!kept.isEmpty()) QFile::remove(kept); // what is no longer said is not to come back
        return;
    }
    const auto text = Config::readFile(file.path);
    if (text && take(config, file.layer, own, *text)) {
        keep(kept, *text);
        return;
    }
    const Fault fault = text ? *config.fault(file.layer) : text.error();
    if (const auto before = kept.isEmpty() ? text : Config::readFile(kept); before)
        (void)take(config, file.layer, own, *before).ok();
    config.setFault(file.layer, fault);
}

Result<LayeredConfig, Fault> readOwn(const ConfigFiles &files, QByteArray &own)
{
    LayeredConfig config;
    if (files.own.isEmpty() || !QFile::exists(files.own)) return config;
    const auto text = Config::readFile(files.own);
    if (!text) return text.failure();
    own = *text;
    if (const auto set = config.setLayer(ConfigLayer::Terminal, {own}); !set) return set.failure();
    return config;
}

} // namespace

ConfigFiles ConfigFiles::of(const QString &stateDir, const QString &ownFile)
{
    return {ownFile.isEmpty() ? stateDir + QStringLiteral("/caravan.toml") : ownFile,
            stateDir + QStringLiteral("/fleet/config/current"), stateDir + QStringLiteral("/staff.toml"),
            stateDir + QStringLiteral("/config.kept")};
}

QStringList ConfigFiles::folders() const
{
    QStringList found;
    for (const QString &path : {own, fleetDir, staff})
        if (const QString dir = QFileInfo(path).absolutePath(); !path.isEmpty() && !found.contains(dir))
            found.append(dir);
    return found;
}

Result<LayeredConfig, Fault> readConfigFiles(const ConfigFiles &files)
{
    QByteArray own;
    auto config = readOwn(files, own);
    if (!config) return config;
    const Config::Terminal terminal = config->config().terminal;
    for (const LayerFile &file : deliveredFiles(files, terminal))
        takeLayer(config.value(), file, own, keptFile(files, file.layer));
    return config;
}

Result<Done, QString> checkDelivered(const ConfigFiles &files)
{
    ConfigFiles alone = files;
    alone.keptDir.clear();
    const auto config = readConfigFiles(alone);
    if (!config) return Failure{config.error().toString(files.own)};
    for (const LayerFile &file : deliveredFiles(files, config->config().terminal)) {
        if (file.layer == ConfigLayer::Staff) continue;
        if (const auto fault = config->fault(file.layer))
            return Failure{fault->toString(QFileInfo(file.path).fileName())};
    }
    return Done{};
}

} // namespace caravan

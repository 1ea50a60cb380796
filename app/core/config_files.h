// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layered_config.h"

namespace caravan {

/// Where the layers of a terminal stand on its disk.
struct ConfigFiles
{
    QString own;      ///< the terminal's own file (caravan.toml); empty or missing: none
    QString fleetDir; ///< what the fleet delivered; missing: nothing was
    QString staff;    ///< what staff chose on the screen; missing: nothing was
    QString keptDir;  ///< copies of the last good text of each delivered layer; empty: none are kept

    /// The usual places of a state folder; `ownFile` of --config instead of caravan.toml where it is not empty.
    static ConfigFiles of(const QString &stateDir, const QString &ownFile = {});
    /// Files that decide, for a watch on them.
    [[nodiscard]] QStringList folders() const;
};

/// Reads all layers. A fault of the terminal's own file is the caller's to act on: a person is there to read it. A
/// delivered or a staff layer that is not in order is replaced by its last good text, and LayeredConfig::fault() says
/// why: nobody is there, and an older program must start with settings that a newer one understood.
/// fleetDir holds `fleet.toml`, `regions/REGION.toml`, `shops/SHOP.toml` and `terminals/ID.toml`; the last is over the
/// terminal's own file, so that what was set wrong on a far terminal can be set right.
Result<LayeredConfig, Config::Fault> readConfigFiles(const ConfigFiles &files);

/// The same check before a delivered folder is taken: the fault, with its file, that would keep a layer from holding.
Result<Done, QString> checkDelivered(const ConfigFiles &files);

} // namespace caravan

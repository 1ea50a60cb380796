// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>

namespace caravan {

/// Where a source of frames stands, as far as a shopper or staff can do something about it.
enum class SourceState {
    None,        ///< there is no camera; one that is plugged in is taken
    Starting,    ///< opened, no frame yet
    Live,        ///< frames come
    Lost,        ///< frames came and stopped, or the device failed; tried again
    Denied,      ///< the system does not let this program use the camera
    WrongFormat, ///< frames come that nothing can be made of
};

} // namespace caravan

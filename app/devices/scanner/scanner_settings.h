// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"

#include <QString>

namespace caravan {

/// How the hardware scanners of a terminal are set (docs/scanning.md).
struct ScannerSettings
{
    enum class Suffix { Enter, Tab, None };

    QString layout = QStringLiteral("us"); ///< keyboard that they act as: a name of xkeyboard-config
    QString prefix;                        ///< stands before every code and is taken off
    Suffix suffix = Suffix::Enter;         ///< ends every code; None: a pause, Enter or Tab does
    QString gsKey;                         ///< keysym that stands for GS besides Ctrl+] and Alt+029, such as "F8"
    Milliseconds gap{500};                 ///< between two characters of one code at most
};

} // namespace caravan

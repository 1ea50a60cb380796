// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/luma.h"

#include <QByteArray>

#include <memory>

namespace caravan::bench {

/// ZXing-C++ at its hardest: all that it can do to one frame, for what the kiosk takes. Content, empty where none.
QByteArray readWithPlainZxing(LumaView frame);

/// ZBar with its own settings, as it comes.
class ZbarReader
{
public:
    ZbarReader();
    ~ZbarReader();
    QByteArray read(LumaView frame);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace caravan::bench

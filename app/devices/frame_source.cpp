// SPDX-License-Identifier: Apache-2.0
#include "devices/frame_source.h"

#include "devices/camera_source.h"
#include "devices/picture_source.h"
#include "devices/qt_camera_device.h"
#include "devices/video_source.h"

namespace caravan {

std::unique_ptr<FrameSource> FrameSource::make(const QString &description)
{
    const QString file = description.section(u':', 1);
    if (description.startsWith(u"picture:")) return std::make_unique<PictureSource>(file);
    if (description.startsWith(u"video:")) return std::make_unique<VideoSource>(file);
    return std::make_unique<CameraSource>(std::make_unique<QtCameraDevice>());
}

} // namespace caravan

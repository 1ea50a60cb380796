// SPDX-License-Identifier: Apache-2.0
#include "devices/reading/bar_profile.h"

#include <algorithm>
#include <cmath>

namespace caravan {

namespace {

constexpr double sampleStep = 0.5;
constexpr double quietShare = 0.16; ///< of the length, on each side

/// Bilinear; the edge of the picture goes on for ever.
float sample(LumaView picture, double x, double y)
{
    const double cx = std::clamp(x, 0.0, static_cast<double>(picture.width - 1) - 1e-6);
    const double cy = std::clamp(y, 0.0, static_cast<double>(picture.height - 1) - 1e-6);
    const int ix = static_cast<int>(cx);
    const int iy = static_cast<int>(cy);
    const auto fx = static_cast<float>(cx - ix);
    const auto fy = static_cast<float>(cy - iy);
    const uint8_t *p = picture.row(iy) + ix;
    const uint8_t *q = p + picture.stride;
    const float upper = static_cast<float>(p[0]) * (1 - fx) + static_cast<float>(p[1]) * fx;
    const float lower = static_cast<float>(q[0]) * (1 - fx) + static_cast<float>(q[1]) * fx;
    return upper * (1 - fy) + lower * fy;
}

struct Strip
{
    PixelPoint middle;
    double angle;
    double length; ///< of the profile
    double height; ///< of what is averaged
};

std::vector<float> average(LumaView picture, const Strip &strip, double step, double rowStep)
{
    const double ux = std::cos(strip.angle);
    const double uy = std::sin(strip.angle);
    const int count = static_cast<int>(strip.length / step) + 1;
    const int rows = std::max(1, static_cast<int>(strip.height / rowStep));
    std::vector<float> values(static_cast<size_t>(count), 0.0F);
    for (int r = 0; r < rows; ++r) {
        const double v = (r - (rows - 1) / 2.0) * rowStep;
        const double x0 = strip.middle.x - v * uy - ux * strip.length / 2;
        const double y0 = strip.middle.y + v * ux - uy * strip.length / 2;
        for (int i = 0; i < count; ++i)
            values[static_cast<size_t>(i)] += sample(picture, x0 + i * step * ux, y0 + i * step * uy);
    }
    for (float &value : values)
        value /= static_cast<float>(rows);
    return values;
}

double sharpness(const std::vector<float> &values)
{
    double sum = 0;
    for (size_t i = 1; i < values.size(); ++i) {
        const double d = static_cast<double>(values[i] - values[i - 1]);
        sum += d * d;
    }
    return sum;
}

} // namespace

double refineAngle(LumaView picture, const BarRegion &region)
{
    double best = region.angle;
    double bestSharpness = -1;
    for (const double step : {0.035, 0.012}) {
        const double around = best;
        for (int i = -3; i <= 3; ++i) {
            const double angle = around + i * step;
            const double height = std::min(region.height, 60.0) * 0.7;
            const double found =
                sharpness(average(picture, {region.middle, angle, region.length, height}, 1.0, height / 8));
            if (found <= bestSharpness) continue;
            bestSharpness = found;
            best = angle;
        }
    }
    return best;
}

BarProfile takeProfile(LumaView picture, const BarRegion &region, double offset, double share)
{
    BarProfile profile;
    if (picture.width < 2 || picture.height < 2) return profile;
    const double ux = std::cos(region.angle);
    const double uy = std::sin(region.angle);
    const double down = offset * region.height;
    const double length = region.length * (1 + 2 * quietShare);
    const PixelPoint middle{region.middle.x - down * uy, region.middle.y + down * ux};
    profile.step = sampleStep;
    profile.angle = region.angle;
    profile.height = region.height * share;
    profile.begin = {middle.x - ux * length / 2, middle.y - uy * length / 2};
    profile.values = average(picture, {middle, region.angle, length, region.height * share}, sampleStep, 1.0);
    return profile;
}

PixelMap drawProfile(const BarProfile &profile, int factor, int height, LumaImage &to)
{
    const auto count = static_cast<int>(profile.values.size());
    to.reset(count * factor, height);
    const auto [low, high] = std::minmax_element(profile.values.begin(), profile.values.end());
    const float gain = count > 0 && *high > *low ? 255.0F / (*high - *low) : 0;
    for (int x = 0; x < to.width(); ++x) {
        const double place = std::clamp((x + 0.5) / factor - 0.5, 0.0, count - 1.0);
        const auto i = static_cast<size_t>(place);
        const auto next = std::min(i + 1, profile.values.size() - 1);
        const auto part = static_cast<float>(place - static_cast<double>(i));
        const float value = profile.values[i] * (1 - part) + profile.values[next] * part;
        to.row(0)[x] = static_cast<uint8_t>((value - *low) * gain);
    }
    for (int y = 1; y < height; ++y)
        std::copy_n(to.row(0), to.width(), to.row(y));
    const double across = profile.step / factor;
    const double down = profile.height / height;
    const double c = std::cos(profile.angle);
    const double s = std::sin(profile.angle);
    return {c * across, -s * down, profile.begin.x + s * profile.height / 2,
            s * across, c * down,  profile.begin.y - c * profile.height / 2};
}

} // namespace caravan

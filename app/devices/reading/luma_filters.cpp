// SPDX-License-Identifier: Apache-2.0
#include "devices/reading/luma_filters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace caravan {

namespace {

uint8_t clamped(int value) { return static_cast<uint8_t>(std::clamp(value, 0, 255)); }

/// 1 4 6 4 1 over five rows at `y`, the edge repeated; sums of 16 times the brightness.
void blurColumns(LumaView from, int y, std::vector<uint16_t> &sums)
{
    const auto at = [&](int offset) { return from.row(std::clamp(y + offset, 0, from.height - 1)); };
    const uint8_t *a = at(-2);
    const uint8_t *b = at(-1);
    const uint8_t *c = at(0);
    const uint8_t *d = at(1);
    const uint8_t *e = at(2);
    uint16_t *out = sums.data() + 2;
    for (int x = 0; x < from.width; ++x)
        out[x] = static_cast<uint16_t>(a[x] + e[x] + 4 * (b[x] + d[x]) + 6 * c[x]);
    sums[0] = sums[1] = out[0];
    out[from.width] = out[from.width + 1] = out[from.width - 1];
}

/// The same along the row; 256 times the brightness at x, for sums with a margin of two.
int blurred(const uint16_t *sums, int x)
{
    return sums[x] + sums[x + 4] + 4 * (sums[x + 1] + sums[x + 3]) + 6 * sums[x + 2];
}

/// Catmull-Rom weights, in 1/128, of the four neighbours for a place `t` behind the second.
std::array<int, 4> cubicWeights(double t)
{
    const double t2 = t * t;
    const double t3 = t2 * t;
    const std::array<double, 4> exact{(-t3 + 2 * t2 - t) / 2, (3 * t3 - 5 * t2 + 2) / 2, (-3 * t3 + 4 * t2 + t) / 2,
                                      (t3 - t2) / 2};
    std::array<int, 4> weights{};
    for (size_t i = 0; i < 4; ++i)
        weights[i] = static_cast<int>(std::lround(exact[i] * 128));
    weights[1] += 128 - (weights[0] + weights[1] + weights[2] + weights[3]);
    return weights;
}

struct Phase
{
    int offset; ///< of the first neighbour
    std::array<int, 4> weights;
};

/// The middle of pixel k of `factor` lies at (k + ½) / factor − ½ in the source.
std::vector<Phase> phases(int factor)
{
    std::vector<Phase> result;
    for (int k = 0; k < factor; ++k) {
        const double place = (k + 0.5) / factor - 0.5;
        const double whole = std::floor(place);
        result.push_back({static_cast<int>(whole) - 1, cubicWeights(place - whole)});
    }
    return result;
}

} // namespace

void invert(LumaView from, LumaImage &to)
{
    to.reset(from.width, from.height);
    for (int y = 0; y < from.height; ++y) {
        const uint8_t *in = from.row(y);
        uint8_t *out = to.row(y);
        for (int x = 0; x < from.width; ++x)
            out[x] = static_cast<uint8_t>(255 - in[x]);
    }
}

void halve(LumaView from, LumaImage &to)
{
    to.reset(from.width / 2, from.height / 2);
    for (int y = 0; y < to.height(); ++y) {
        const uint8_t *a = from.row(2 * y);
        const uint8_t *b = from.row(2 * y + 1);
        uint8_t *out = to.row(y);
        for (int x = 0; x < to.width(); ++x)
            out[x] = static_cast<uint8_t>((a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1] + 2) / 4);
    }
}

void enlarge(LumaView from, int factor, LumaImage &to)
{
    to.reset(from.width * factor, from.height * factor);
    if (from.isEmpty()) return;
    const std::vector<Phase> steps = phases(factor);
    constexpr int margin = 3;
    std::vector<int16_t> line(static_cast<size_t>(from.width + 2 * margin));
    for (int y = 0; y < to.height(); ++y) {
        const Phase &down = steps[static_cast<size_t>(y % factor)];
        std::array<const uint8_t *, 4> rows{};
        for (int i = 0; i < 4; ++i)
            rows[static_cast<size_t>(i)] = from.row(std::clamp(y / factor + down.offset + i, 0, from.height - 1));
        int16_t *mid = line.data() + margin;
        for (int x = 0; x < from.width; ++x)
            mid[x] = static_cast<int16_t>((down.weights[0] * rows[0][x] + down.weights[1] * rows[1][x] +
                                           down.weights[2] * rows[2][x] + down.weights[3] * rows[3][x]) >>
                                          3);
        std::fill(line.begin(), line.begin() + margin, mid[0]);
        std::fill(line.end() - margin, line.end(), mid[from.width - 1]);
        uint8_t *out = to.row(y);
        for (int k = 0; k < factor; ++k) {
            const auto &[offset, w] = steps[static_cast<size_t>(k)];
            const int16_t *in = mid + offset;
            for (int x = 0; x < from.width; ++x)
                out[x * factor + k] =
                    clamped((w[0] * in[x] + w[1] * in[x + 1] + w[2] * in[x + 2] + w[3] * in[x + 3] + (1 << 10)) >> 11);
        }
    }
}

PixelMap turn(LumaView from, double degrees, LumaImage &to)
{
    constexpr uint8_t ground = 160;
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    const auto extent = [&](double a, double b) { return static_cast<int>(std::ceil(std::abs(a) + std::abs(b))); };
    to.reset(extent(from.width * c, from.height * s), extent(from.width * s, from.height * c));
    const double midX = (from.width - 1) / 2.0;
    const double midY = (from.height - 1) / 2.0;
    const double halfX = (to.width() - 1) / 2.0;
    const double halfY = (to.height() - 1) / 2.0;
    const PixelMap map{c, s, midX - c * halfX - s * halfY, -s, c, midY + s * halfX - c * halfY};
    constexpr int one = 1 << 8;
    for (int y = 0; y < to.height(); ++y) {
        uint8_t *out = to.row(y);
        const PixelPoint begin = map.map({0, static_cast<double>(y)});
        for (int x = 0; x < to.width(); ++x) {
            const int px = static_cast<int>((begin.x + map.xx * x) * one);
            const int py = static_cast<int>((begin.y + map.yx * x) * one);
            const int ix = px >> 8;
            const int iy = py >> 8;
            if (ix < 0 || iy < 0 || ix + 1 >= from.width || iy + 1 >= from.height) {
                out[x] = ground;
                continue;
            }
            const uint8_t *p = from.row(iy) + ix;
            const uint8_t *q = p + from.stride;
            const int fx = px & 255;
            const int fy = py & 255;
            const int upper = p[0] * (256 - fx) + p[1] * fx;
            const int lower = q[0] * (256 - fx) + q[1] * fx;
            out[x] = static_cast<uint8_t>((upper * (256 - fy) + lower * fy) >> 16);
        }
    }
    return map;
}

void evenOut(LumaView from, int radius, LumaImage &to)
{
    to.reset(from.width, from.height);
    if (from.isEmpty()) return;
    // Sums over the columns of the window, moved down a row at a time, then along the row.
    const auto width = static_cast<size_t>(from.width);
    std::vector<int> columns(width, 0);
    std::vector<int> squares(width, 0);
    const auto add = [&](int y, int sign) {
        const uint8_t *in = from.row(std::clamp(y, 0, from.height - 1));
        for (size_t x = 0; x < width; ++x) {
            columns[x] += sign * in[x];
            squares[x] += sign * in[x] * in[x];
        }
    };
    for (int y = -radius; y <= radius; ++y)
        add(y, 1);
    std::vector<float> means(width);
    std::vector<float> gains(width);
    const int side = 2 * radius + 1;
    const float each = 1.0F / static_cast<float>(side * side);
    for (int y = 0; y < from.height; ++y) {
        int64_t sum = 0;
        int64_t square = 0;
        const auto column = [&](int x) { return static_cast<size_t>(std::clamp(x, 0, from.width - 1)); };
        for (int x = -radius; x <= radius; ++x) {
            sum += columns[column(x)];
            square += squares[column(x)];
        }
        for (int x = 0; x < from.width; ++x) {
            const float mean = static_cast<float>(sum) * each;
            const float variance = static_cast<float>(square) * each - mean * mean;
            means[static_cast<size_t>(x)] = mean;
            gains[static_cast<size_t>(x)] = variance;
            sum += columns[column(x + radius + 1)] - columns[column(x - radius)];
            square += squares[column(x + radius + 1)] - squares[column(x - radius)];
        }
        constexpr float spread = 56; // what one standard deviation becomes
        constexpr float flat = 16;   // variance below which there is nothing to see but noise
        const uint8_t *in = from.row(y);
        uint8_t *out = to.row(y);
        for (size_t x = 0; x < width; ++x) {
            const float gain = spread / std::sqrt(std::max(gains[x], flat));
            const float value = 128 + gain * (static_cast<float>(in[x]) - means[x]);
            out[x] = static_cast<uint8_t>(std::min(255.0F, std::max(0.0F, value)));
        }
        add(y - radius, -1);
        add(y + radius + 1, 1);
    }
}

void sharpen(LumaView from, int amount, LumaImage &to)
{
    to.reset(from.width, from.height);
    if (from.isEmpty()) return;
    std::vector<uint16_t> sums(static_cast<size_t>(from.width) + 4);
    for (int y = 0; y < from.height; ++y) {
        blurColumns(from, y, sums);
        const uint8_t *in = from.row(y);
        uint8_t *out = to.row(y);
        for (int x = 0; x < from.width; ++x) {
            const int difference = (in[x] << 8) - blurred(sums.data(), x);
            out[x] = clamped(in[x] + ((amount * difference) >> 10));
        }
    }
}

void smooth(LumaView from, LumaImage &to)
{
    to.reset(from.width, from.height);
    if (from.isEmpty()) return;
    std::vector<uint16_t> sums(static_cast<size_t>(from.width) + 4);
    for (int y = 0; y < from.height; ++y) {
        blurColumns(from, y, sums);
        uint8_t *out = to.row(y);
        for (int x = 0; x < from.width; ++x)
            out[x] = static_cast<uint8_t>(blurred(sums.data(), x) >> 8);
    }
}

} // namespace caravan

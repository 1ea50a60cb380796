// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace caravan {

/// Brightness of a picture, 8 bits a pixel, as somebody else keeps it: a plane of a camera's frame, an image, a crop
/// of either. Cheap to copy; must not outlive its pixels.
struct LumaView
{
    const uint8_t *pixels = nullptr;
    int width = 0;
    int height = 0;
    ptrdiff_t stride = 0; ///< bytes from one row to the next

    [[nodiscard]] bool isEmpty() const { return !pixels || width <= 0 || height <= 0; }
    [[nodiscard]] const uint8_t *row(int y) const { return pixels + y * stride; }
    /// The part within x … x+w, y … y+h, cut to what there is; no pixel is copied.
    [[nodiscard]] LumaView crop(int x, int y, int w, int h) const
    {
        const int left = x < 0 ? 0 : x > width ? width : x;
        const int top = y < 0 ? 0 : y > height ? height : y;
        const int right = x + w < left ? left : x + w > width ? width : x + w;
        const int bottom = y + h < top ? top : y + h > height ? height : y + h;
        return {pixels + top * stride + left, right - left, bottom - top, stride};
    }
};

/// Brightness of a picture in memory of its own. reset() keeps the memory, so an image that is made anew for every
/// frame costs no allocation.
class LumaImage
{
public:
    void reset(int width, int height)
    {
        m_width = width;
        m_height = height;
        m_pixels.resize(static_cast<size_t>(width) * static_cast<size_t>(height));
    }
    [[nodiscard]] uint8_t *row(int y) { return m_pixels.data() + static_cast<ptrdiff_t>(y) * m_width; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] LumaView view() const { return {m_pixels.data(), m_width, m_height, m_width}; }

private:
    std::vector<uint8_t> m_pixels;
    int m_width = 0;
    int m_height = 0;
};

struct PixelPoint
{
    double x = 0;
    double y = 0;
};

/// Where a pixel of a derived picture lies in the picture that it was derived from.
struct PixelMap
{
    double xx = 1, xy = 0, x0 = 0; ///< x' = xx·x + xy·y + x0
    double yx = 0, yy = 1, y0 = 0; ///< y' = yx·x + yy·y + y0

    [[nodiscard]] PixelPoint map(PixelPoint p) const { return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0}; }
    /// First this one, then `outer`.
    [[nodiscard]] PixelMap then(const PixelMap &outer) const
    {
        return {outer.xx * xx + outer.xy * yx, outer.xx * xy + outer.xy * yy, outer.xx * x0 + outer.xy * y0 + outer.x0,
                outer.yx * xx + outer.yy * yx, outer.yx * xy + outer.yy * yy, outer.yx * x0 + outer.yy * y0 + outer.y0};
    }
    static PixelMap offset(double x, double y) { return {1, 0, x, 0, 1, y}; }
    static PixelMap scale(double factor) { return {factor, 0, 0, 0, factor, 0}; }
};

} // namespace caravan

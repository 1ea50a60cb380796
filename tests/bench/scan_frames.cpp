// SPDX-License-Identifier: Apache-2.0
#include "bench/scan_frames.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace caravan::bench {

namespace {

/// The distributions of the standard library differ from one library to the next; the engine does not.
class Dice
{
public:
    explicit Dice(unsigned seed)
        : m_engine(seed)
    {
    }
    double unit() { return static_cast<double>(m_engine()) / 4294967296.0; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    /// About normal, of standard deviation 1.
    double normal() { return (unit() + unit() + unit() + unit() - 2) * std::sqrt(3.0); }
    int digit() { return static_cast<int>(unit() * 10); }

private:
    std::mt19937 m_engine;
};

QByteArray gtin13(Dice &dice)
{
    QByteArray digits = "69";
    while (digits.size() < 12)
        digits.append(static_cast<char>('0' + dice.digit()));
    int sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += (digits.at(i) - '0') * (i % 2 == 0 ? 1 : 3);
    return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

QByteArray contentOf(Symbol symbol, Dice &dice)
{
    const QByteArray gtin = gtin13(dice);
    const QByteArray lot = "TRP" + QByteArray::number(1000 + static_cast<int>(dice.unit() * 9000));
    switch (symbol) {
    case Symbol::Qr:
        return "https://id.example.org/01/0" + gtin + "/10/" + lot;
    case Symbol::DataMatrix:
        return "010" + gtin + "10" + lot;
    case Symbol::Ean13:
        return gtin;
    case Symbol::Code128:
        break;
    }
    return "0" + gtin + lot;
}

ZXing::BarcodeFormat formatOf(Symbol symbol)
{
    switch (symbol) {
    case Symbol::Qr:
        return ZXing::BarcodeFormat::QRCode;
    case Symbol::DataMatrix:
        return ZXing::BarcodeFormat::DataMatrix;
    case Symbol::Ean13:
        return ZXing::BarcodeFormat::EAN13;
    case Symbol::Code128:
        break;
    }
    return ZXing::BarcodeFormat::Code128;
}

bool isLinear(Symbol symbol) { return symbol == Symbol::Ean13 || symbol == Symbol::Code128; }

void blur(std::vector<float> &pixels, int width, int height, double sigma)
{
    const int reach = static_cast<int>(std::ceil(sigma * 2.5));
    std::vector<float> kernel;
    float total = 0;
    for (int i = -reach; i <= reach; ++i) {
        kernel.push_back(static_cast<float>(std::exp(-i * i / (2 * sigma * sigma))));
        total += kernel.back();
    }
    for (float &weight : kernel)
        weight /= total;
    std::vector<float> line(static_cast<size_t>(std::max(width, height)));
    const auto along = [&](float *first, int count, ptrdiff_t step) {
        for (int i = 0; i < count; ++i) {
            float sum = 0;
            for (int k = -reach; k <= reach; ++k)
                sum += kernel[static_cast<size_t>(k + reach)] * first[std::clamp(i + k, 0, count - 1) * step];
            line[static_cast<size_t>(i)] = sum;
        }
        for (int i = 0; i < count; ++i)
            first[i * step] = line[static_cast<size_t>(i)];
    };
    for (int y = 0; y < height; ++y)
        along(pixels.data() + static_cast<ptrdiff_t>(y) * width, width, 1);
    for (int x = 0; x < width; ++x)
        along(pixels.data() + x, height, width);
}

void smear(std::vector<float> &pixels, int width, int height, double dx, double dy)
{
    constexpr int steps = 9;
    const std::vector<float> source = pixels;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            float sum = 0;
            for (int i = 0; i < steps; ++i) {
                const double t = static_cast<double>(i) / (steps - 1) - 0.5;
                const int sx = std::clamp(static_cast<int>(std::lround(x + t * dx)), 0, width - 1);
                const int sy = std::clamp(static_cast<int>(std::lround(y + t * dy)), 0, height - 1);
                sum += source[static_cast<size_t>(sy) * static_cast<size_t>(width) + static_cast<size_t>(sx)];
            }
            pixels[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)] = sum / steps;
        }
}

} // namespace

const char *nameOf(Symbol symbol)
{
    constexpr std::array names{"QR", "Data Matrix", "EAN-13", "Code 128"};
    return names[static_cast<size_t>(symbol)];
}

const char *nameOf(Condition condition)
{
    constexpr std::array names{"easy",  "small",       "tiny",      "turned", "blurred", "moved",    "noisy",
                               "glare", "perspective", "low light", "curved", "covered", "inverted", "mixed"};
    return names[static_cast<size_t>(condition)];
}

/// One frame's view of the scene. Lengths in pixels of a frame 720 high.
struct Scene::Look
{
    double size = 320; ///< of the code's width, quiet zone not counted
    double angle = 0;
    double x = 0;
    double y = 0;
    double tilt = 0; ///< perspective: radians about the code's upright axis
    double lean = 0; ///< likewise about the other
    double bend = 0; ///< curved: half the angle that the label goes round
    double sigma = 0.7;
    double smearX = 0;
    double smearY = 0;
    double noise = 3;
    double gain = 1;
    double glareX = 0;
    double glareY = 0;
    double glare = 0; ///< of brightness added at its middle
    double thumb = 0; ///< share of the code's width that is covered
    double thumbAt = 0;
    unsigned seed = 0;
};

Scene::Scene(Symbol symbol, Condition condition, unsigned seed, int height)
    : m_symbol(symbol)
    , m_condition(condition)
    , m_seed(seed * 977U + static_cast<unsigned>(condition) * 31U + static_cast<unsigned>(symbol))
    , m_width(height * 16 / 9)
    , m_height(height)
{
    Dice dice(m_seed);
    m_content = contentOf(symbol, dice);
    ZXing::MultiFormatWriter writer(formatOf(symbol));
    const auto matrix = writer.setMargin(0).encode(m_content.toStdString(), 0, 0);
    const int rows = isLinear(symbol) ? 1 : matrix.height();
    for (int y = 0; y < rows; ++y) {
        std::vector<char> row;
        for (int x = 0; x < matrix.width(); ++x)
            row.push_back(matrix.get(x, y) ? 1 : 0);
        m_modules.push_back(std::move(row));
    }
    m_aspect = isLinear(symbol) ? dice.between(0.35, 0.6) : 1;
}

Scene::Look Scene::lookAt(int index) const
{
    Dice scene(m_seed + 1);
    Dice frame(m_seed * 31U + static_cast<unsigned>(index) * 7919U + 5U);
    Look look;
    look.size = scene.between(280, 360);
    look.angle = scene.between(-0.12, 0.12) + (scene.unit() < 0.25 ? std::numbers::pi : 0);
    look.x = scene.between(-90, 90);
    look.y = scene.between(-60, 60);
    const double any = scene.between(-std::numbers::pi, std::numbers::pi);
    const double amount = scene.unit();
    const double side = scene.unit();
    const bool mixed = m_condition == Condition::Mixed;
    switch (m_condition) {
    case Condition::Easy:
    case Condition::Inverted:
        break;
    case Condition::Small:
        look.size = 130 + 50 * amount;
        break;
    case Condition::Tiny:
        look.size = 88 + 34 * amount;
        break;
    case Condition::Turned:
        look.angle = any;
        break;
    case Condition::Blurred:
        look.sigma = 2.0 + 2.0 * amount;
        break;
    case Condition::Moved:
        look.smearX = (6 + 8 * amount) * std::cos(any);
        look.smearY = (6 + 8 * amount) * std::sin(any);
        break;
    case Condition::Noisy:
        look.noise = 25 + 30 * amount;
        break;
    case Condition::Glare:
        look.glare = 260;
        look.glareX = (side - 0.5) * 160;
        look.glareY = (amount - 0.5) * 100;
        break;
    case Condition::Perspective:
        look.tilt = (side < 0.5 ? -1 : 1) * (0.6 + 0.35 * amount);
        look.lean = scene.between(-0.4, 0.4);
        break;
    case Condition::LowLight:
        look.gain = 0.08 + 0.12 * amount;
        look.noise = 4;
        break;
    case Condition::Curved:
        look.bend = 0.9 + 0.4 * amount;
        break;
    case Condition::Covered:
        look.thumb = 0.16 + 0.1 * amount;
        look.thumbAt = 0.2 + 0.8 * side;
        break;
    case Condition::Mixed:
        look.size = 150 + 130 * amount;
        look.angle = any;
        look.tilt = scene.between(-0.4, 0.4);
        look.sigma = 1.0 + 0.6 * side;
        look.noise = 10;
        look.gain = 0.5;
        break;
    }
    look.x += 5 * frame.normal();
    look.y += 5 * frame.normal();
    look.angle += 0.02 * frame.normal();
    look.size *= 1 + 0.015 * frame.normal();
    look.tilt += 0.03 * frame.normal();
    look.lean += 0.03 * frame.normal();
    look.sigma *= 1 + 0.12 * frame.normal() * (m_condition == Condition::Blurred || mixed ? 1 : 0.5);
    look.smearX *= 1 + 0.25 * frame.normal();
    look.smearY *= 1 + 0.25 * frame.normal();
    look.glareX += 12 * frame.normal();
    look.glareY += 12 * frame.normal();
    look.thumbAt += 0.02 * frame.normal();
    look.seed = m_seed * 131U + static_cast<unsigned>(index);
    return look;
}

/// Brightness of the label at a place in units of the code's width, the middle of the code at 0; negative beside it.
float Scene::labelAt(double u, double v) const
{
    constexpr float paper = 225;
    constexpr float ink = 28;
    const double modulesWide = static_cast<double>(m_modules.front().size());
    const double quiet = (isLinear(m_symbol) ? 11 : 4) / modulesWide;
    if (std::abs(u) > 0.5 + quiet || std::abs(v) > m_aspect / 2 + (isLinear(m_symbol) ? 0.08 : quiet)) return -1;
    const int x = static_cast<int>(std::floor((u + 0.5) * modulesWide));
    const int y = static_cast<int>(std::floor((v / m_aspect + 0.5) * static_cast<double>(m_modules.size())));
    const bool inside = x >= 0 && y >= 0 && x < static_cast<int>(modulesWide) && y < static_cast<int>(m_modules.size());
    const bool dark = inside && m_modules[static_cast<size_t>(y)][static_cast<size_t>(x)] != 0;
    return dark != (m_condition == Condition::Inverted) ? ink : paper;
}

void Scene::drawTable(LumaImage &image) const
{
    Dice dice(m_seed + 77);
    const double scale = m_height / 720.0;
    const double base = dice.between(90, 170);
    const double slopeX = dice.between(-30, 30);
    const double slopeY = dice.between(-30, 30);
    for (int y = 0; y < m_height; ++y)
        for (int x = 0; x < m_width; ++x) {
            const double grain = 8 * std::sin((y + 9 * std::sin(x / (90 * scale))) / (4.5 * scale));
            const double value = base + slopeX * x / m_width + slopeY * y / m_height + grain;
            image.row(y)[x] = static_cast<uint8_t>(std::clamp(value, 0.0, 255.0));
        }
    // Lines of print, as on a pack: what a reader must pass over.
    for (int line = 0; line < 8; ++line) {
        const int top = static_cast<int>(dice.between(0.02, 0.95) * m_height);
        int x = static_cast<int>(dice.between(0, 0.8) * m_width);
        for (int letter = 0; letter < 24 && x < m_width; ++letter) {
            const int w = static_cast<int>(dice.between(2, 7) * scale);
            const int h = static_cast<int>(dice.between(8, 14) * scale);
            for (int yy = top; yy < std::min(top + h, m_height); ++yy)
                for (int xx = x; xx < std::min(x + w, m_width); ++xx)
                    image.row(yy)[xx] = 50;
            x += w + static_cast<int>(dice.between(2, 6) * scale);
        }
    }
}

void Scene::drawLabel(const Look &look, LumaImage &image) const
{
    constexpr int samples = 4;
    const double scale = m_height / 720.0;
    const double size = look.size * scale;
    const double c = std::cos(look.angle);
    const double s = std::sin(look.angle);
    const double midX = m_width / 2.0 + look.x * scale;
    const double midY = m_height / 2.0 + look.y * scale;
    constexpr double distance = 3; // of the camera, in widths of the code
    const double ct = std::cos(look.tilt);
    const double st = std::sin(look.tilt);
    const double cl = std::cos(look.lean);
    const double sl = std::sin(look.lean);
    const auto brightness = [&](double px, double py) -> float {
        const double dx = (px - midX) / size;
        const double dy = (py - midY) / size;
        const double a = c * dx + s * dy;
        const double b = c * dy - s * dx;
        // The ray (a, b, distance) meets the plane of the label, turned by tilt and lean.
        // Plane: u·(ct, sl·st, st·cl) + v·(0, cl, −sl) + (0, 0, distance)
        const double m00 = ct - a * st * cl / distance;
        const double m01 = a * sl / distance;
        const double m10 = sl * st - b * st * cl / distance;
        const double m11 = cl + b * sl / distance;
        const double det = m00 * m11 - m01 * m10;
        double u = (a * m11 - b * m01) / det;
        const double v = (b * m00 - a * m10) / det;
        if (look.bend > 0) {
            // A label once round a can: seen from the front, its width is the chord.
            const double chord = u * 2 * std::sin(look.bend / 2);
            if (std::abs(chord) > 0.99) return -1;
            u = std::asin(chord) / look.bend;
        }
        const float value = labelAt(u, v);
        if (value < 0 || look.thumb <= 0) return value;
        const double side = m_aspect / 2;
        const double thumbX = 0.5 - look.thumbAt * 0.5;
        const double away = std::hypot(u - thumbX, (v - side) / 1.2);
        return away < look.thumb ? 140.0F : value;
    };
    const int reach = static_cast<int>(size * 1.05);
    for (int y = std::max(0, static_cast<int>(midY) - reach); y < std::min(m_height, static_cast<int>(midY) + reach);
         ++y)
        for (int x = std::max(0, static_cast<int>(midX) - reach); x < std::min(m_width, static_cast<int>(midX) + reach);
             ++x) {
            float sum = 0;
            const float below = image.row(y)[x];
            for (int i = 0; i < samples * samples; ++i) {
                const float value =
                    brightness(x + (i % samples + 0.5) / samples - 0.5, y + (i / samples + 0.5) / samples - 0.5);
                sum += value < 0 ? below : value;
            }
            image.row(y)[x] = static_cast<uint8_t>(sum / (samples * samples));
        }
}

LumaImage Scene::frame(int index) const
{
    const Look look = lookAt(index);
    const double scale = m_height / 720.0;
    LumaImage image;
    image.reset(m_width, m_height);
    drawTable(image);
    drawLabel(look, image);
    const size_t count = static_cast<size_t>(m_width) * static_cast<size_t>(m_height);
    std::vector<float> pixels(image.view().pixels, image.view().pixels + count);
    blur(pixels, m_width, m_height, std::max(0.4, look.sigma * scale));
    if (look.smearX != 0 || look.smearY != 0)
        smear(pixels, m_width, m_height, look.smearX * scale, look.smearY * scale);
    Dice dice(look.seed);
    for (int y = 0; y < m_height; ++y)
        for (int x = 0; x < m_width; ++x) {
            double value = static_cast<double>(
                               pixels[static_cast<size_t>(y) * static_cast<size_t>(m_width) + static_cast<size_t>(x)]) *
                           look.gain;
            if (look.glare > 0) {
                const double dx = (x - m_width / 2.0) / scale - look.x - look.glareX;
                const double dy = (y - m_height / 2.0) / scale - look.y - look.glareY;
                value += look.glare * std::exp(-(dx * dx + 3 * dy * dy) / (2 * 70.0 * 70.0));
            }
            value += look.noise * dice.normal();
            image.row(y)[x] = static_cast<uint8_t>(std::clamp(value, 0.0, 255.0));
        }
    return image;
}

LumaImage emptyFrame(unsigned seed, int height)
{
    LumaImage image;
    image.reset(height * 16 / 9, height);
    Dice dice(seed);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < image.width(); ++x) {
            const double value = 130 + 30 * std::sin(x / 37.0) + 12 * std::sin(y / 5.0) + 3 * dice.normal();
            image.row(y)[x] = static_cast<uint8_t>(std::clamp(value, 0.0, 255.0));
        }
    return image;
}

} // namespace caravan::bench

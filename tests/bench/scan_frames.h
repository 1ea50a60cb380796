// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/luma.h"

#include <QByteArray>
#include <QString>

#include <array>

namespace caravan::bench {

enum class Symbol { Qr, DataMatrix, Ean13, Code128 };
inline constexpr std::array symbols{Symbol::Qr, Symbol::DataMatrix, Symbol::Ean13, Symbol::Code128};
const char *nameOf(Symbol symbol);

/// What is hard about the frames of a scene.
enum class Condition {
    Easy,
    Small,
    Tiny,
    Turned,
    Blurred,
    Moved,
    Noisy,
    Glare,
    Perspective,
    LowLight,
    Curved,
    Covered,
    Inverted,
    Mixed,
};
inline constexpr std::array conditions{
    Condition::Easy,   Condition::Small,   Condition::Tiny,     Condition::Turned,      Condition::Blurred,
    Condition::Moved,  Condition::Noisy,   Condition::Glare,    Condition::Perspective, Condition::LowLight,
    Condition::Curved, Condition::Covered, Condition::Inverted, Condition::Mixed};
const char *nameOf(Condition condition);

/// A code held before a camera, shakily: frames of it differ a little in place, size, angle, sharpness and noise. The
/// same scene gives the same frames on every machine.
class Scene
{
public:
    Scene(Symbol symbol, Condition condition, unsigned seed, int height);

    [[nodiscard]] const QByteArray &content() const { return m_content; }
    [[nodiscard]] LumaImage frame(int index) const;

private:
    struct Look;
    [[nodiscard]] Look lookAt(int index) const;
    void drawTable(LumaImage &image) const;
    void drawLabel(const Look &look, LumaImage &image) const;
    [[nodiscard]] float labelAt(double u, double v) const;

    Symbol m_symbol;
    Condition m_condition;
    unsigned m_seed;
    int m_width;
    int m_height;
    QByteArray m_content;
    std::vector<std::vector<char>> m_modules; ///< dark or not, quiet zone not counted; one row of a linear code
    double m_aspect = 1;                      ///< height over width
};

/// The table alone, without a code.
LumaImage emptyFrame(unsigned seed, int height);

} // namespace caravan::bench

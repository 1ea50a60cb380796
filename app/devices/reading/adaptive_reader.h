// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/reading/bar_profile.h"
#include "devices/reading/code_agreement.h"
#include "devices/reading/ean_votes.h"
#include "devices/reading/zxing_search.h"

#include <array>
#include <chrono>
#include <optional>

namespace caravan {

/// Reads the code that a hand holds before the camera, frame by frame. Every frame gets a fast look, first at the
/// region of interest; what is left of the time for a frame goes to harder passes in turn (turned, inverted, evened
/// out, enlarged, sharpened, …), so an easy code answers in one frame and a hard one within some. Bars too fine for
/// ZXing are weighed over several frames (EanVotes). Keeps its buffers and what it has seen from frame to frame; one
/// thread at a time.
class AdaptiveReader
{
public:
    using Duration = std::chrono::microseconds;

    /// `budget`: time for one frame. At least one hard pass runs however short it is.
    explicit AdaptiveReader(Duration budget = std::chrono::milliseconds(30))
        : m_budget(budget)
    {
    }

    struct Reading
    {
        ReadCode code;
        /// False: a linear code that one frame has shown; the next one that shows it is believed. Whoever can look it
        /// up may believe it before that.
        bool believed = false;
    };
    /// What the next frame of the sequence shows.
    std::optional<Reading> read(LumaView frame);

    /// Everything in one picture that stands alone: all symbologies, all passes as long as nothing is found.
    std::vector<ReadCode> readPicture(LumaView picture);

    /// Another sequence begins.
    void reset();

private:
    struct Pass
    {
        std::optional<ReadCode> (AdaptiveReader::*run)();
        Duration cost{0}; ///< of late
    };
    using Clock = std::chrono::steady_clock;

    /// A picture at one size, and what its pixels are in the whole picture's.
    struct Level
    {
        LumaView view;
        double factor = 1;

        [[nodiscard]] ReadCode scaled(ReadCode code) const;
    };
    static constexpr int matrixVariants = 5;

    void begin(LumaView frame);
    std::vector<Level> levelsOf(LumaView picture);
    void readRegions(const Level &level, std::vector<ReadCode> &codes);
    std::optional<ReadCode> fastLook();
    std::optional<ReadCode> hardPasses();
    [[nodiscard]] Duration spent() const;

    std::optional<ReadCode> readBars();
    std::optional<ReadCode> readBarRegion(const BarRegion &region);
    std::optional<ReadCode> readMatrices();
    std::optional<ReadCode> readMatrixRegion(const MatrixRegion &region, int variant);
    std::optional<ReadCode> readHarder();
    std::optional<ReadCode> readInverted();
    std::optional<ReadCode> readEven();
    std::optional<ReadCode> readTurned();
    std::optional<ReadCode> readSmooth();
    std::optional<ReadCode> readHalved();
    std::optional<ReadCode> readSharp();

    std::optional<ReadCode> first(LumaView picture, const PixelMap &map, ZxingSearch search);
    const CodeRegions &regions();
    void add(const ReadCode &code, std::vector<ReadCode> &to) const;

    Duration m_budget;
    Clock::time_point m_begun;
    LumaView m_frame;
    LumaView m_interest; ///< the middle of the frame, where the screen says that the code should be held
    PixelMap m_interestMap;
    std::optional<CodeRegions> m_regions;
    CodeAgreement m_agreement;
    EanVotes m_votes;
    bool m_still = false;             ///< one picture, not a sequence: all symbologies
    std::vector<ReadCode> m_doubtful; ///< of one picture: read out of one strip so far
    unsigned m_frames = 0;
    size_t m_next = 0; ///< pass that has waited longest
    static constexpr size_t passCount = 9;
    std::array<Pass, passCount> m_passes{
        Pass{&AdaptiveReader::readBars},     Pass{&AdaptiveReader::readMatrices}, Pass{&AdaptiveReader::readHarder},
        Pass{&AdaptiveReader::readInverted}, Pass{&AdaptiveReader::readSharp},    Pass{&AdaptiveReader::readEven},
        Pass{&AdaptiveReader::readHalved},   Pass{&AdaptiveReader::readTurned},   Pass{&AdaptiveReader::readSmooth}};
    LumaImage m_buffer;
    LumaImage m_second;
    std::array<LumaImage, 2> m_halves; ///< of a picture
    LumaImage m_enlarged;
};

} // namespace caravan

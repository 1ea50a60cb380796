// SPDX-License-Identifier: Apache-2.0
#include "devices/reading/adaptive_reader.h"

#include "devices/reading/luma_filters.h"

#include <algorithm>
#include <cmath>

namespace caravan {

namespace {

/// The screen's frame shows 72 % of the shorter side; a hand is not that exact.
constexpr double interestShare = 0.86;
constexpr int evenRadius = 12;

template <class T> const T &rotated(const std::vector<T> &all, size_t begin, size_t i)
{
    return all[(begin + i) % all.size()];
}

ReadCode eanCode(const EanReading &reading, const BarProfile &profile, const EanEvidence &evidence)
{
    ReadCode code;
    code.payload.bytes = QByteArray::fromStdString(reading.digits);
    code.payload.symbology = reading.digits.size() == 13 ? QStringLiteral("EAN-13") : QStringLiteral("EAN-8");
    code.identifier = reading.digits.size() == 13 ? "]E0" : "]E4";
    if (reading.digits.size() == 13 && reading.digits.front() == '0') { // as ZXing names it, or the two never agree
        code.payload.bytes.remove(0, 1);
        code.payload.symbology = QStringLiteral("UPC-A");
    }
    code.text = code.payload.bytes;
    code.linear = true;
    const double c = std::cos(profile.angle);
    const double s = std::sin(profile.angle);
    const auto corner = [&](double value, double down) -> PixelPoint {
        const double along = value * profile.step;
        return {profile.begin.x + c * along - s * down, profile.begin.y + s * along + c * down};
    };
    const double half = profile.height / 2;
    code.corners = {corner(evidence.beginPixel, -half), corner(evidence.endPixel, -half),
                    corner(evidence.endPixel, half), corner(evidence.beginPixel, half)};
    if (evidence.reversed) std::rotate(code.corners.begin(), code.corners.begin() + 2, code.corners.end());
    return code;
}

} // namespace

void AdaptiveReader::reset()
{
    m_agreement.reset();
    m_votes.reset();
    m_frames = 0;
    m_next = 0;
}

void AdaptiveReader::begin(LumaView frame)
{
    m_begun = Clock::now();
    m_frame = frame;
    const int side = static_cast<int>(std::min(frame.width, frame.height) * interestShare);
    const int x = (frame.width - side) / 2;
    const int y = (frame.height - side) / 2;
    m_interest = frame.crop(x, y, side, side);
    m_interestMap = PixelMap::offset(x, y);
    m_regions.reset();
    m_doubtful.clear();
}

AdaptiveReader::Duration AdaptiveReader::spent() const
{
    return std::chrono::duration_cast<Duration>(Clock::now() - m_begun);
}

std::optional<AdaptiveReader::Reading> AdaptiveReader::read(LumaView frame)
{
    if (frame.isEmpty()) return std::nullopt;
    m_still = false;
    begin(frame);
    m_votes.age();
    ++m_frames;
    auto code = fastLook();
    if (!code) code = hardPasses();
    if (!code) return std::nullopt;
    const bool believed = m_agreement.agree(*code);
    return Reading{std::move(*code), believed};
}

std::optional<ReadCode> AdaptiveReader::fastLook()
{
    if (auto code = first(m_interest, m_interestMap, {.symbols = ZxingSearch::Usual})) return code;
    return first(m_frame, {}, {.symbols = ZxingSearch::Usual, .downscale = true});
}

std::optional<ReadCode> AdaptiveReader::hardPasses()
{
    for (size_t i = 0; i < passCount; ++i) {
        Pass &pass = m_passes[m_next];
        const Duration before = spent();
        if (i > 0 && before + pass.cost > m_budget) break;
        m_next = (m_next + 1) % passCount;
        auto code = (this->*pass.run)();
        pass.cost = (pass.cost + (spent() - before)) / 2;
        if (!code) continue;
        // What found it will find it again: the second frame has to agree.
        m_next = static_cast<size_t>(&pass - m_passes.data());
        return code;
    }
    return std::nullopt;
}

const CodeRegions &AdaptiveReader::regions()
{
    if (!m_regions) m_regions = locateCodes(m_frame);
    return *m_regions;
}

std::optional<ReadCode> AdaptiveReader::first(LumaView picture, const PixelMap &map, ZxingSearch search)
{
    if (m_still && search.symbols == ZxingSearch::Linear) search.symbols = ZxingSearch::AllLinear;
    if (m_still && search.symbols == ZxingSearch::Usual) search.symbols = ZxingSearch::Shop;
    auto found = searchWithZxing(picture, search, map);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<ReadCode> AdaptiveReader::readBars()
{
    const auto &bars = regions().bars;
    for (size_t i = 0; i < bars.size(); ++i) {
        if (i > 0 && !m_still && spent() > m_budget) break;
        if (auto code = readBarRegion(rotated(bars, m_still ? 0 : m_frames, i))) return code;
    }
    return std::nullopt;
}

std::optional<ReadCode> AdaptiveReader::readBarRegion(const BarRegion &found)
{
    BarRegion region = found;
    region.angle = refineAngle(m_frame, region);
    // Three strips: glare, a thumb or a fold seldom spoils all.
    constexpr std::array offsets{0.0, -0.25, 0.25};
    for (const double offset : offsets) {
        const BarProfile profile = takeProfile(m_frame, region, offset, 0.3);
        if (profile.values.empty()) continue;
        const PixelMap map = drawProfile(profile, 3, 16, m_buffer);
        auto code = first(m_buffer.view(), map, {.symbols = ZxingSearch::Linear});
        if (!code) {
            sharpen(m_buffer.view(), 8, m_second);
            code = first(m_second.view(), map, {.symbols = ZxingSearch::Linear});
        }
        if (!code && (m_still || m_frames % 2 == 0)) {
            invert(m_buffer.view(), m_second);
            code = first(m_second.view(), map, {.symbols = ZxingSearch::Linear});
        }
        if (!code && region.length < 700)
            for (const size_t digits : {12U, 8U}) {
                const auto evidence = examineEan(profile, digits);
                if (!evidence) continue;
                const auto reading = m_still ? EanVotes::clear(*evidence) : m_votes.add(*evidence);
                if (reading) code = eanCode(*reading, profile, *evidence);
                if (code) break;
            }
        if (!code) continue;
        if (!m_still) return code;
        // A picture alone has no second frame: a second strip has to agree.
        const bool agreed = std::any_of(m_doubtful.begin(), m_doubtful.end(),
                                        [&](const ReadCode &other) { return other.sameAs(*code); });
        if (agreed) return code;
        m_doubtful.push_back(std::move(*code));
    }
    return std::nullopt;
}

std::optional<ReadCode> AdaptiveReader::readMatrices()
{
    const auto &matrices = regions().matrices;
    for (size_t i = 0; i < matrices.size(); ++i)
        for (int variant = 0; variant < (m_still ? matrixVariants : 1); ++variant) {
            if (i > 0 && !m_still && spent() > m_budget) return std::nullopt;
            const int chosen = m_still ? variant : static_cast<int>((m_frames + i) % matrixVariants);
            if (auto code = readMatrixRegion(matrices[i], chosen)) return code;
        }
    return std::nullopt;
}

std::optional<ReadCode> AdaptiveReader::readMatrixRegion(const MatrixRegion &region, int variant)
{
    const int margin = 12 + std::max(region.width, region.height) / 10;
    const int left = std::max(0, region.x - margin);
    const int top = std::max(0, region.y - margin);
    const LumaView part = m_frame.crop(left, top, region.width + 2 * margin, region.height + 2 * margin);
    const int side = std::max(part.width, part.height);
    const int factor = side <= 160 ? 4 : side <= 260 ? 3 : side <= 480 ? 2 : 1;
    LumaView view = part;
    if (factor > 1) {
        enlarge(part, factor, m_buffer);
        view = m_buffer.view();
    }
    const auto process = [&](auto &&filter) {
        filter(view, m_second);
        view = m_second.view();
    };
    if (variant == 1) process([](LumaView from, LumaImage &to) { sharpen(from, 12, to); });
    if (variant == 2) process([&](LumaView from, LumaImage &to) { evenOut(from, evenRadius * factor, to); });
    if (variant == 3) process([](LumaView from, LumaImage &to) { smooth(from, to); });
    if (variant == 4) process([](LumaView from, LumaImage &to) { invert(from, to); });
    const PixelMap map = PixelMap::scale(1.0 / factor).then(PixelMap::offset(left, top));
    return first(view, map, {.symbols = ZxingSearch::Matrix, .harder = true});
}

std::optional<ReadCode> AdaptiveReader::readHarder()
{
    return first(m_frame, {}, {.symbols = ZxingSearch::Shop, .harder = true, .rotate = true, .downscale = true});
}

std::optional<ReadCode> AdaptiveReader::readInverted()
{
    invert(m_still ? m_frame : m_interest, m_buffer);
    return first(m_buffer.view(), m_still ? PixelMap() : m_interestMap,
                 {.symbols = ZxingSearch::Shop, .harder = true, .rotate = true});
}

std::optional<ReadCode> AdaptiveReader::readSharp()
{
    sharpen(m_still ? m_frame : m_interest, 8, m_buffer);
    return first(m_buffer.view(), m_still ? PixelMap() : m_interestMap,
                 {.symbols = ZxingSearch::Usual, .harder = true, .rotate = true});
}

std::optional<ReadCode> AdaptiveReader::readEven()
{
    evenOut(m_still ? m_frame : m_interest, evenRadius * 2, m_buffer);
    return first(m_buffer.view(), m_still ? PixelMap() : m_interestMap,
                 {.symbols = ZxingSearch::Usual, .harder = true, .rotate = true});
}

std::optional<ReadCode> AdaptiveReader::readHalved()
{
    halve(m_frame, m_buffer);
    return first(m_buffer.view(), PixelMap::scale(2), {.symbols = ZxingSearch::Shop, .harder = true, .rotate = true});
}

std::optional<ReadCode> AdaptiveReader::readTurned()
{
    PixelMap map = turn(m_still ? m_frame : m_interest, 45, m_buffer);
    if (!m_still) map = map.then(m_interestMap);
    return first(m_buffer.view(), map, {.symbols = ZxingSearch::Linear, .harder = true, .rotate = true});
}

std::optional<ReadCode> AdaptiveReader::readSmooth()
{
    smooth(m_still ? m_frame : m_interest, m_buffer);
    return first(m_buffer.view(), m_still ? PixelMap() : m_interestMap,
                 {.symbols = ZxingSearch::Usual, .harder = true, .rotate = true});
}

void AdaptiveReader::add(const ReadCode &code, std::vector<ReadCode> &to) const
{
    const auto near = [&](const ReadCode &other) {
        const double reach =
            std::hypot(other.corners[0].x - other.corners[2].x, other.corners[0].y - other.corners[2].y);
        return std::hypot(other.middle().x - code.middle().x, other.middle().y - code.middle().y) < reach / 2 + 8;
    };
    const bool known =
        std::any_of(to.begin(), to.end(), [&](const ReadCode &other) { return other.sameAs(code) || near(other); });
    if (!known) to.push_back(code);
}

std::vector<ReadCode> AdaptiveReader::readPicture(LumaView picture)
{
    std::vector<ReadCode> codes;
    if (picture.isEmpty()) return codes;
    constexpr int mostCodes = 64;
    reset();
    m_still = true;
    codes = searchWithZxing(
        picture, {.symbols = ZxingSearch::All, .harder = true, .rotate = true, .downscale = true, .most = mostCodes});
    // The same at several sizes: what is too fine, too noisy or too large at one is right at another.
    const std::vector<Level> levels = levelsOf(picture);
    for (const Level &level : levels)
        readRegions(level, codes);
    constexpr std::array wholePasses{&AdaptiveReader::readInverted, &AdaptiveReader::readEven,
                                     &AdaptiveReader::readSharp,    &AdaptiveReader::readSmooth,
                                     &AdaptiveReader::readHarder,   &AdaptiveReader::readTurned};
    for (const auto pass : wholePasses)
        for (const Level &level : levels) {
            if (!codes.empty()) break;
            begin(level.view);
            if (auto code = (this->*pass)()) codes.push_back(level.scaled(std::move(*code)));
        }
    reset();
    return codes;
}

std::vector<AdaptiveReader::Level> AdaptiveReader::levelsOf(LumaView picture)
{
    constexpr int small = 640; // longer side: enlarged too
    constexpr int fair = 400;  // shorter side that is still worth halving
    std::vector<Level> levels{{picture, 1}};
    LumaView last = picture;
    for (size_t i = 0; i < m_halves.size() && std::min(last.width, last.height) > fair; ++i) {
        halve(last, m_halves[i]);
        last = m_halves[i].view();
        levels.push_back({last, 2 * levels.back().factor});
    }
    if (std::max(picture.width, picture.height) <= small) {
        enlarge(picture, 2, m_enlarged);
        levels.push_back({m_enlarged.view(), 0.5});
    }
    return levels;
}

void AdaptiveReader::readRegions(const Level &level, std::vector<ReadCode> &codes)
{
    begin(level.view);
    for (const auto &region : regions().bars)
        if (auto code = readBarRegion(region)) add(level.scaled(std::move(*code)), codes);
    for (const auto &region : regions().matrices)
        for (int variant = 0; variant < matrixVariants; ++variant)
            if (auto code = readMatrixRegion(region, variant)) {
                add(level.scaled(std::move(*code)), codes);
                break;
            }
}

ReadCode AdaptiveReader::Level::scaled(ReadCode code) const
{
    for (PixelPoint &corner : code.corners)
        corner = {corner.x * factor, corner.y * factor};
    return code;
}

} // namespace caravan

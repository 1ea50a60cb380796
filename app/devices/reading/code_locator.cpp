// SPDX-License-Identifier: Apache-2.0
#include "devices/reading/code_locator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace caravan {

namespace {

constexpr int blockSize = 16;
constexpr size_t mostBars = 4;
constexpr size_t mostMatrices = 3;

/// Sums of the products of the gradients in one block, and what follows from them.
struct Block
{
    int xx = 0;
    int xy = 0;
    int yy = 0;
    float energy = 0;    ///< above that of the picture's ground
    float coherence = 0; ///< 0: all directions alike, 1: one direction
    float angle = 0;     ///< of the gradient, −π/2 … π/2
    float weaker = 0;    ///< energy in the weaker direction
};

struct Grid
{
    int columns = 0;
    int rows = 0;
    std::vector<Block> blocks;

    [[nodiscard]] const Block &at(int index) const { return blocks[static_cast<size_t>(index)]; }
};

void addRow(LumaView picture, int y, Block *blocks, int columns)
{
    const uint8_t *above = picture.row(y - 1);
    const uint8_t *here = picture.row(y);
    const uint8_t *below = picture.row(y + 1);
    for (int column = 0; column < columns; ++column) {
        const int begin = column * blockSize + 1;
        int xx = 0;
        int xy = 0;
        int yy = 0;
        for (int x = begin; x < begin + blockSize; ++x) {
            const int gx = here[x + 1] - here[x - 1];
            const int gy = below[x] - above[x];
            xx += gx * gx;
            xy += gx * gy;
            yy += gy * gy;
        }
        blocks[column].xx += xx;
        blocks[column].xy += xy;
        blocks[column].yy += yy;
    }
}

Grid gradients(LumaView picture)
{
    Grid grid;
    grid.columns = (picture.width - 2) / blockSize;
    grid.rows = (picture.height - 2) / blockSize;
    if (picture.isEmpty() || grid.columns < 2 || grid.rows < 2) return {};
    grid.blocks.resize(static_cast<size_t>(grid.columns) * static_cast<size_t>(grid.rows));
    for (int y = 0; y < grid.rows * blockSize; ++y)
        addRow(picture, y + 1, grid.blocks.data() + static_cast<ptrdiff_t>(y / blockSize) * grid.columns, grid.columns);
    return grid;
}

/// The noise of the picture adds the same to both directions: what a third of the blocks stay below.
void evaluate(Grid &grid)
{
    std::vector<int> energies;
    energies.reserve(grid.blocks.size());
    for (const Block &block : grid.blocks)
        energies.push_back(block.xx + block.yy);
    const auto third = energies.begin() + static_cast<ptrdiff_t>(energies.size() / 3);
    std::nth_element(energies.begin(), third, energies.end());
    const float ground = static_cast<float>(*third) * 0.9F;
    for (Block &block : grid.blocks) {
        const auto xx = static_cast<float>(block.xx);
        const auto yy = static_cast<float>(block.yy);
        const auto xy = static_cast<float>(block.xy);
        const float difference = std::hypot(xx - yy, 2 * xy);
        block.energy = std::max(0.0F, xx + yy - ground);
        block.coherence = block.energy > 0 ? std::min(1.0F, difference / block.energy) : 0;
        block.angle = 0.5F * std::atan2(2 * xy, xx - yy);
        block.weaker = std::max(0.0F, (block.energy - difference) / 2);
    }
}

/// The blocks that hang together from `seed` on, as far as belongs() says so of a neighbour two blocks away at most.
template <class Belongs> std::vector<int> grow(const Grid &grid, int seed, std::vector<char> &taken, Belongs belongs)
{
    constexpr int reach = 2;
    std::vector<int> members{seed};
    taken[static_cast<size_t>(seed)] = 1;
    for (size_t next = 0; next < members.size(); ++next) {
        const int x = members[next] % grid.columns;
        const int y = members[next] / grid.columns;
        for (int ny = std::max(0, y - reach); ny <= std::min(grid.rows - 1, y + reach); ++ny)
            for (int nx = std::max(0, x - reach); nx <= std::min(grid.columns - 1, x + reach); ++nx) {
                const int index = ny * grid.columns + nx;
                if (taken[static_cast<size_t>(index)] || !belongs(grid.at(members[next]), grid.at(index))) continue;
                taken[static_cast<size_t>(index)] = 1;
                members.push_back(index);
            }
    }
    return members;
}

PixelPoint middleOf(const Grid &grid, int index)
{
    return {(index % grid.columns + 0.5) * blockSize + 1.0, (index / grid.columns + 0.5) * blockSize + 1.0};
}

BarRegion barsOf(const Grid &grid, const std::vector<int> &members)
{
    double c = 0;
    double s = 0;
    double weight = 0;
    PixelPoint middle;
    for (const int index : members) {
        const Block &block = grid.at(index);
        const auto energy = static_cast<double>(block.energy);
        c += energy * std::cos(2 * static_cast<double>(block.angle));
        s += energy * std::sin(2 * static_cast<double>(block.angle));
        middle.x += energy * middleOf(grid, index).x;
        middle.y += energy * middleOf(grid, index).y;
        weight += energy;
    }
    BarRegion region;
    region.angle = 0.5 * std::atan2(s, c);
    middle = {middle.x / weight, middle.y / weight};
    const double ux = std::cos(region.angle);
    const double uy = std::sin(region.angle);
    double least[2]{1e9, 1e9};
    double most[2]{-1e9, -1e9};
    for (const int index : members) {
        const PixelPoint p = middleOf(grid, index);
        const double along[2]{(p.x - middle.x) * ux + (p.y - middle.y) * uy,
                              (p.y - middle.y) * ux - (p.x - middle.x) * uy};
        for (int axis = 0; axis < 2; ++axis) {
            least[axis] = std::min(least[axis], along[axis]);
            most[axis] = std::max(most[axis], along[axis]);
        }
    }
    const double across = (least[0] + most[0]) / 2;
    const double down = (least[1] + most[1]) / 2;
    region.middle = {middle.x + across * ux - down * uy, middle.y + across * uy + down * ux};
    region.length = most[0] - least[0] + blockSize;
    region.height = most[1] - least[1] + blockSize;
    return region;
}

float strongest(const Grid &grid, float Block::*figure)
{
    std::vector<float> values;
    values.reserve(grid.blocks.size());
    for (const Block &block : grid.blocks)
        values.push_back(block.*figure);
    const auto high = values.begin() + static_cast<ptrdiff_t>(values.size() - 1 - values.size() / 100);
    std::nth_element(values.begin(), high, values.end());
    return *high;
}

template <class Region>
void keepStrongest(std::vector<std::pair<float, Region>> &found, size_t most, std::vector<Region> &to)
{
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (size_t i = 0; i < std::min(found.size(), most); ++i)
        to.push_back(found[i].second);
}

/// Gradients of a mean square below this (in both directions together) are no code.
constexpr float faint = 30.0F * blockSize * blockSize;

void findBars(const Grid &grid, CodeRegions &regions)
{
    constexpr float oneDirection = 0.45F;
    constexpr float sameAngle = 0.3F; // radians
    const float enough = std::max(faint, 0.12F * strongest(grid, &Block::energy));
    const auto isBar = [&](const Block &block) { return block.energy >= enough && block.coherence >= oneDirection; };
    const auto belongs = [&](const Block &from, const Block &to) {
        if (!isBar(to)) return false;
        const float turned = std::abs(std::remainder(from.angle - to.angle, std::numbers::pi_v<float>));
        return turned < sameAngle;
    };
    std::vector<char> taken(grid.blocks.size(), 0);
    std::vector<std::pair<float, BarRegion>> found;
    for (int i = 0; i < static_cast<int>(grid.blocks.size()); ++i) {
        if (taken[static_cast<size_t>(i)] || !isBar(grid.at(i))) continue;
        const std::vector<int> members = grow(grid, i, taken, belongs);
        if (members.size() < 3) continue;
        float energy = 0;
        for (const int index : members)
            energy += grid.at(index).energy * grid.at(index).coherence;
        const BarRegion region = barsOf(grid, members);
        if (region.length >= 3 * blockSize) found.emplace_back(energy, region);
    }
    keepStrongest(found, mostBars, regions.bars);
}

void findMatrices(const Grid &grid, CodeRegions &regions)
{
    const float enough = std::max(faint / 4, 0.15F * strongest(grid, &Block::weaker));
    const auto isMatrix = [&](const Block &block) { return block.weaker >= enough; };
    std::vector<char> taken(grid.blocks.size(), 0);
    std::vector<std::pair<float, MatrixRegion>> found;
    for (int i = 0; i < static_cast<int>(grid.blocks.size()); ++i) {
        if (taken[static_cast<size_t>(i)] || !isMatrix(grid.at(i))) continue;
        const std::vector<int> members =
            grow(grid, i, taken, [&](const Block &, const Block &to) { return isMatrix(to); });
        int left = grid.columns;
        int right = 0;
        int top = grid.rows;
        int bottom = 0;
        float energy = 0;
        for (const int index : members) {
            left = std::min(left, index % grid.columns);
            right = std::max(right, index % grid.columns);
            top = std::min(top, index / grid.columns);
            bottom = std::max(bottom, index / grid.columns);
            energy += grid.at(index).weaker;
        }
        if (members.size() < 2) continue;
        found.emplace_back(energy, MatrixRegion{left * blockSize, top * blockSize, (right - left + 1) * blockSize,
                                                (bottom - top + 1) * blockSize});
    }
    keepStrongest(found, mostMatrices, regions.matrices);
}

} // namespace

CodeRegions locateCodes(LumaView picture)
{
    CodeRegions regions;
    Grid grid = gradients(picture);
    if (grid.blocks.empty()) return regions;
    evaluate(grid);
    findBars(grid, regions);
    findMatrices(grid, regions);
    return regions;
}

} // namespace caravan

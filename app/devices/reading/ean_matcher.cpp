// SPDX-License-Identifier: Apache-2.0
#include "devices/reading/ean_matcher.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace caravan {

namespace {

constexpr int perModule = 4; ///< samples
constexpr int digitModules = 7;
constexpr int margin = 2; ///< samples of the neighbours on each side of a digit
constexpr size_t window = digitModules * perModule + 2 * margin;
constexpr int guardModules = 7;
constexpr size_t guardWindow = guardModules * perModule;

/// Number set A; C is its complement, B is C backwards (General Specifications, figure 5.2.1.2-1). First module is the
/// highest of seven bits.
constexpr std::array<unsigned, 10> setA{0x0d, 0x19, 0x13, 0x3d, 0x23, 0x31, 0x2f, 0x3b, 0x37, 0x0b};
/// Which of the six left digits are of set B, by the first digit; highest bit first.
constexpr std::array<unsigned, 10> parity{0x00, 0x0b, 0x0d, 0x0e, 0x13, 0x19, 0x1c, 0x15, 0x16, 0x1a};

unsigned backwards(unsigned pattern)
{
    unsigned result = 0;
    for (int i = 0; i < digitModules; ++i)
        result |= ((pattern >> i) & 1U) << (digitModules - 1 - i);
    return result;
}

template <size_t Size> using Wave = std::array<float, Size>;

/// Mean 0, square sum 1.
template <size_t Size> void normalize(Wave<Size> &wave)
{
    const float mean = std::accumulate(wave.begin(), wave.end(), 0.0F) / static_cast<float>(Size);
    float square = 0;
    for (float &value : wave) {
        value -= mean;
        square += value * value;
    }
    const float gain = square > 0 ? 1 / std::sqrt(square) : 0;
    for (float &value : wave)
        value *= gain;
}

/// Darkness of a row of modules around a place, blurred by a Gaussian of `sigma` modules.
double darkness(unsigned modules, int count, double place, double sigma)
{
    double sum = 0;
    for (int i = 0; i < count; ++i) {
        if (((modules >> (count - 1 - i)) & 1U) == 0) continue;
        const double scale = sigma * std::sqrt(2.0);
        sum += 0.5 * (std::erf((i + 1 - place) / scale) - std::erf((i - place) / scale));
    }
    return sum;
}

/// The waves of all digits and guards for one blur.
struct Shapes
{
    std::array<Wave<window>, 10> a;
    std::array<Wave<window>, 10> b;
    std::array<Wave<window>, 10> c;
    Wave<guardWindow> begin;
    Wave<guardWindow> middle;
    Wave<guardWindow> end;

    explicit Shapes(double sigma)
    {
        // One module more on each side: a left digit stands between a bar and a space, a right one the other way.
        const auto digit = [sigma](unsigned pattern, unsigned before, unsigned after, Wave<window> &wave) {
            const unsigned modules = (before << 8) | (pattern << 1) | after;
            for (size_t i = 0; i < window; ++i)
                wave[i] = static_cast<float>(
                    darkness(modules, 9, 1 + (static_cast<double>(i) - margin + 0.5) / perModule, sigma));
            normalize(wave);
        };
        for (size_t d = 0; d < 10; ++d) {
            const unsigned right = ~setA[d] & 0x7fU;
            digit(setA[d], 1, 0, a[d]);
            digit(backwards(right), 1, 0, b[d]);
            digit(right, 0, 1, c[d]);
        }
        const auto guard = [sigma](unsigned modules, Wave<guardWindow> &wave) {
            for (size_t i = 0; i < guardWindow; ++i)
                wave[i] =
                    static_cast<float>(darkness(modules, 9, 1 + (static_cast<double>(i) + 0.5) / perModule, sigma));
            normalize(wave);
        };
        guard(0b0'0000101'0, begin); // four modules of the quiet zone, 101
        guard(0b0'1010101'0, middle);
        guard(0b0'1010000'0, end);
    }
};

constexpr std::array<double, 3> blurs{0.35, 0.6, 0.9};

const Shapes &shapes(size_t blur)
{
    static const std::array<Shapes, blurs.size()> all{Shapes(blurs[0]), Shapes(blurs[1]), Shapes(blurs[2])};
    return all[blur];
}

/// Darkness along the profile.
struct Signal
{
    std::vector<float> values;

    [[nodiscard]] float at(double place) const
    {
        const double most = static_cast<double>(values.size()) - 1.001;
        const double cut = place < 0 ? 0 : place > most ? most : place;
        const auto i = static_cast<size_t>(cut);
        const auto part = static_cast<float>(cut - static_cast<double>(i));
        return values[i] + (values[i + 1] - values[i]) * part;
    }
};

/// Where the modules lie: at the ends, and how far the middle is off the half way (perspective, curved packs).
struct Fit
{
    double begin = 0;
    double end = 0;
    double bow = 0; ///< modules

    [[nodiscard]] double place(double module, double modules) const
    {
        const double t = module / modules;
        const double size = (end - begin) / modules;
        return begin + (end - begin) * t + bow * size * 4 * t * (1 - t);
    }
};

class Matcher
{
public:
    Matcher(Signal signal, size_t digits)
        : m_signal(std::move(signal))
        , m_digits(digits)
        , m_half(static_cast<int>(digits) / 2)
        , m_modules(11 + 14 * m_half)
    {
    }

    [[nodiscard]] double modules() const { return m_modules; }

    [[nodiscard]] double guards(const Fit &fit) const
    {
        const Shapes &shape = shapes(1);
        const double middle = 3 + digitModules * m_half;
        return (correlation(fit, -4, shape.begin) + correlation(fit, middle - 1, shape.middle) +
                correlation(fit, m_modules - 3, shape.end)) /
               3;
    }

    /// Fills the costs; returns the sum of the best of each digit, over the energy of all.
    double costs(const Fit &fit, size_t blur, EanEvidence &evidence) const
    {
        double best = 0;
        double energy = 0;
        const Shapes &shape = shapes(blur);
        for (int d = 0; d < 2 * m_half; ++d) {
            const bool right = d >= m_half;
            const double begin = 3 + digitModules * d + (right ? 5 : 0);
            Wave<window> wave{};
            const float own = take(fit, begin, -margin, wave);
            auto &row = evidence.costs[static_cast<size_t>(d)];
            float least = std::numeric_limits<float>::max();
            const auto rate = [&](size_t index, const Wave<window> &pattern) {
                float product = 0;
                for (size_t i = 0; i < window; ++i)
                    product += wave[i] * pattern[i];
                row[index] = product > 0 ? own - product * product : own;
                least = std::min(least, row[index]);
            };
            for (size_t i = 0; i < 10; ++i) {
                rate(i, right ? shape.c[i] : shape.a[i]);
                if (!right && m_digits == 12) rate(10 + i, shape.b[i]);
            }
            best += static_cast<double>(least);
            energy += static_cast<double>(own);
        }
        return energy > 0 ? best / energy : 1;
    }

private:
    /// Samples from a module on, mean taken off; returns the energy.
    template <size_t Size> float take(const Fit &fit, double module, int shift, Wave<Size> &wave) const
    {
        float mean = 0;
        for (size_t i = 0; i < Size; ++i) {
            const double at = module + (static_cast<double>(i) + shift + 0.5) / perModule;
            const float value = m_signal.at(fit.place(at, m_modules));
            wave[i] = value;
            mean += value;
        }
        mean /= static_cast<float>(Size);
        float energy = 0;
        for (float &value : wave) {
            value -= mean;
            energy += value * value;
        }
        return energy;
    }

    [[nodiscard]] double correlation(const Fit &fit, double module, const Wave<guardWindow> &guard) const
    {
        Wave<guardWindow> wave{};
        const float energy = take(fit, module, 0, wave);
        float product = 0;
        for (size_t i = 0; i < guardWindow; ++i)
            product += wave[i] * guard[i];
        return energy > 1 ? static_cast<double>(product / std::sqrt(energy)) : 0;
    }

    Signal m_signal;
    size_t m_digits;
    int m_half;
    double m_modules;
};

/// The part of the signal where it changes: first and last value.
std::pair<double, double> activePart(const std::vector<float> &values)
{
    const auto count = static_cast<int>(values.size());
    std::vector<float> change(values.size(), 0.0F);
    constexpr int reach = 4;
    for (int i = reach; i + reach < count; ++i) {
        const auto [low, high] = std::minmax_element(values.begin() + i - reach, values.begin() + i + reach + 1);
        change[static_cast<size_t>(i)] = *high - *low;
    }
    std::vector<float> middle(change.begin() + count / 4, change.begin() + count * 3 / 4);
    std::nth_element(middle.begin(), middle.begin() + static_cast<ptrdiff_t>(middle.size() / 2), middle.end());
    const float enough = middle[middle.size() / 2] * 0.4F;
    int first = 0;
    int last = count - 1;
    while (first < count / 2 && change[static_cast<size_t>(first)] < enough)
        ++first;
    while (last > count / 2 && change[static_cast<size_t>(last)] < enough)
        --last;
    return {first + reach * 0.5, last - reach * 0.5};
}

struct Guess
{
    Fit fit;
    double guards = 0;
};

std::vector<Guess> guesses(const Matcher &matcher, std::pair<double, double> active)
{
    constexpr size_t most = 5;
    constexpr double reach = 5;
    constexpr double step = 0.4;
    const double module = (active.second - active.first) / matcher.modules();
    std::vector<Guess> all;
    for (double b = -reach; b <= reach; b += step)
        for (double e = -reach; e <= reach; e += step) {
            const Fit fit{active.first + b * module, active.second + e * module, 0};
            all.push_back({fit, matcher.guards(fit)});
        }
    std::sort(all.begin(), all.end(), [](const Guess &a, const Guess &b) { return a.guards > b.guards; });
    std::vector<Guess> kept;
    for (const Guess &guess : all) {
        const bool near = std::any_of(kept.begin(), kept.end(), [&](const Guess &other) {
            return std::abs(other.fit.begin - guess.fit.begin) < 0.7 * module &&
                   std::abs(other.fit.end - guess.fit.end) < 0.7 * module;
        });
        if (!near) kept.push_back(guess);
        if (kept.size() == most) break;
    }
    return kept;
}

/// Moves ends and bow to where the digits fit best.
double improve(const Matcher &matcher, Fit &fit, EanEvidence &evidence)
{
    double best = matcher.costs(fit, 1, evidence);
    const double module = (fit.end - fit.begin) / matcher.modules();
    for (const double step : {0.5, 0.25, 0.12}) {
        for (bool moved = true; moved;) {
            moved = false;
            for (const auto &[begin, end, bow] :
                 {std::array{1.0, 0.0, 0.0}, std::array{0.0, 1.0, 0.0}, std::array{0.0, 0.0, 1.0}})
                for (const double sign : {-step, step}) {
                    const Fit tried{fit.begin + begin * sign * module, fit.end + end * sign * module,
                                    std::clamp(fit.bow + bow * sign, -4.0, 4.0)};
                    const double cost = matcher.costs(tried, 1, evidence);
                    if (cost >= best - 1e-4) continue;
                    best = cost;
                    fit = tried;
                    moved = true;
                }
        }
    }
    return best;
}

/// Cost of every digit at its place, 20 columns, for each first digit of an EAN-13 in turn.
struct Best
{
    double cost = std::numeric_limits<double>::max();
    std::string digits;
};

/// The two cheapest numbers whose check digit is right, for one way in which the left half is made up.
std::array<Best, 2> cheapest(const EanEvidence &evidence, int firstDigit)
{
    // Weights 3 and 1 in turn, the check digit (the last) 1 (section 7.9.1).
    const size_t count = evidence.digits;
    const size_t half = count / 2;
    std::array<std::array<Best, 2>, 10> states;
    states[static_cast<size_t>(firstDigit < 0 ? 0 : firstDigit)][0] = {0, {}};
    for (size_t d = 0; d < count; ++d) {
        const size_t weight = (count - 1 - d) % 2 == 0 ? 1 : 3;
        const bool fromB =
            firstDigit >= 0 && d < half && ((parity[static_cast<size_t>(firstDigit)] >> (half - 1 - d)) & 1U) != 0;
        std::array<std::array<Best, 2>, 10> next;
        for (size_t sum = 0; sum < 10; ++sum)
            for (const Best &before : states[sum]) {
                if (before.cost == std::numeric_limits<double>::max()) continue;
                for (size_t digit = 0; digit < 10; ++digit) {
                    const double cost =
                        before.cost + static_cast<double>(evidence.costs[d][digit + (fromB ? 10U : 0U)]);
                    auto &kept = next[(sum + weight * digit) % 10];
                    if (cost >= kept[1].cost) continue;
                    kept[1] = {cost, before.digits + static_cast<char>('0' + digit)};
                    if (kept[1].cost < kept[0].cost) std::swap(kept[0], kept[1]);
                }
            }
        states = std::move(next);
    }
    return states[0];
}

} // namespace

std::optional<EanReading> decideEan(const EanEvidence &evidence)
{
    std::vector<Best> all;
    const auto consider = [&](int firstDigit) {
        for (Best &best : cheapest(evidence, firstDigit)) {
            if (best.cost == std::numeric_limits<double>::max()) continue;
            if (firstDigit >= 0) best.digits.insert(best.digits.begin(), static_cast<char>('0' + firstDigit));
            all.push_back(std::move(best));
        }
    };
    if (evidence.digits == 8)
        consider(-1);
    else if (evidence.digits == 12)
        for (int first = 0; first < 10; ++first)
            consider(first);
    if (all.size() < 2) return std::nullopt;
    std::partial_sort(all.begin(), all.begin() + 2, all.end(),
                      [](const Best &a, const Best &b) { return a.cost < b.cost; });
    return EanReading{all[0].digits, all[1].cost / std::max(all[0].cost, 1e-6)};
}

std::optional<EanEvidence> examineEan(const BarProfile &profile, size_t digits)
{
    const double modules = 11 + 7 * static_cast<double>(digits);
    if (static_cast<double>(profile.values.size()) < modules * 1.2) return std::nullopt;
    Signal forward;
    for (const float value : profile.values)
        forward.values.push_back(255 - value);
    const auto active = activePart(forward.values);
    if ((active.second - active.first) < modules * 1.1) return std::nullopt;
    Signal backward{{forward.values.rbegin(), forward.values.rend()}};
    const double last = static_cast<double>(profile.values.size()) - 1;
    const std::array<Matcher, 2> matchers{Matcher(std::move(forward), digits), Matcher(std::move(backward), digits)};

    constexpr double leastGuards = 0.6;
    std::optional<EanEvidence> best;
    Fit bestFit;
    // The guards look the same from both sides, so they are sought once.
    for (const Guess &guess : guesses(matchers[0], active)) {
        if (guess.guards < leastGuards) continue;
        for (const bool reversed : {false, true}) {
            const Matcher &matcher = matchers[reversed ? 1 : 0];
            Fit fit = reversed ? Fit{last - guess.fit.end, last - guess.fit.begin, 0} : guess.fit;
            EanEvidence evidence;
            evidence.digits = digits;
            const double residue = improve(matcher, fit, evidence);
            if (best && residue >= best->residue) continue;
            evidence.residue = residue;
            evidence.reversed = reversed;
            best = evidence;
            bestFit = fit;
        }
    }
    if (!best) return std::nullopt;
    const Matcher &matcher = matchers[best->reversed ? 1 : 0];
    size_t sharpest = 1;
    for (size_t blur = 0; blur < blurs.size(); ++blur) {
        EanEvidence tried = *best;
        const double residue = matcher.costs(bestFit, blur, tried);
        if (residue > best->residue) continue;
        best->residue = residue;
        sharpest = blur;
    }
    matcher.costs(bestFit, sharpest, *best);
    best->guards = matcher.guards(bestFit);
    best->beginPixel = best->reversed ? last - bestFit.end : bestFit.begin;
    best->endPixel = best->reversed ? last - bestFit.begin : bestFit.end;
    // In units of what the best reading leaves, so that frames weigh alike whatever their contrast.
    float left = 0;
    for (size_t d = 0; d < digits; ++d) {
        const size_t used = d < digits / 2 && digits == 12 ? EanEvidence::patterns : 10;
        left += *std::min_element(best->costs[d].begin(), best->costs[d].begin() + static_cast<ptrdiff_t>(used));
    }
    for (auto &row : best->costs)
        for (float &cost : row)
            cost /= std::max(left, 1.0F);
    return best;
}

} // namespace caravan

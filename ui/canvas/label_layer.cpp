#include "ui/canvas/label_layer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sdw::ui {
namespace {

using Ids = std::vector<std::uint16_t>;

constexpr double kHatchPeriod = 8;                                     // widget pixels from line to line
constexpr double kDarkLine = 0.5, kColourLine = 1.5, kLightLine = 0.5; // of outlines, widget pixels
constexpr double kLineStrength = 0.6;                                  // of the dark and the light line

int alphaOf(double opacity)
{
    return int(std::lround(std::clamp(opacity, 0.0, 1.0) * 255));
}

/// The mean of two.
Blend mixed(const Blend& a, const Blend& b)
{
    constexpr std::uint64_t kHalved = 0x0000'7fff'7fff'7fffull;
    return {(a.colour >> 1 & kHalved) + (b.colour >> 1 & kHalved), (a.rest + b.rest + 1) / 2};
}

std::vector<int> columnsUnder(const ViewGrid& grid, int left, int count, double offset = 0.5)
{
    std::vector<int> columns(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        columns[std::size_t(i)] = grid.column(left + i, offset);
    return columns;
}

/// `value` modulo `period`, never negative.
int phase(int value, int period)
{
    const int rest = value % period;
    return rest < 0 ? rest + period : rest;
}

int hatchPeriod(double ratio)
{
    return std::max(4, int(std::lround(kHatchPeriod * ratio)));
}

/// What a ring of pixels at one distance from the edge of a class consists of, each 0 .. 1.
struct Ring {
    double dark = 0, colour = 0, light = 0;
};

std::vector<Ring> outlineRings(double ratio)
{
    std::vector<Ring> rings(std::size_t(LabelLayer::outlineReach(ratio)));
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const auto share = [&](double from, double to) {
            return std::max(0.0, std::min(to * ratio, i + 1.0) - std::max(from * ratio, double(i)));
        };
        rings[i] = {share(0, kDarkLine), share(kDarkLine, kDarkLine + kColourLine),
                    share(kDarkLine + kColourLine, kDarkLine + kColourLine + kLightLine)};
    }
    return rings;
}

/// How far the next pixel of another value in the same row is, at most `far`.
void distancesInRow(const Ids& ids, int far, std::vector<std::uint8_t>& distances)
{
    const int count = int(ids.size());
    for (int x = 0; x < count;) {
        const int end = runEnd(ids.data(), x, count);
        for (int i = x; i < end; ++i) {
            const int before = x > 0 ? i - x + 1 : far, behind = end < count ? end - i : far;
            distances[std::size_t(i)] = std::uint8_t(std::min({before, behind, far}));
        }
        x = end;
    }
}

} // namespace

LabelLayer::LabelLayer()
{
    makeTables();
}

void LabelLayer::setLook(const LabelLook& look)
{
    m_look = look;
    makeTables();
}

bool LabelLayer::setOpacity(double labels, double prediction)
{
    if (m_opacity == labels && m_predictionOpacity == prediction) return false;
    m_opacity = labels;
    m_predictionOpacity = prediction;
    makeTables();
    return true;
}

void LabelLayer::makeTables()
{
    const auto fill = [this](std::vector<Blend>& table, double opacity) {
        const auto put = [&](std::uint16_t label) {
            table[label] = blendOf(m_look.colour(label).rgb(), alphaOf(opacity * m_look.strength(label)));
        };
        table.resize(65536);
        constexpr std::uint16_t kNoClass = kLastClass; // stands for all that the look does not name
        put(kNoClass);
        std::fill(table.begin(), table.end(), table[kNoClass]);
        for (const auto& [label, colour] : m_look.colours)
            put(label);
        for (const std::uint16_t label : m_look.hidden)
            put(label);
        if (m_look.isolated >= 0) put(std::uint16_t(m_look.isolated));
        for (const std::uint16_t label : {kBackground, kUnlabelled, kIgnoreLabel, kNoClass})
            put(label);
    };
    fill(m_areas, m_opacity);
    fill(m_outlines, std::min(1.0, 2 * m_opacity)); // thin lines need all their strength early
    fill(m_predicted, m_predictionOpacity);
}

int LabelLayer::outlineReach(double ratio)
{
    return int(std::ceil((kDarkLine + kColourLine + kLightLine) * ratio));
}

LabelLayer::Hatch LabelLayer::ignoreHatch(double ratio) const
{
    // A light and a dark line side by side, seen on any picture; between them a veil that says: all of this.
    const double strength = std::min(1.0, 1.4 * m_opacity) * m_look.strength(kIgnoreLabel);
    const int period = hatchPeriod(ratio), line = std::max(1, int(std::lround(ratio)));
    Hatch hatch;
    for (int i = 0; i < period; ++i)
        hatch.steps.push_back(i < line       ? blendOf(qRgb(255, 255, 255), alphaOf(strength))
                              : i < 2 * line ? blendOf(qRgb(0, 0, 0), alphaOf(strength))
                                             : blendOf(qRgb(128, 128, 128), alphaOf(0.3 * strength)));
    return hatch;
}

void LabelLayer::drawAreas(const LabelSource& labels, const ViewGrid& grid, const QRect& area, cv::Mat& frame) const
{
    // Where several labels fall on a pixel, two of them stand for all: edges in any direction are smooth then.
    const bool fine = grid.scale() < 1;
    const double before = fine ? 0.25 : 0.5, behind = 0.75;
    const std::vector<int> columns = columnsUnder(grid, area.left(), area.width(), before);
    const std::vector<int> others = fine ? columnsUnder(grid, area.left(), area.width(), behind) : std::vector<int>();
    const Hatch hatch = ignoreHatch(grid.ratio());
    const int period = int(hatch.steps.size()), width = area.width();
    Ids upper(columns.size()), lower(others.size());
    int lastRow = -1;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        QRgb* to = frame.ptr<QRgb>(y) + area.left();
        const int offset = area.left() - grid.origin().x() + y - grid.origin().y();
        const auto blendAt = [&](std::uint16_t label, int x) -> const Blend& {
            return label == kIgnoreLabel ? hatch.steps[std::size_t(phase(offset + x, period))] : m_areas[label];
        };
        const auto drawRun = [&](std::uint16_t label, int from, int end) {
            if (label == kIgnoreLabel)
                for (int x = from; x < end; ++x)
                    to[x] = blended(to[x], blendAt(label, x));
            else if (!m_areas[label].isNothing())
                blendRun(to + from, end - from, m_areas[label]);
        };
        if (const int row = grid.row(y, before); row != std::exchange(lastRow, row))
            labels.read(row, columns, upper.data());
        if (fine) labels.read(grid.row(y, behind), others, lower.data());
        for (int x = 0; x < width;) {
            const std::uint16_t label = upper[std::size_t(x)];
            if (fine && lower[std::size_t(x)] != label) {
                to[x] = blended(to[x], mixed(blendAt(label, x), blendAt(lower[std::size_t(x)], x)));
                ++x;
                continue;
            }
            int end = runEnd(upper.data(), x, width);
            if (fine) end = runEnd(lower.data(), x, end);
            drawRun(label, x, end);
            x = end;
        }
    }
}

void LabelLayer::drawOutlines(const LabelSource& labels, const ViewGrid& grid, const QRect& area, cv::Mat& frame) const
{
    const std::vector<Ring> rings = outlineRings(grid.ratio());
    const int reach = int(rings.size()), far = reach + 1;
    const QRect seen = area.adjusted(-reach, -reach, reach, reach) & grid.extent();
    const std::vector<int> columns = columnsUnder(grid, seen.left(), seen.width());
    struct Line {
        Ids ids;
        std::vector<std::uint8_t> distances;
        bool uniform = false;
    };
    std::vector<Line> lines(std::size_t(2 * reach + 1)); // around the row that is drawn, by y modulo their number
    const auto line = [&](int y) -> Line& { return lines[std::size_t(y - seen.top()) % lines.size()]; };
    int known = seen.top(); // rows before it have been read

    std::vector<std::uint8_t> distances(columns.size());
    std::uint16_t label = 0;
    std::vector<Blend> blends; // of that label, by distance − 1
    const auto prepare = [&](std::uint16_t next) {
        label = next;
        blends.clear();
        const Blend& full = m_outlines[label];
        const double alpha = 255 - double(full.rest);
        const QRgb colour = m_look.colour(label).rgb();
        for (const Ring& ring : rings) {
            const double light = ring.light * kLineStrength * alpha, dark = ring.dark * kLineStrength * alpha;
            const int own = int(ring.colour * alpha + 0.5), other = int(light + 0.5);
            Blend blend = blendOf(colour, own);
            blend.colour += spread(0xffffff) * std::uint64_t(other);
            blend.rest = std::uint32_t(std::max(0, 255 - own - other - int(dark + 0.5)));
            blends.push_back(blend);
        }
    };
    prepare(kUnlabelled);

    for (int y = area.top(); y <= area.bottom(); ++y) {
        const int first = std::max(y - reach, seen.top()), last = std::min(y + reach, seen.bottom());
        for (; known <= last; ++known) {
            Line& next = line(known);
            next.ids.resize(columns.size());
            next.distances.resize(columns.size());
            labels.read(grid.row(known), columns, next.ids.data());
            next.uniform = runEnd(next.ids.data(), 0, int(columns.size())) == int(columns.size());
            distancesInRow(next.ids, far, next.distances);
        }
        const Line& own = line(y);
        bool plain = own.uniform;
        for (int other = first; plain && other <= last; ++other)
            plain = line(other).uniform && line(other).ids[0] == own.ids[0];
        if (plain) continue;
        std::copy(own.distances.begin(), own.distances.end(), distances.begin());
        for (int other = first; other <= last; ++other) {
            const Line& its = line(other);
            const auto away = std::uint8_t(std::abs(other - y));
            for (std::size_t x = 0; x < columns.size(); ++x) {
                const std::uint8_t there = its.ids[x] == own.ids[x] ? std::max(its.distances[x], away) : away;
                distances[x] = std::min(distances[x], there);
            }
        }
        QRgb* to = frame.ptr<QRgb>(y);
        for (int x = area.left(); x <= area.right(); ++x) {
            const auto at = std::size_t(x - seen.left());
            if (distances[at] > reach) continue;
            if (own.ids[at] != label) prepare(own.ids[at]);
            if (!m_outlines[label].isNothing()) to[x] = blended(to[x], blends[std::size_t(distances[at] - 1)]);
        }
    }
}

void LabelLayer::drawPrediction(const LabelSource& prediction, const LabelSource& labels, const ViewGrid& grid,
                                const QRect& area, cv::Mat& frame) const
{
    const std::vector<int> columns = columnsUnder(grid, area.left(), area.width());
    Ids predicted(columns.size()), given(columns.size(), kUnlabelled);
    const int period = hatchPeriod(grid.ratio());
    for (int y = area.top(); y <= area.bottom(); ++y) {
        prediction.read(grid.row(y), columns, predicted.data());
        if (!labels.isEmpty()) labels.read(grid.row(y), columns, given.data());
        QRgb* to = frame.ptr<QRgb>(y) + area.left();
        // The other way than ignore's lines, and wider.
        const int offset = area.left() - grid.origin().x() - (y - grid.origin().y());
        for (int x = 0; x < area.width(); ++x) {
            const std::uint16_t label = predicted[std::size_t(x)];
            if (label == given[std::size_t(x)] || label == kIgnoreLabel) continue; // accepted, or nothing to accept
            const Blend& blend = m_predicted[label];
            if (!blend.isNothing() && phase(offset + x, period) < period / 2) to[x] = blended(to[x], blend);
        }
    }
}

} // namespace sdw::ui

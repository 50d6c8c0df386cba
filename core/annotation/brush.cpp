#include "core/annotation/brush.h"

#include "core/annotation/rasterise.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sdw {
namespace {

/// Half the diagonal of a pixel: a disc of this radius holds the centre of the pixel under it wherever that is.
constexpr double kThinnest = 0.70710678118654757;

/// An interval of x, empty at first.
struct Interval {
    double left = HUGE_VAL, right = -HUGE_VAL;
    void include(double x)
    {
        left = std::min(left, x);
        right = std::max(right, x);
    }
};

void includeDisc(Interval& row, const BrushSample& disc, double y)
{
    const double dy = y - disc.position.y, root = disc.radius * disc.radius - dy * dy;
    if (root < 0) return;
    row.include(disc.position.x - std::sqrt(root));
    row.include(disc.position.x + std::sqrt(root));
}

void includeLine(Interval& row, cv::Point2d a, cv::Point2d b, double y)
{
    if ((a.y <= y) != (b.y <= y) || a.y == y || b.y == y) {
        if (a.y == b.y) {
            row.include(a.x);
            row.include(b.x);
        } else {
            row.include(a.x + (b.x - a.x) * std::clamp((y - a.y) / (b.y - a.y), 0.0, 1.0));
        }
    }
}

bool usable(const BrushSample& sample)
{
    return std::abs(sample.position.x) < 1e7 && std::abs(sample.position.y) < 1e7 && sample.radius >= 0 &&
           sample.radius < 1e7;
}

} // namespace

double pressedRadius(double radius, double pressure, double smallest)
{
    return radius * (smallest + (1 - smallest) * std::clamp(pressure, 0.0, 1.0));
}

Region discPixels(const BrushSample& sample, cv::Size image)
{
    return capsulePixels(sample, sample, image);
}

Region capsulePixels(const BrushSample& start, const BrushSample& end, cv::Size image)
{
    Region region;
    if (!usable(start) || !usable(end)) return region;
    const BrushSample from{start.position, std::max(start.radius, kThinnest)},
        to{end.position, std::max(end.radius, kThinnest)};
    // The discs between two lie in the convex hull of both and fill it: both discs and, where neither holds the other,
    // the four-sided figure between the points at which their common tangents touch. All three are convex, and so is
    // the whole: a row is one span.
    const cv::Point2d way = to.position - from.position;
    const double length = std::hypot(way.x, way.y), shrink = from.radius - to.radius;
    std::array<cv::Point2d, 4> touching;
    const bool hull = length > std::abs(shrink);
    if (hull) {
        const cv::Point2d along = way / length, across(-along.y, along.x);
        const double sine = shrink / length, cosine = std::sqrt(1 - sine * sine);
        const cv::Point2d one = sine * along + cosine * across, other = sine * along - cosine * across;
        touching = {from.position + from.radius * one, to.position + to.radius * one, to.position + to.radius * other,
                    from.position + from.radius * other};
    }
    const auto top = std::min(from.position.y - from.radius, to.position.y - to.radius);
    const auto bottom = std::max(from.position.y + from.radius, to.position.y + to.radius);
    const int firstRow = firstCentre(top, image.height),
              endRow = std::min(image.height, int(std::floor(std::max(bottom, -1.0) + 0.5)));
    for (int y = firstRow; y < endRow; ++y) {
        Interval row;
        includeDisc(row, from, y + 0.5);
        includeDisc(row, to, y + 0.5);
        if (hull)
            for (int i = 0; i < 4; ++i)
                includeLine(row, touching[i], touching[(i + 1) % 4], y + 0.5);
        if (row.left > row.right) continue;
        const int x0 = firstCentre(row.left, image.width);
        region.add(y, x0, std::min(image.width, int(std::floor(row.right + 0.5))));
    }
    return region;
}

BrushStroke::BrushStroke(EditBuilder& edit, Paint paint)
    : m_edit(edit)
    , m_paint(paint)
{
}

cv::Rect BrushStroke::add(const BrushSample& sample)
{
    const auto& grid = m_edit.base().grid();
    const Region pixels = capsulePixels(m_last.value_or(sample), sample, {grid.width(), grid.height()});
    m_last = sample;
    return m_edit.paint(pixels, m_paint);
}

} // namespace sdw

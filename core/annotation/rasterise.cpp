#include "core/annotation/rasterise.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sdw {
namespace {

/// From the upper to the lower end, whichever way it was drawn: both neighbours of a common edge then compute the same
/// crossings.
struct Edge {
    int firstRow, endRow; // rows with their centres in [y0, y1)
    double x0, y0, dx, dy;
    int part;
    // In this order it is exact where the outline passes through the centre of a pixel and the corners are short
    // fractions.
    double crossing(int row) const { return x0 + (row + 0.5 - y0) * dx / dy; }
};

struct Crossing {
    double x;
    int part;
};

void addEdges(const Ring& ring, int part, int height, std::vector<Edge>& edges)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        cv::Point2d a = ring[i], b = ring[(i + 1) % ring.size()];
        if (!std::isfinite(a.x) || !std::isfinite(a.y))
            throw Error("A polygon has a corner whose coordinates are no numbers.");
        if (a.y > b.y || (a.y == b.y && a.x > b.x)) std::swap(a, b);
        const int first = firstCentre(a.y, height), end = firstCentre(b.y, height);
        if (first < end) edges.push_back({first, end, a.x, a.y, b.x - a.x, b.y - a.y, part});
    }
}

} // namespace

int firstCentre(double at, int limit)
{
    return int(std::ceil(std::clamp(at, 0.0, double(limit) + 0.5) - 0.5));
}

Region polygonPixels(const std::vector<PolygonPart>& parts, cv::Size image)
{
    std::vector<Edge> edges;
    for (int part = 0; part < int(parts.size()); ++part) {
        addEdges(parts[part].outer, part, image.height, edges);
        for (const Ring& hole : parts[part].holes)
            addEdges(hole, part, image.height, edges);
    }
    std::ranges::sort(edges, {}, &Edge::firstRow);

    Region region;
    std::vector<const Edge*> active;
    std::vector<Crossing> crossings;
    std::vector<bool> inPart(parts.size());
    std::size_t next = 0;
    for (int row = edges.empty() ? 0 : edges[0].firstRow; next < edges.size() || !active.empty(); ++row) {
        std::erase_if(active, [row](const Edge* edge) { return edge->endRow <= row; });
        if (active.empty() && next < edges.size()) row = std::max(row, edges[next].firstRow);
        for (; next < edges.size() && edges[next].firstRow == row; ++next)
            active.push_back(&edges[next]);
        crossings.clear();
        for (const Edge* edge : active)
            crossings.push_back({edge->crossing(row), edge->part});
        std::ranges::sort(crossings, {}, &Crossing::x);
        int open = 0, start = 0; // parts around the place reached
        for (const auto& [x, part] : crossings) {
            const int pixel = firstCentre(x, image.width);
            inPart[part] = !inPart[part];
            if (inPart[part]) {
                if (open++ == 0) start = pixel;
            } else if (--open == 0) {
                region.add(row, start, pixel);
            }
        }
    }
    return region;
}

Region rectanglePixels(const cv::Rect2d& rectangle, cv::Size image)
{
    const int left = firstCentre(rectangle.x, image.width),
              right = firstCentre(rectangle.x + rectangle.width, image.width);
    const int top = firstCentre(rectangle.y, image.height),
              bottom = firstCentre(rectangle.y + rectangle.height, image.height);
    return Region(cv::Rect(left, top, std::max(0, right - left), std::max(0, bottom - top)));
}

Region ellipsePixels(const EllipseArea& ellipse, cv::Size image)
{
    Region region;
    const double a = std::abs(ellipse.size.width) / 2, b = std::abs(ellipse.size.height) / 2;
    if (!(a > 0 && b > 0) || !std::isfinite(a + b + ellipse.centre.x + ellipse.centre.y + ellipse.angle)) return region;
    const double radians = ellipse.angle * std::numbers::pi / 180, c = std::cos(radians), s = std::sin(radians);
    // (p d)² + (q d)² ≤ 1 for the offset d of a pixel's centre.
    const cv::Point2d p(c / a, s / a), q(-s / b, c / b);
    const double reach = std::hypot(s * a, c * b);
    const int top = firstCentre(ellipse.centre.y - reach, image.height),
              bottom = firstCentre(ellipse.centre.y + reach + 1, image.height);
    for (int y = top; y < bottom; ++y) {
        const double dy = y + 0.5 - ellipse.centre.y;
        const auto inside = [&](int x) {
            const cv::Point2d d(x + 0.5 - ellipse.centre.x, dy);
            return p.dot(d) * p.dot(d) + q.dot(d) * q.dot(d) <= 1;
        };
        const double quadratic = p.x * p.x + q.x * q.x, half = (p.x * p.y + q.x * q.y) * dy;
        const double root = half * half - quadratic * ((p.y * p.y + q.y * q.y) * dy * dy - 1);
        if (root < 0) continue;
        const double middle = ellipse.centre.x - half / quadratic, width = std::sqrt(root) / quadratic;
        int x0 = firstCentre(middle - width, image.width), x1 = firstCentre(middle + width, image.width);
        // The roots are rounded; what counts is the inequality.
        while (x0 > 0 && inside(x0 - 1))
            --x0;
        while (x0 < x1 && !inside(x0))
            ++x0;
        while (x1 < image.width && inside(x1))
            ++x1;
        while (x1 > x0 && !inside(x1 - 1))
            --x1;
        region.add(y, x0, x1);
    }
    return region;
}

} // namespace sdw

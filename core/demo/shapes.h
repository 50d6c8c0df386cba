// Small geometry that the drawn things share.
#pragma once

#include <opencv2/core.hpp>

#include <cmath>
#include <span>

namespace sdw::demo {

/// Whether a point lies in a polygon without crossings, either orientation, by counting crossed edges.
inline bool insidePolygon(std::span<const cv::Point2f> corners, float x, float y)
{
    bool inside = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const auto &a = corners[i], &b = corners[j];
        if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
}

inline cv::Rect2f boundsOf(std::span<const cv::Point2f> points, float margin = 0)
{
    cv::Point2f low = points[0], high = points[0];
    for (const auto& p : points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    return {low.x - margin, low.y - margin, high.x - low.x + 2 * margin, high.y - low.y + 2 * margin};
}

/// Distance of (x, y) from the line segment a-b.
inline float distanceToSegment(cv::Point2f a, cv::Point2f b, float x, float y)
{
    const cv::Point2f d = b - a;
    const float length2 = d.dot(d);
    const float t = length2 > 0 ? std::clamp(((x - a.x) * d.x + (y - a.y) * d.y) / length2, 0.0f, 1.0f) : 0.0f;
    return std::hypot(x - a.x - t * d.x, y - a.y - t * d.y);
}

/// A parallelogram with its own coordinates: s along the first side, t along the second, both 0..1 inside.
struct Panel {
    cv::Point2f corner, along, down;

    bool locate(float x, float y, float& s, float& t) const
    {
        const float det = along.x * down.y - along.y * down.x;
        const float dx = x - corner.x, dy = y - corner.y;
        s = (dx * down.y - dy * down.x) / det;
        t = (along.x * dy - along.y * dx) / det;
        return s >= 0 && s <= 1 && t >= 0 && t <= 1;
    }
    cv::Point2f at(float s, float t) const { return corner + along * s + down * t; }
    Panel part(float s0, float t0, float s1, float t1) const
    {
        return {at(s0, t0), along * (s1 - s0), down * (t1 - t0)};
    }
    cv::Rect2f bounds() const
    {
        const cv::Point2f points[] = {corner, corner + along, corner + down, corner + along + down};
        return boundsOf(points);
    }
};

} // namespace sdw::demo

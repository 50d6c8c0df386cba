#include "ui/canvas/outline_stroke.h"

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

// Widget pixels: the line in the colour, and the light and the dark one at each side of it.
constexpr double kLine = 1.5, kEdge = 0.5;
constexpr double kEdgeStrength = 0.6;
constexpr float kFar = 1e9f; // of pixels that no line is near

} // namespace

double OutlinePen::reach(double ratio)
{
    return (kLine / 2 + 2 * kEdge) * ratio + 0.5; // half a pixel for what is covered in part
}

OutlinePen::OutlinePen(QRgb colour, double strength, double ratio)
    : m_reach(reach(ratio))
{
    for (int step = 0; step < int(m_reach * kSteps) + 2; ++step) { // one more for what is rounded up to the reach
        const double distance = (step + 0.5) / kSteps;
        const auto within = [&](double border) { return std::clamp(border * ratio + 0.5 - distance, 0.0, 1.0); };
        const double inner = within(kLine / 2), light = within(kLine / 2 + kEdge), dark = within(kLine / 2 + 2 * kEdge);
        const auto alpha = [strength](double part) { return int(std::lround(255 * strength * part)); };
        const int own = alpha(inner), white = alpha(kEdgeStrength * (light - inner)),
                  black = alpha(kEdgeStrength * (dark - light));
        Blend blend = blendOf(colour, own);
        blend.colour += spread(0xffffff) * std::uint64_t(white);
        blend.rest = std::uint32_t(std::max(0, 255 - own - white - black));
        m_steps.push_back(blend);
    }
}

OutlineStroke::OutlineStroke(cv::Mat& frame, const QRect& area)
    : m_frame(frame)
    , m_area(area)
    , m_distances(std::size_t(area.width()) * std::size_t(area.height()), kFar)
{
}

/// Notes for the pixels near a line how far away it is.
void OutlineStroke::measure(QPointF from, QPointF to, double reach)
{
    const double top = std::min(from.y(), to.y()) - reach, bottom = std::max(from.y(), to.y()) + reach;
    const double leftmost = std::min(from.x(), to.x()) - reach, rightmost = std::max(from.x(), to.x()) + reach;
    const int y0 = int(std::max<double>(m_area.top(), std::floor(top)));
    const int y1 = int(std::min<double>(m_area.bottom(), std::ceil(bottom)));
    if (y0 > y1 || rightmost < m_area.left() || leftmost > m_area.right() + 1) return;
    const QPointF way = to - from;
    const double length2 = QPointF::dotProduct(way, way);
    const bool level = std::abs(way.y()) < 1e-6;
    const double slope = level ? 0 : way.x() / way.y();
    const double side = level ? 0 : reach * std::sqrt(length2) / std::abs(way.y()); // of the band, along a row
    const auto alongX = float(length2 > 0 ? way.x() / length2 : 0), alongY = float(length2 > 0 ? way.y() / length2 : 0);
    const auto wayX = float(way.x()), wayY = float(way.y());
    const auto reach2 = float(reach * reach);
    // Columns are counted from the line, not from the area's edge, so that no rounding depends on the area.
    const int column = int(std::floor(std::clamp(from.x(), -1e9, 1e9)));
    const auto centre = float(column + 0.5 - from.x());
    for (int y = y0; y <= y1; ++y) {
        const double dy = y + 0.5 - from.y();
        const auto down = float(dy);
        double left = leftmost, right = rightmost;
        if (!level) {
            left = std::max(left, from.x() + dy * slope - side);
            right = std::min(right, from.x() + dy * slope + side);
        }
        const int x0 = int(std::max<double>(m_area.left(), std::floor(left - 0.5)));
        const int x1 = int(std::min<double>(m_area.right(), std::ceil(right - 0.5)));
        if (x0 > x1) continue;
        float* distances =
            m_distances.data() + std::size_t(y - m_area.top()) * std::size_t(m_area.width()) - m_area.left();
        int x = x0;
#if CV_SIMD128
        const cv::v_float32x4 zero = cv::v_setzero_f32(), one = cv::v_setall_f32(1), four = cv::v_setall_f32(4),
                              farthest = cv::v_setall_f32(reach2), nowhere = cv::v_setall_f32(kFar),
                              downs = cv::v_setall_f32(down), downAlong = cv::v_setall_f32(down * alongY),
                              alongs = cv::v_setall_f32(alongX), waysX = cv::v_setall_f32(wayX),
                              waysY = cv::v_setall_f32(wayY), centres = cv::v_setall_f32(centre);
        cv::v_float32x4 columns = cv::v_setall_f32(float(x0 - column)) + cv::v_float32x4(0, 1, 2, 3);
        for (; x + 3 <= x1; x += 4, columns += four) {
            const cv::v_float32x4 ways = columns + centres;
            const cv::v_float32x4 along = cv::v_min(cv::v_max(ways * alongs + downAlong, zero), one);
            const cv::v_float32x4 ax = ways - along * waysX, ay = downs - along * waysY;
            const cv::v_float32x4 here = ax * ax + ay * ay;
            const cv::v_float32x4 kept = cv::v_select(here < farthest, here, nowhere);
            cv::v_store(distances + x, cv::v_min(cv::v_load(distances + x), kept));
        }
#endif
        for (; x <= x1; ++x) {
            const float across = float(x - column) + centre;
            const float along = std::clamp(across * alongX + down * alongY, 0.0f, 1.0f);
            const float ax = across - along * wayX, ay = down - along * wayY;
            if (const float here = ax * ax + ay * ay; here < reach2) distances[x] = std::min(distances[x], here);
        }
        m_runs.push_back({y, x0, x1});
    }
}

void OutlineStroke::rings(std::span<const Points> rings, const OutlinePen& pen)
{
    m_runs.clear();
    for (const Points& points : rings)
        for (std::size_t i = 0; i < points.size(); ++i)
            measure(points[i], points[(i + 1) % points.size()], pen.reach());
    for (const auto& [y, x0, x1] : m_runs) {
        float* distances = m_distances.data() + std::size_t(y - m_area.top()) * std::size_t(m_area.width());
        QRgb* pixels = m_frame.ptr<QRgb>(y);
        for (int x = x0; x <= x1; ++x) {
            float& distance = distances[x - m_area.left()];
            if (distance == kFar) continue; // drawn already, where runs overlap, or out of reach
            pixels[x] = blended(pixels[x], pen.at(std::sqrt(distance)));
            distance = kFar;
        }
    }
}

void OutlineStroke::thinLine(QPointF from, QPointF to, const Blend& colour)
{
    const double dx = to.x() - from.x(), dy = to.y() - from.y();
    const int steps = int(std::max(std::abs(dx), std::abs(dy))) + 1;
    const auto inside = [](int at, int first, int last) { return at >= first && at <= last; };
    const int left = m_area.left(), right = m_area.right(), top = m_area.top(), bottom = m_area.bottom();
    for (int i = 0; i < steps; ++i) {
        const int x = int(std::floor(from.x() + dx * i / steps)), y = int(std::floor(from.y() + dy * i / steps));
        if (!inside(x, left, right) || !inside(y, top, bottom)) continue;
        QRgb& pixel = m_frame.ptr<QRgb>(y)[x];
        pixel = blended(pixel, colour);
    }
}

void OutlineStroke::thinRing(const Points& points, const Blend& colour)
{
    for (std::size_t i = 0; i < points.size(); ++i)
        thinLine(points[i], points[(i + 1) % points.size()], colour);
}

void OutlineStroke::frame(const QRect& box, const Blend& colour)
{
    this->box({box.left(), box.top(), box.width(), 1}, colour);
    this->box({box.left(), box.bottom(), box.width(), 1}, colour);
    this->box({box.left(), box.top() + 1, 1, box.height() - 2}, colour);
    this->box({box.right(), box.top() + 1, 1, box.height() - 2}, colour);
}

void OutlineStroke::box(const QRect& box, const Blend& colour)
{
    const QRect part = box & m_area;
    for (int y = part.top(); y <= part.bottom(); ++y)
        blendRun(m_frame.ptr<QRgb>(y) + part.left(), part.width(), colour);
}

} // namespace sdw::ui

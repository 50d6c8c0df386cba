#include "core/annotation/region.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace sdw {

Region::Region(const cv::Rect& area)
{
    if (area.empty()) return;
    m_spans.reserve(std::size_t(area.height));
    for (int y = area.y; y < area.y + area.height; ++y)
        add(y, area.x, area.x + area.width);
}

Region::Region(const cv::Mat& mask, cv::Point origin)
{
    CV_Assert(mask.empty() || mask.type() == CV_8UC1);
    for (int y = 0; y < mask.rows; ++y) {
        const std::uint8_t* row = mask.ptr(y);
        int x = 0;
        while (x < mask.cols) {
            std::uint64_t word = 0;
            while (x + 8 <= mask.cols && (std::memcpy(&word, row + x, 8), word == 0))
                x += 8;
            while (x < mask.cols && row[x] == 0)
                ++x;
            const int start = x;
            while (x < mask.cols && row[x] != 0)
                ++x;
            add(y + origin.y, start + origin.x, x + origin.x);
        }
    }
}

void Region::add(int y, int x0, int x1)
{
    if (x1 <= x0) return;
    if (!m_spans.empty() && m_spans.back().y == y && x0 <= m_spans.back().x1) {
        CV_DbgAssert(x0 >= m_spans.back().x0);
        m_spans.back().x1 = std::max(m_spans.back().x1, x1);
        return;
    }
    CV_DbgAssert(m_spans.empty() || m_spans.back().y < y || (m_spans.back().y == y && m_spans.back().x1 < x0));
    m_spans.push_back({y, x0, x1});
}

std::int64_t Region::area() const
{
    std::int64_t pixels = 0;
    for (const Span& span : m_spans)
        pixels += span.x1 - span.x0;
    return pixels;
}

cv::Rect Region::bounds() const
{
    if (empty()) return {};
    int left = m_spans[0].x0, right = m_spans[0].x1;
    for (const Span& span : m_spans) {
        left = std::min(left, span.x0);
        right = std::max(right, span.x1);
    }
    return {left, m_spans.front().y, right - left, m_spans.back().y + 1 - m_spans.front().y};
}

bool Region::contains(cv::Point pixel) const
{
    const auto after = std::ranges::upper_bound(m_spans, std::pair(pixel.y, pixel.x), {},
                                                [](const Span& span) { return std::pair(span.y, span.x0); });
    return after != m_spans.begin() && std::prev(after)->y == pixel.y && pixel.x < std::prev(after)->x1;
}

cv::Mat Region::mask(const cv::Rect& area) const
{
    cv::Mat result = cv::Mat::zeros(area.size(), CV_8UC1);
    for (const Span& span : m_spans) {
        const int left = std::max(span.x0, area.x), right = std::min(span.x1, area.x + area.width);
        if (span.y >= area.y && span.y < area.y + area.height && left < right)
            std::memset(result.ptr(span.y - area.y) + (left - area.x), 255, std::size_t(right - left));
    }
    return result;
}

Region Region::clipped(const cv::Rect& area) const
{
    Region result;
    for (const Span& span : m_spans)
        if (span.y >= area.y && span.y < area.y + area.height)
            result.add(span.y, std::max(span.x0, area.x), std::min(span.x1, area.x + area.width));
    return result;
}

Region Region::moved(cv::Point by) const
{
    Region result = *this;
    for (Span& span : result.m_spans)
        span = {span.y + by.y, span.x0 + by.x, span.x1 + by.x};
    return result;
}

std::vector<int> connectedSets(const Region& region, int neighbours)
{
    const auto& spans = region.spans();
    const int corner = neighbours == 8 ? 1 : 0;
    std::vector<int> parent(spans.size());
    std::iota(parent.begin(), parent.end(), 0);
    const auto root = [&parent](int at) {
        while (parent[at] != at)
            at = parent[at] = parent[parent[at]];
        return at;
    };
    std::size_t above = 0; // walks behind `below` by one row
    for (std::size_t below = 0; below < spans.size(); ++below) {
        const Span& span = spans[below];
        while (above < below &&
               (spans[above].y < span.y - 1 || (spans[above].y == span.y - 1 && spans[above].x1 + corner <= span.x0)))
            ++above;
        for (std::size_t other = above;
             other < below && spans[other].y == span.y - 1 && spans[other].x0 < span.x1 + corner; ++other)
            parent[root(int(other))] = root(int(below));
    }
    for (int at = 0; at < int(parent.size()); ++at)
        parent[at] = root(at);
    return parent;
}

Region combine(const Region& a, const Region& b, SetOperation operation)
{
    const auto wanted = [operation](bool inA, bool inB) {
        switch (operation) {
        case SetOperation::Unite:
            return inA || inB;
        case SetOperation::Intersect:
            return inA && inB;
        case SetOperation::Subtract:
            return inA && !inB;
        case SetOperation::Exclude:
            return inA != inB;
        }
        return false;
    };
    Region result;
    auto atA = a.spans().begin(), atB = b.spans().begin();
    const auto endA = a.spans().end(), endB = b.spans().end();
    while (atA != endA || atB != endB) {
        const int y = std::min(atA != endA ? atA->y : atB->y, atB != endB ? atB->y : atA->y);
        // Walks over the borders of both in this row; between two of them nothing changes.
        bool inA = false, inB = false;
        int last = 0;
        for (;;) {
            const bool moreA = atA != endA && atA->y == y, moreB = atB != endB && atB->y == y;
            if (!moreA && !moreB) break;
            const int nextA = inA     ? atA->x1
                              : moreA ? atA->x0
                                      : INT32_MAX,
                      nextB = inB     ? atB->x1
                              : moreB ? atB->x0
                                      : INT32_MAX;
            const int next = std::min(nextA, nextB);
            if (wanted(inA, inB)) result.add(y, last, next);
            if (nextA == next) {
                if (inA) ++atA;
                inA = !inA;
            }
            if (nextB == next) {
                if (inB) ++atB;
                inB = !inB;
            }
            last = next;
        }
    }
    return result;
}

cv::Point deepestPixel(const Region& region, double* depth)
{
    const cv::Rect bounds = region.bounds();
    // A frame of zeros: what lies at the edge of the bounds lies at the rim.
    const cv::Rect framed(bounds.x - 1, bounds.y - 1, bounds.width + 2, bounds.height + 2);
    cv::Mat distances;
    cv::distanceTransform(region.mask(framed), distances, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    cv::Point deepest;
    cv::minMaxLoc(distances, nullptr, depth, nullptr, &deepest);
    return deepest + framed.tl();
}

} // namespace sdw

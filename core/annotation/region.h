// A set of pixels as runs in rows: what every tool finds, and what is painted, combined and outlined.
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <vector>

namespace sdw {

/// Pixels x0 .. x1 − 1 of row y.
struct Span {
    int y, x0, x1;
    bool operator==(const Span&) const = default;
};

/// Spans are sorted by row, then from left to right; they do not touch: equal sets have equal spans.
class Region {
public:
    Region() = default;
    explicit Region(const cv::Rect& area);
    /// Pixels of `mask` (CV_8UC1) that are not 0. @param origin where its upper left pixel is in the image.
    explicit Region(const cv::Mat& mask, cv::Point origin = {});

    /// Adds a run behind all others: rows downwards, in a row from left to right. An empty run adds nothing; one that
    /// touches or overlaps the last is joined with it.
    void add(int y, int x0, int x1);
    void reserve(std::size_t spans) { m_spans.reserve(spans); }

    const std::vector<Span>& spans() const { return m_spans; }
    bool empty() const { return m_spans.empty(); }
    std::int64_t area() const;
    cv::Rect bounds() const;
    bool contains(cv::Point pixel) const;
    /// CV_8UC1: 255 inside the region, else 0. @param area which part of the image; pixels outside of it are left out.
    cv::Mat mask(const cv::Rect& area) const;
    Region clipped(const cv::Rect& area) const;
    Region moved(cv::Point by) const;
    bool operator==(const Region&) const = default;

private:
    std::vector<Span> m_spans;
};

/// For every span the number of the connected set it belongs to: equal numbers hang together, and each is the index of
/// one of the set's spans. @param neighbours 4: by sides; 8: by corners too.
std::vector<int> connectedSets(const Region& region, int neighbours = 4);

/// The pixel farthest from the region's rim; of equals the first in reading order. @pre the region is not empty.
/// @param depth gets the distance from there to the nearest pixel outside; null: nobody asks.
cv::Point deepestPixel(const Region& region, double* depth = nullptr);

enum class SetOperation { Unite, Intersect, Subtract, Exclude };

/// Exclude: the pixels in just one of the two.
Region combine(const Region& a, const Region& b, SetOperation operation);

} // namespace sdw

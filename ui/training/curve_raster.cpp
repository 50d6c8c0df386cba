#include "ui/training/curve_raster.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace sdw::ui {
namespace {

constexpr int kParts = 3;   // of a column, where points are far apart: smooths the flanks of lines
constexpr double kCalm = 8; // pixels: what is taller shows in the gaps of dashes, too, so that none hides a spike
constexpr int kSquare = 16, kPixelsAtOnce = 4;
constexpr double kFarOff = 1e6; // pixels; beyond it nothing is to be seen, and sums stay exact

/// Natural logarithm to four digits, far more than there are pixels, in a tenth of the time. @param value above 0.
float roughLog(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const float part = std::bit_cast<float>((bits & 0x007fffffu) | 0x3f800000u); // 1 .. 2
    const float log =
        -1.7417939f + (2.8212026f + (-1.4699568f + (0.44717955f - 0.056570851f * part) * part) * part) * part;
    return float(int(bits >> 23) - 127) * 0.69314718f + log;
}

/// CurveMapping::y() for many values.
class Heights {
public:
    explicit Heights(const CurveMapping& mapping)
        : m_logarithmic(mapping.logarithmic)
        , m_height(mapping.size.height())
        , m_up(mapping.up)
        , m_least(m_logarithmic ? std::log(mapping.least) : mapping.least)
        , m_scale(m_height / ((m_logarithmic ? std::log(mapping.most) : mapping.most) - m_least))
    {
    }
    double operator()(float value) const
    {
        if (m_logarithmic && value <= 0) return m_height - m_up;
        const double at = m_logarithmic && !std::isnan(value) ? double(roughLog(value)) : double(value);
        return std::clamp(m_height - (at - m_least) * m_scale, -kFarOff, kFarOff) - m_up; // NaN stays what it is
    }

private:
    bool m_logarithmic;
    double m_height, m_up, m_least, m_scale;
};

/// First point in every part of a column, from the left edge to the right one.
std::vector<std::size_t> partition(const CurveSeries& series, const CurveMapping& mapping, int parts)
{
    const int count = mapping.size.width() * parts;
    std::vector<std::size_t> first(std::size_t(count) + 1);
    const double width = (mapping.to - mapping.from) / count;
    std::size_t at = series.lowerBound(mapping.from);
    for (int i = 0; i <= count; ++i) {
        at = series.lowerBound(mapping.from + i * width, at);
        first[std::size_t(i)] = at;
    }
    return first;
}

/// Height of the line between two neighbouring points at a place; NaN: there is none.
double heightAt(const CurveSeries& series, const ExtremesPyramid& values, const Heights& height, std::size_t after,
                double place)
{
    if (after == 0 || after >= series.size()) return std::nan("");
    const double x0 = series.x(after - 1), x1 = series.x(after);
    const double y0 = height(values[after - 1]), y1 = height(values[after]);
    return y0 + (y1 - y0) * (place - x0) / (x1 - x0);
}

/// Value of the line there; on a scale that is not even this is a little beside it, which dense points hide.
float valueAt(const CurveSeries& series, const ExtremesPyramid& values, std::size_t after, double place)
{
    if (after == 0 || after >= series.size()) return std::nanf("");
    const double x0 = series.x(after - 1), x1 = series.x(after);
    const float v0 = values[after - 1], v1 = values[after];
    return v0 + (v1 - v0) * float((place - x0) / (x1 - x0));
}

/// A premultiplied colour, ready to be blended over pixels.
class Ink {
public:
    explicit Ink(QRgb colour)
        : m_colour(colour)
        , m_rest(restOf(qAlpha(colour)))
    {
        for (std::size_t i = 0; i < m_bytes.size(); ++i)
            m_bytes[i] = std::uint8_t(colour >> (i % 4 * 8));
    }
    /// Covers pixels that lie one after the other. Numbers of 16 bits, and so many at a time, are what compilers make
    /// quick.
    void fill(QRgb* pixels, int count) const
    {
        auto* bytes = reinterpret_cast<std::uint8_t*>(pixels);
        for (; count >= kPixelsAtOnce; count -= kPixelsAtOnce, bytes += m_bytes.size())
            for (std::size_t i = 0; i < m_bytes.size(); ++i)
                bytes[i] = std::uint8_t(m_bytes[i] + (std::uint16_t(bytes[i] * m_rest) >> 8));
        for (int i = 0; i < count * 4; ++i)
            bytes[i] = std::uint8_t(m_bytes[std::size_t(i)] + (std::uint16_t(bytes[i] * m_rest) >> 8));
    }
    /// Covers a part of a pixel. @param cover 0 .. 256.
    void touch(QRgb& pixel, int cover) const
    {
        const QRgb own = scaled(m_colour, unsigned(cover));
        pixel = own + scaled(pixel, restOf(qAlpha(own)));
    }

private:
    /// 0 .. 256: nothing shines through what is opaque.
    static std::uint16_t restOf(int alpha) { return std::uint16_t(256 - alpha - alpha / 255); }
    /// Two of the four parts at a time.
    static QRgb scaled(QRgb colour, unsigned by)
    {
        constexpr QRgb kEven = 0x00ff00ff;
        return ((colour & kEven) * by >> 8 & kEven) | (((colour >> 8) & kEven) * by & ~kEven);
    }

    QRgb m_colour;
    std::uint16_t m_rest;
    std::array<std::uint8_t, kPixelsAtOnce * 4> m_bytes;
};

int shareOf(double part)
{
    return int(part * 256 + 0.5);
}

/// Covers [top, bottom] of a column, pixels at the ends by what of them it covers.
void paintSpan(QRgb* column, int height, double top, double bottom, const Ink& ink)
{
    if (!(bottom > 0 && top < height)) return; // also where there is none
    top = std::max(top, 0.0);
    bottom = std::min(bottom, double(height));
    const int first = int(top), last = std::min(int(bottom), height - 1);
    if (first == last) return ink.touch(column[first], shareOf(bottom - top));
    ink.touch(column[first], shareOf(first + 1 - top));
    ink.fill(column + first + 1, last - first - 1);
    ink.touch(column[last], shareOf(bottom - last));
}

/// A column that several strokes cover in part, in 1/256 of each pixel.
class ColumnCover {
public:
    explicit ColumnCover(int height)
        : m_cover(std::size_t(height))
        , m_first(height)
    {
    }
    void add(double top, double bottom, double share)
    {
        const int height = int(m_cover.size());
        if (!(bottom > 0 && top < height)) return;
        top = std::max(top, 0.0);
        bottom = std::min(bottom, double(height));
        const int first = int(top), last = std::min(int(bottom), height - 1);
        m_first = std::min(m_first, first);
        m_last = std::max(m_last, last);
        for (int y = first; y <= last; ++y)
            m_cover[std::size_t(y)] += share * (std::min(bottom, y + 1.0) - std::max(top, double(y)));
    }
    int tall() const { return m_last - m_first + 1; } ///< pixels
    void paint(QRgb* column, const Ink& ink)
    {
        for (int y = m_first; y <= m_last; ++y)
            ink.touch(column[y], shareOf(std::min(m_cover[std::size_t(y)], 1.0)));
        clear();
    }
    void clear()
    {
        for (int y = m_first; y <= m_last; ++y)
            m_cover[std::size_t(y)] = 0;
        m_first = int(m_cover.size());
        m_last = -1;
    }

private:
    std::vector<double> m_cover;
    int m_first, m_last = -1;
};

} // namespace

double CurveMapping::y(double value) const
{
    return Heights(*this)(float(value));
}

void CurveImage::clear(const QSize& size)
{
    m_size = size;
    m_columns.assign(std::size_t(size.width()) * std::size_t(size.height()), 0);
}

void CurveImage::paint(const CurveSeries& series, const ExtremesPyramid& values, const CurveMapping& mapping,
                       const CurveStroke& stroke)
{
    if (series.size() == 0 || m_size.isEmpty() || !(mapping.to > mapping.from)) return;
    const std::size_t inView = series.lowerBound(mapping.to) - series.lowerBound(mapping.from);
    if (inView > std::size_t(m_size.width()))
        paintDense(series, values, mapping, stroke);
    else
        paintSparse(series, values, mapping, stroke);
}

/// Where there is a point in most columns, each column is one stroke, so that a spike of one point shows in full.
void CurveImage::paintDense(const CurveSeries& series, const ExtremesPyramid& values, const CurveMapping& mapping,
                            const CurveStroke& stroke)
{
    const int width = m_size.width(), height = m_size.height();
    const auto first = partition(series, mapping, 1);
    const double columnWidth = (mapping.to - mapping.from) / width, half = stroke.width / 2;
    const Heights heights(mapping);
    const Ink ink(qPremultiply(stroke.colour.rgba()));
    float left = valueAt(series, values, first[0], mapping.from);
    for (int x = 0; x < width; ++x) {
        const std::size_t begin = first[std::size_t(x)], end = first[std::size_t(x) + 1];
        const float right = valueAt(series, values, end, mapping.from + (x + 1) * columnWidth);
        Extremes all = values.extremes(begin, end);
        all.add(left);
        all.add(right);
        left = right;
        if (all.isEmpty) continue;
        const double top = heights(all.greatest) - half, bottom = heights(all.least) + half;
        if (!stroke.isGap(x) || bottom - top > kCalm) paintSpan(column(x), height, top, bottom, ink);
    }
}

/// Lines between points that are far apart, smooth on all sides.
void CurveImage::paintSparse(const CurveSeries& series, const ExtremesPyramid& values, const CurveMapping& mapping,
                             const CurveStroke& stroke)
{
    const int count = m_size.width() * kParts;
    const auto first = partition(series, mapping, kParts);
    const double partWidth = (mapping.to - mapping.from) / count, half = stroke.width / 2;
    const Heights heights(mapping);
    const Ink ink(qPremultiply(stroke.colour.rgba()));
    ColumnCover cover(m_size.height());
    double left = heightAt(series, values, heights, first[0], mapping.from);
    for (int i = 0; i < count; ++i) {
        const std::size_t begin = first[std::size_t(i)], end = first[std::size_t(i) + 1];
        const double right = heightAt(series, values, heights, end, mapping.from + (i + 1) * partWidth);
        double top = std::fmin(left, right), bottom = std::fmax(left, right);
        if (begin == end && !std::isnan(right - left)) {
            // Nothing but a line passes: as tall as its width makes it at this slope, within its ends.
            const double slope = (right - left) * kParts, tall = half * std::sqrt(1 + slope * slope);
            const double before = heights(values[begin - 1]), after = heights(values[begin]);
            top = std::max((left + right) / 2 - tall, std::min(before, after) - half);
            bottom = std::min((left + right) / 2 + tall, std::max(before, after) + half);
        } else {
            const Extremes inside = values.extremes(begin, end);
            if (!inside.isEmpty) {
                top = std::fmin(top, heights(inside.greatest));
                bottom = std::fmax(bottom, heights(inside.least));
            }
            top -= half;
            bottom += half;
        }
        left = right;
        cover.add(top, bottom, 1.0 / kParts);
        if (i % kParts < kParts - 1) continue;
        const int x = i / kParts;
        if (stroke.isGap(x) && cover.tall() <= kCalm)
            cover.clear();
        else
            cover.paint(column(x), ink);
    }
}

void CurveImage::copyTo(QImage& image) const
{
    if (image.size() != m_size || image.format() != QImage::Format_ARGB32_Premultiplied)
        image = QImage(m_size, QImage::Format_ARGB32_Premultiplied);
    const int width = m_size.width(), height = m_size.height();
    // In squares that stay in the cache while rows become columns.
    for (int y0 = 0; y0 < height; y0 += kSquare)
        for (int x0 = 0; x0 < width; x0 += kSquare)
            for (int y = y0; y < std::min(y0 + kSquare, height); ++y) {
                auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
                for (int x = x0; x < std::min(x0 + kSquare, width); ++x)
                    line[x] = m_columns[std::size_t(x) * std::size_t(height) + std::size_t(y)];
            }
}

QList<QPolygonF> curveLines(const CurveSeries& series, const ExtremesPyramid& values, const CurveMapping& mapping)
{
    QList<QPolygonF> lines;
    if (series.size() == 0 || mapping.size.width() <= 0 || !(mapping.to > mapping.from)) return lines;
    QPolygonF line;
    const auto breakLine = [&] {
        if (!line.isEmpty()) lines << std::exchange(line, {});
    };
    const auto addPoint = [&](std::size_t i, float value) {
        if (std::isnan(value)) return breakLine();
        line << QPointF(mapping.x(series.x(i)), mapping.y(double(value)));
    };
    const auto first = partition(series, mapping, 1);
    if (first.front() > 0) addPoint(first.front() - 1, values[first.front() - 1]); // where lines enter the view
    for (std::size_t column = 0; column + 1 < first.size(); ++column) {
        const std::size_t begin = first[column], end = first[column + 1];
        if (end - begin <= 4) {
            for (std::size_t i = begin; i < end; ++i)
                addPoint(i, values[i]);
            continue;
        }
        const Extremes inside = values.extremes(begin, end);
        if (inside.isEmpty) {
            breakLine();
            continue;
        }
        const std::size_t middle = begin + (end - begin) / 2;
        addPoint(begin, std::isnan(values[begin]) ? inside.least : values[begin]);
        addPoint(middle, inside.least);
        addPoint(middle, inside.greatest);
        addPoint(end - 1, std::isnan(values[end - 1]) ? inside.greatest : values[end - 1]);
    }
    if (first.back() < series.size()) addPoint(first.back(), values[first.back()]);
    breakLine();
    return lines;
}

} // namespace sdw::ui

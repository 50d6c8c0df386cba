#include "ui/training/curve_raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sdw::ui {
namespace {

constexpr int kParts = 3; // of a column, where points are far apart: smooths the flanks of lines
constexpr int kSquare = 16, kPixelsAtOnce = 4;
constexpr double kFarOff = 1e6; // pixels; beyond it nothing is to be seen, and sums stay exact

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
        const double at = m_logarithmic ? double(std::log(value)) : double(value); // of a float: four times as quick
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

/// Blends `count` pixels that lie one after the other. @param colour premultiplied. @param cover 0 .. 256.
void blend(QRgb* pixels, int count, QRgb colour, int cover)
{
    std::array<std::uint8_t, kPixelsAtOnce * 4> source;
    for (std::size_t i = 0; i < source.size(); ++i)
        source[i] = std::uint8_t((colour >> (i % 4 * 8) & 0xff) * unsigned(cover) >> 8);
    const unsigned alpha = source[3];
    const auto rest = std::uint16_t(256 - alpha - alpha / 128); // nothing shines through what is opaque
    // Numbers of 16 bits, and so many at a time, are what compilers make quick.
    const auto mix = [&](std::uint8_t* bytes, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            bytes[i] = std::uint8_t(source[i] + std::uint8_t(std::uint16_t(bytes[i] * rest) >> 8));
    };
    auto* bytes = reinterpret_cast<std::uint8_t*>(pixels);
    for (; count >= kPixelsAtOnce; count -= kPixelsAtOnce, bytes += source.size())
        mix(bytes, source.size());
    mix(bytes, std::size_t(std::max(count, 0)) * 4);
}

/// Covers [top, bottom] of a column, pixels at the ends by what of them it covers.
void paintSpan(QRgb* column, int height, double top, double bottom, QRgb colour)
{
    if (!(bottom > 0 && top < height)) return; // also where there is none
    top = std::max(top, 0.0);
    bottom = std::min(bottom, double(height));
    const int first = int(top), last = std::min(int(bottom), height - 1);
    const auto share = [](double part) { return int(part * 256 + 0.5); };
    if (first == last) return blend(column + first, 1, colour, share(bottom - top));
    blend(column + first, 1, colour, share(first + 1 - top));
    blend(column + first + 1, last - first - 1, colour, 256);
    blend(column + last, 1, colour, share(bottom - last));
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
    /// Blends the colour into the column and begins anew.
    void paint(QRgb* column, QRgb colour)
    {
        for (int y = m_first; y <= m_last; ++y) {
            const double cover = std::min(std::exchange(m_cover[std::size_t(y)], 0.0), 1.0);
            blend(column + y, 1, colour, int(cover * 256 + 0.5));
        }
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
    const int width = m_size.width(), height = m_size.height();
    if (series.size() == 0 || width <= 0 || height <= 0 || !(mapping.to > mapping.from)) return;
    const std::size_t inView = series.lowerBound(mapping.to) - series.lowerBound(mapping.from);
    // Where there is a point in most columns, each column is one stroke, so that a spike of one point shows in full.
    const int parts = inView > std::size_t(width) ? 1 : kParts;
    const auto first = partition(series, mapping, parts);
    const double partWidth = (mapping.to - mapping.from) / (width * parts), half = stroke.width / 2;
    const QRgb colour = qPremultiply(stroke.colour.rgba());
    const int dash = stroke.on + stroke.off;
    const Heights heights(mapping);
    ColumnCover cover(height);
    double left = heightAt(series, values, heights, first[0], mapping.from);
    for (int x = 0; x < width; ++x) {
        QRgb* column = m_columns.data() + std::size_t(x) * std::size_t(height);
        const bool gap = dash > 0 && ((x + stroke.phase) % dash + dash) % dash >= stroke.on;
        for (int part = 0; part < parts; ++part) {
            const int i = x * parts + part;
            const std::size_t begin = first[std::size_t(i)], end = first[std::size_t(i) + 1];
            const double right = heightAt(series, values, heights, end, mapping.from + (i + 1) * partWidth);
            double top = 0, bottom = 0;
            if (begin == end) {
                // Nothing but a line passes: as tall as its width makes it at this slope, within its ends.
                const double slope = (right - left) * parts, tall = half * std::sqrt(1 + slope * slope);
                top = (left + right) / 2 - tall;
                bottom = (left + right) / 2 + tall;
                if (!std::isnan(tall)) { // then there is a point on either side
                    const double before = heights(values[begin - 1]), after = heights(values[begin]);
                    top = std::fmax(top, std::fmin(before, after) - half);
                    bottom = std::fmin(bottom, std::fmax(before, after) + half);
                }
            } else {
                const Extremes inside = values.extremes(begin, end);
                top = std::fmin(left, right);
                bottom = std::fmax(left, right);
                if (!inside.isEmpty) {
                    top = std::fmin(top, heights(inside.greatest));
                    bottom = std::fmax(bottom, heights(inside.least));
                }
                top -= half;
                bottom += half;
            }
            left = right;
            if (gap) continue;
            if (parts == 1)
                paintSpan(column, height, top, bottom, colour);
            else
                cover.add(top, bottom, 1.0 / parts);
        }
        if (parts > 1 && !gap) cover.paint(column, colour);
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

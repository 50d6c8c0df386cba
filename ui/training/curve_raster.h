// Paints curves column by column of the screen. What a column shows are the exact extremes of what lies in it, however
// many points that are, and the cost is that of the columns.
#pragma once

#include "ui/training/curve_series.h"

#include <QColor>
#include <QImage>
#include <QPolygonF>

namespace sdw::ui {

/// From values to places on the screen, in device pixels of an image.
struct CurveMapping {
    double from = 0, to = 1;    ///< steps or seconds at the left and right edge
    double least = 0, most = 1; ///< values at the lower and upper edge
    bool logarithmic = false;   ///< values at or below zero are at the lower edge
    QSize size;                 ///< of the image
    double up = 0;              ///< moves everything up by so many pixels

    double x(double place) const { return (place - from) / (to - from) * size.width(); }
    double y(double value) const;
};

struct CurveStroke {
    QColor colour;
    double width = 1.5;  ///< device pixels
    int on = 0, off = 0; ///< columns of a dash and of the gap after it; 0: solid
    int phase = 0;       ///< columns that dashes are moved to the left by

    bool isGap(int column) const
    {
        const int length = on + off;
        return length > 0 && ((column + phase) % length + length) % length >= on;
    }
};

/// A picture that is painted a column at a time, and so lies in memory.
class CurveImage {
public:
    /// Everything is transparent.
    void clear(const QSize& size);
    /// @param values raw() or smooth() of the series. @param mapping of the picture's size.
    void paint(const CurveSeries& series, const ExtremesPyramid& values, const CurveMapping& mapping,
               const CurveStroke& stroke);
    /// Makes the image one of the same size, premultiplied ARGB.
    void copyTo(QImage& image) const;

private:
    void paintDense(const CurveSeries& series, const ExtremesPyramid& values, const CurveMapping& mapping,
                    const CurveStroke& stroke);
    void paintSparse(const CurveSeries& series, const ExtremesPyramid& values, const CurveMapping& mapping,
                     const CurveStroke& stroke);
    QRgb* column(int x) { return m_columns.data() + std::size_t(x) * std::size_t(m_size.height()); }

    QSize m_size;
    std::vector<QRgb> m_columns; ///< premultiplied, each column from its top
};

/// The same as lines of at most four points a column, for vector files. Gaps part the lines.
QList<QPolygonF> curveLines(const CurveSeries& series, const ExtremesPyramid& values, const CurveMapping& mapping);

} // namespace sdw::ui

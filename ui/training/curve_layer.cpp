#include "ui/training/curve_layer.h"

#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kLine = 1.5, kDot = 3; // pixels: width, radius
constexpr double kRawUnderSmooth = 0.3;
constexpr double kDotRoom = 8; // pixels for each, below which they would run into each other

} // namespace

CurveLayer::CurveLayer(QCPAxis* keyAxis, QCPAxis* valueAxis, const Curves& curves)
    : QCPAbstractPlottable(keyAxis, valueAxis)
    , m_curves(curves)
{
    setSelectable(QCP::stNone);
    removeFromLegend();
}

CurveMapping CurveLayer::mapping(const QSize& size) const
{
    const QCPRange keys = keyAxis()->range(), values = valueAxis()->range();
    return {keys.lower, keys.upper, values.lower, values.upper, valueAxis()->scaleType() == QCPAxis::stLogarithmic,
            size};
}

double CurveLayer::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1;
}

QCPRange CurveLayer::getKeyRange(bool& found, QCP::SignDomain) const
{
    QCPRange range;
    found = false;
    for (const auto& curve : m_curves) {
        if (!curve->shown || curve->series.size() == 0) continue;
        const QCPRange own(curve->series.x(0), curve->series.x(curve->series.size() - 1));
        range = found ? range.expanded(own) : own;
        found = true;
    }
    return range;
}

QCPRange CurveLayer::getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keys) const
{
    Extremes all;
    for (const auto& curve : m_curves) {
        if (!curve->shown) continue;
        const CurveSeries& series = curve->series;
        const bool everything = keys == QCPRange();
        const std::size_t begin = everything ? 0 : series.lowerBound(keys.lower);
        const std::size_t end = everything ? series.size() : series.lowerBound(std::nextafter(keys.upper, HUGE_VAL));
        all.add(series.raw().extremes(begin, end));
    }
    found = !all.isEmpty && (domain != QCP::sdPositive || all.greatest > 0);
    return found ? QCPRange(double(all.least), double(all.greatest)) : QCPRange();
}

void CurveLayer::draw(QCPPainter* painter)
{
    const QRect area = keyAxis()->axisRect()->rect();
    if (area.isEmpty()) return;
    if (painter->modes().testFlag(QCPPainter::pmVectorized))
        drawVectors(painter, area);
    else
        drawRaster(painter, area);
    drawDots(painter, area);
}

void CurveLayer::drawRaster(QCPPainter* painter, const QRect& area)
{
    const double scale = painter->device()->devicePixelRatioF() * painter->worldTransform().m11();
    const QSize size = (QSizeF(area.size()) * scale).toSize();
    m_columns.clear(size);
    const CurveMapping view = mapping(size);
    const auto paint = [&](const PlottedCurve& curve, const ExtremesPyramid& values, double alpha) {
        const bool under = &values != &curve.series.smooth(); // raw values are whole, also under dashes
        const Dash dash = under ? Dash() : dashOf(curve.look.stroke);
        CurveStroke stroke{curveColour(curve.look, m_text), kLine * scale, qRound(dash.on * scale),
                           qRound(dash.off * scale), 0};
        stroke.colour.setAlphaF(float(alpha));
        // Dashes go with the curve when it is moved.
        const int length = stroke.on + stroke.off;
        if (length > 0) stroke.phase = int(std::fmod(-view.x(0), length));
        m_columns.paint(curve.series, values, view, stroke);
    };
    for (const auto& curve : m_curves)
        if (curve->shown && curve->series.isSmoothed()) paint(*curve, curve->series.raw(), kRawUnderSmooth);
    for (const auto& curve : m_curves)
        if (curve->shown) paint(*curve, curve->series.smooth(), 1);
    m_columns.copyTo(m_image);
    painter->setAntialiasing(false); // else it would lie half a pixel aside
    painter->drawImage(QRectF(area), m_image);
}

void CurveLayer::drawVectors(QCPPainter* painter, const QRect& area) const
{
    const CurveMapping view = mapping(area.size());
    const auto paint = [&](const PlottedCurve& curve, const ExtremesPyramid& values, double alpha) {
        QColor colour = curveColour(curve.look, m_text);
        colour.setAlphaF(float(alpha));
        QPen pen(colour, kLine, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        const bool under = &values != &curve.series.smooth();
        if (const Dash dash = dashOf(curve.look.stroke); dash.on > 0 && !under)
            pen.setDashPattern({dash.on / kLine, dash.off / kLine});
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        for (const QPolygonF& line : curveLines(curve.series, values, view)) {
            const QPolygonF moved = line.translated(area.topLeft());
            if (moved.size() > 1)
                painter->drawPolyline(moved);
            else
                painter->drawPoint(moved.first());
        }
    };
    for (const auto& curve : m_curves)
        if (curve->shown && curve->series.isSmoothed()) paint(*curve, curve->series.raw(), kRawUnderSmooth);
    for (const auto& curve : m_curves)
        if (curve->shown) paint(*curve, curve->series.smooth(), 1);
}

void CurveLayer::drawDots(QCPPainter* painter, const QRect& area) const
{
    const CurveMapping view = mapping(area.size());
    painter->setAntialiasing(true); // which moves everything by half a pixel, but in vector files
    const double aside = painter->modes().testFlag(QCPPainter::pmVectorized) ? 0 : -0.5;
    const QPointF corner = QPointF(area.topLeft()) + QPointF(aside, aside);
    painter->setPen(Qt::NoPen);
    for (const auto& curve : m_curves) {
        if (!curve->shown || !curve->look.dots) continue;
        const CurveSeries& series = curve->series;
        const std::size_t begin = series.lowerBound(view.from), end = series.lowerBound(view.to);
        if (double(end - begin) * kDotRoom > area.width()) continue;
        painter->setBrush(curveColour(curve->look, m_text));
        for (std::size_t i = begin; i < std::min(end + 1, series.size()); ++i) {
            const double y = view.y(double(series.raw()[i]));
            if (!std::isnan(y)) painter->drawEllipse(corner + QPointF(view.x(series.x(i)), y), kDot, kDot);
        }
    }
}

void CurveLayer::drawLegendIcon(QCPPainter*, const QRectF&) const {} // CurveLegend names every curve by itself

} // namespace sdw::ui

#include "ui/tools/overlay.h"

#include "core/annotation/outline.h"
#include "ui/tools/geometry.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr std::size_t kMostSpans = 8'000; // outlines of more are too slow to be drawn with the pointer
constexpr int kManyCorners = 3'000;       // wide smooth lines around so many take longer than a frame
constexpr int kMaskSide = 1024;

QColor shownColour(const QColor& colour)
{
    if (colour.alpha() == 0) return QColor(225, 225, 225);
    QColor opaque = colour;
    opaque.setAlpha(255);
    return opaque;
}

} // namespace

QPolygonF shownPoints(const Ring& points, const Viewport& view)
{
    QPolygonF shown;
    shown.reserve(qsizetype(points.size()));
    for (const auto& point : points)
        shown << view.toWidget(toQt(point));
    return shown;
}

QPainterPath shownPath(const std::vector<PolygonPart>& parts, const Viewport& view)
{
    QPainterPath path;
    const auto add = [&](const Ring& ring) {
        path.addPolygon(shownPoints(ring, view));
        path.closeSubpath();
    };
    for (const auto& part : parts) {
        add(part.outer);
        for (const Ring& hole : part.holes)
            add(hole);
    }
    return path;
}

void drawOutline(QPainter& painter, const QPainterPath& path, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto stroke = [&](const QColor& ink, double width) {
        painter.strokePath(path, QPen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    };
    if (path.elementCount() <= kManyCorners) {
        stroke(QColor(0, 0, 0, 190), 3.5);
        stroke(QColor(255, 255, 255, 220), 2.5);
        stroke(shownColour(colour), 1.5);
    } else {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.strokePath(path, QPen(shownColour(colour), 0));
    }
    painter.restore();
}

void drawHandle(QPainter& painter, const QPointF& at, const QColor& colour, bool strong)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = strong ? 10 : 7;
    const QRectF square(at.x() - side / 2, at.y() - side / 2, side, side);
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
    painter.setBrush(strong ? shownColour(colour) : QColor(255, 255, 255));
    painter.drawRect(square);
    if (strong) {
        painter.setPen(QPen(Qt::white, 1));
        painter.drawRect(square.adjusted(1, 1, -1, -1));
    }
    painter.restore();
}

void drawNote(QPainter& painter, const Viewport& view, const QString& text)
{
    constexpr double kTop = 12, kSide = 10, kHigh = 4, kCorner = 4;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF size = QFontMetricsF(painter.font()).size(Qt::TextSingleLine, text) + QSizeF(2 * kSide, 2 * kHigh);
    const QRectF plate(QPointF(std::round((view.widgetSize().width() - size.width()) / 2), kTop), size);
    painter.setPen(QPen(QColor(255, 255, 255, 90), 1));
    painter.setBrush(QColor(25, 25, 25, 215));
    painter.drawRoundedRect(plate, kCorner, kCorner);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, text);
    painter.restore();
}

QColor washOf(const QColor& colour)
{
    QColor wash = shownColour(colour);
    wash.setAlpha(85);
    return wash;
}

void RegionOverlay::set(Region region, const QTransform& place)
{
    m_region = std::move(region);
    m_place = place;
    m_outline = {};
    m_mask = {};
    if (m_region.empty()) return;
    if (m_region.spans().size() <= kMostSpans) {
        for (const auto& part : outlineOf(m_region)) {
            const auto add = [this](const Ring& ring) {
                QPolygonF points;
                for (const auto& point : ring)
                    points << toQt(point);
                m_outline.addPolygon(points);
                m_outline.closeSubpath();
            };
            add(part.outer);
            for (const Ring& hole : part.holes)
                add(hole);
        }
        return;
    }
    const cv::Rect area = m_region.bounds();
    const double scale = std::min(1.0, double(kMaskSide) / std::max(area.width, area.height));
    m_mask = QImage(std::max(1, int(area.width * scale)), std::max(1, int(area.height * scale)), QImage::Format_Alpha8);
    m_mask.fill(0);
    for (const Span& span : m_region.spans()) {
        uchar* row = m_mask.scanLine(std::min(m_mask.height() - 1, int((span.y - area.y) * scale)));
        const int first = std::min(m_mask.width() - 1, int((span.x0 - area.x) * scale));
        const int last = std::min(m_mask.width() - 1, int((span.x1 - 1 - area.x) * scale));
        std::fill(row + first, row + last + 1, uchar(255));
    }
}

QRectF RegionOverlay::bounds() const
{
    if (m_region.empty()) return {};
    return m_place.mapRect(toQt(cv::Rect2d(m_region.bounds())));
}

void RegionOverlay::paint(QPainter& painter, const Viewport& view, const QColor& colour) const
{
    if (m_region.empty()) return;
    QColor wash = washOf(colour);
    if (!m_mask.isNull()) {
        wash.setAlpha(150); // it has no outline to show it
        QImage coloured(m_mask.size(), QImage::Format_ARGB32_Premultiplied);
        coloured.fill(wash);
        QPainter mask(&coloured);
        mask.setCompositionMode(QPainter::CompositionMode_DestinationIn);
        mask.drawImage(0, 0, m_mask);
        mask.end();
        painter.drawImage(view.transform().mapRect(bounds()), coloured);
        return;
    }
    const QPainterPath path = (m_place * view.transform()).map(m_outline);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, wash);
    painter.restore();
    drawOutline(painter, path, colour);
}

void RegionOverlay::paintDashed(QPainter& painter, const Viewport& view) const
{
    if (m_region.empty()) return;
    QPainterPath path = (m_place * view.transform()).map(m_outline);
    if (!m_mask.isNull()) path.addRect(view.transform().mapRect(bounds())); // of a rim with too many corners its box
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, path.elementCount() <= kManyCorners);
    painter.strokePath(path, QPen(QColor(0, 0, 0, 200), 3));
    painter.strokePath(path, QPen(Qt::white, 1.5, Qt::DashLine));
    painter.restore();
}

void DrawnArea::moveTo(ToolContext& context, const QRectF& now, double margin)
{
    QRectF wide;
    if (!now.isNull()) {
        const double by = margin / context.view().zoom();
        wide = now.adjusted(-by, -by, by, by);
    }
    const QRectF both = wide | m_last;
    m_last = wide;
    if (!both.isEmpty()) context.redraw(both);
}

} // namespace sdw::ui

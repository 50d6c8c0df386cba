#include "ui/tools/click_marks.h"

#include "ui/tools/geometry.h"
#include "ui/tools/working_copy.h"

#include <QPainter>
#include <QPainterPath>

namespace sdw::ui {
namespace {

constexpr double kRadius = 6, kArm = 3.2; // widget pixels

QPointF middleOf(cv::Point pixel)
{
    return {pixel.x + 0.5, pixel.y + 0.5};
}

/// Dark below light: it shows on anything.
void drawTwice(QPainter& painter, const QPainterPath& path, Qt::PenStyle style = Qt::SolidLine)
{
    painter.strokePath(path, QPen(QColor(0, 0, 0, 210), 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.strokePath(path, QPen(Qt::white, 1.75, style, Qt::RoundCap, Qt::RoundJoin));
}

} // namespace

const Clicks& ClickMarks::clicks() const
{
    static const Clicks none;
    return m_steps.empty() ? none : m_steps.back();
}

Clicks ClickMarks::inCopy(cv::Size image, cv::Size copy) const
{
    Clicks result = clicks();
    for (ClickMark& mark : result.marks) {
        for (cv::Point& point : mark.points)
            point = toWorking(point, image, copy);
        mark.points.erase(std::unique(mark.points.begin(), mark.points.end()), mark.points.end());
    }
    if (result.box) {
        const cv::Point from = toWorking(result.box->tl(), image, copy);
        const cv::Point last = toWorking(result.box->br() - cv::Point(1, 1), image, copy);
        result.box = cv::Rect(from, last + cv::Point(1, 1));
    }
    return result;
}

void ClickMarks::add(ClickMark mark)
{
    Clicks next = clicks();
    next.marks.push_back(std::move(mark));
    m_steps.push_back(std::move(next));
}

void ClickMarks::setBox(const cv::Rect& box)
{
    Clicks next = clicks();
    next.box = box;
    m_steps.push_back(std::move(next));
}

bool ClickMarks::takeBack()
{
    if (m_steps.empty()) return false;
    m_steps.pop_back();
    return true;
}

QRectF ClickMarks::bounds() const
{
    QRectF area;
    for (const ClickMark& mark : clicks().marks)
        for (const cv::Point& point : mark.points)
            area |= QRectF(point.x, point.y, 1, 1);
    if (clicks().box) area |= toQt(cv::Rect2d(*clicks().box));
    return area;
}

void ClickMarks::paint(QPainter& painter, const Viewport& view) const
{
    if (const auto& box = clicks().box) {
        painter.save();
        QPainterPath path;
        path.addRect(view.transform().mapRect(toQt(cv::Rect2d(*box))));
        drawTwice(painter, path, Qt::DashLine);
        painter.restore();
    }
    for (const ClickMark& mark : clicks().marks)
        paintMark(painter, view, mark);
}

/// A click is a disc, a stroke a line with one at its end; the sign in it tells which way it counts.
void ClickMarks::paintMark(QPainter& painter, const Viewport& view, const ClickMark& mark)
{
    if (mark.points.empty()) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (mark.points.size() > 1) {
        QPainterPath line(view.toWidget(middleOf(mark.points.front())));
        for (const cv::Point& point : mark.points)
            line.lineTo(view.toWidget(middleOf(point)));
        drawTwice(painter, line, mark.positive ? Qt::SolidLine : Qt::DashLine);
    }
    const QPointF at = view.toWidget(middleOf(mark.points.back()));
    const QColor ink = mark.positive ? Qt::black : Qt::white, ground = mark.positive ? Qt::white : Qt::black;
    painter.setPen(QPen(ink, 1.25));
    painter.setBrush(ground);
    painter.drawEllipse(at, kRadius, kRadius);
    painter.setPen(QPen(ink, 1.75, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(at - QPointF(kArm, 0), at + QPointF(kArm, 0));
    if (mark.positive) painter.drawLine(at - QPointF(0, kArm), at + QPointF(0, kArm));
    painter.restore();
}

} // namespace sdw::ui

// Polygon: corner by corner. With Alt at the first corner it is taken away from the class instead: a hole.
#include "ui/tools/geometry.h"
#include "ui/tools/overlay.h"
#include "ui/tools/shape_steps.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

#include <numbers>

namespace sdw::ui {
namespace {

class PolygonTool : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::PolygonTool)
public:
    using Tool::Tool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("polygon"),
                .name = tr("Polygon"),
                .icon = QStringLiteral("polygon"),
                .toolTip =
                    tr("Click on the corners; Enter, a double click or the first corner closes it, Backspace takes "
                       "a corner back, Shift keeps to 45°, Alt at the first corner cuts a hole"),
                .key = Qt::Key_P,
                .group = ToolGroup::Shape,
                .options = {}};
    }

    bool pointer(const PointerEvent& event) override;
    bool keyPressed(const QKeyEvent& event) override;
    void paint(QPainter& painter, const Viewport& view) override;
    bool cancel() override;
    bool finish() override;
    bool hasPart() const override { return !m_corners.empty(); }
    bool undoPart() override;

private:
    void press(const PointerEvent& event);
    QPointF held(const PointerEvent& event) const;
    bool isOverFirst() const;
    void update();

    std::vector<QPointF> m_corners;
    QPointF m_pointer;
    bool m_cuts = false;
    bool m_dragging = false; // the newest corner goes with the pointer until the button is let go
    DrawnArea m_drawn;
};

/// With Shift the line from the corner before runs in one of eight directions.
QPointF PolygonTool::held(const PointerEvent& event) const
{
    const std::size_t fixed = m_corners.size() - (m_dragging ? 1 : 0);
    if (!(event.modifiers & Qt::ShiftModifier) || fixed == 0) return heldInside(context(), event.image);
    const QPointF from = m_corners[fixed - 1], way = event.image - from;
    const double eighth = std::numbers::pi / 4;
    const double angle = std::round(std::atan2(way.y(), way.x()) / eighth) * eighth;
    const QPointF along(std::cos(angle), std::sin(angle));
    return heldInside(context(), from + along * QPointF::dotProduct(way, along));
}

bool PolygonTool::isOverFirst() const
{
    return m_corners.size() >= 3 && shownDistance(context(), m_pointer, m_corners.front()) <= 8;
}

bool PolygonTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    if (event.kind == Kind::Leave) return false;
    m_pointer = held(event);
    switch (event.kind) {
    case Kind::Press:
        if (event.button != Qt::LeftButton) return !m_corners.empty();
        press(event);
        return true;
    case Kind::DoubleClick: // its first click has put the last corner
        if (event.button != Qt::LeftButton) return !m_corners.empty();
        if (m_corners.empty())
            press(event);
        else
            finish();
        return true;
    case Kind::Move:
        if (m_dragging && !m_corners.empty()) m_corners.back() = m_pointer;
        break;
    case Kind::Release:
        if (event.button == Qt::LeftButton) m_dragging = false;
        break;
    default:
        break;
    }
    update();
    return !m_corners.empty();
}

void PolygonTool::press(const PointerEvent& event)
{
    if (isOverFirst()) {
        finish();
        return;
    }
    if (m_corners.empty()) m_cuts = event.modifiers & Qt::AltModifier;
    m_corners.push_back(m_pointer);
    m_dragging = true;
    context().hint(m_cuts ? tr("Cutting a hole; Enter closes it, Backspace takes back the last corner, Esc drops it.")
                          : tr("Enter closes the polygon, Backspace takes back the last corner, Esc drops it."));
    update();
}

bool PolygonTool::keyPressed(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Backspace && undoPart();
}

bool PolygonTool::undoPart()
{
    if (m_corners.empty()) return false;
    m_corners.pop_back();
    m_dragging = false;
    if (m_corners.empty()) context().hint({});
    update();
    return true;
}

bool PolygonTool::finish()
{
    if (m_corners.empty()) return false;
    if (m_corners.size() < 3) {
        context().hint(tr("A polygon needs three corners."));
        return true;
    }
    Ring ring;
    for (const QPointF& corner : m_corners)
        ring.push_back(toCv(corner));
    const bool cuts = m_cuts;
    cancel();
    if (cuts) {
        cutFromClass(context(), ring, tr("Cut hole"));
        return true;
    }
    Shape shape;
    shape.parts = {{std::move(ring), {}}};
    addShape(context(), std::move(shape), tr("Polygon"));
    return true;
}

bool PolygonTool::cancel()
{
    if (m_corners.empty()) return false;
    m_corners.clear();
    m_dragging = m_cuts = false;
    context().hint({});
    update();
    return true;
}

void PolygonTool::update()
{
    QRectF area;
    if (!m_corners.empty()) {
        QPolygonF all(QList<QPointF>(m_corners.begin(), m_corners.end()));
        all << m_pointer << m_pointer + QPointF(1e-3, 1e-3); // a rectangle without extent would be none
        area = all.boundingRect();
    }
    m_drawn.moveTo(context(), area);
}

void PolygonTool::paint(QPainter& painter, const Viewport& view)
{
    if (m_corners.empty()) return;
    const QColor colour = context().colour(m_cuts ? kUnlabelled : context().paint().label);
    QPainterPath area, line;
    QPolygonF points;
    for (const QPointF& corner : m_corners)
        points << view.toWidget(corner);
    line.addPolygon(points);
    if (!m_dragging && !isOverFirst()) line.lineTo(view.toWidget(m_pointer));
    if (isOverFirst()) line.lineTo(points.front());
    area.addPolygon(points);
    if (!m_dragging) area.lineTo(view.toWidget(m_pointer));
    painter.fillPath(area, washOf(colour));
    drawOutline(painter, line, colour);
    for (qsizetype i = 0; i < points.size(); ++i)
        drawHandle(painter, points[i], colour, i == 0 && isOverFirst());
}

} // namespace

std::unique_ptr<Tool> makePolygon(ToolContext& context)
{
    return std::make_unique<PolygonTool>(context);
}

} // namespace sdw::ui

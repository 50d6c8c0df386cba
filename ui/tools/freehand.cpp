// Freehand: the outline follows the pointer. With Alt it is taken away from the class instead.
#include "ui/tools/geometry.h"
#include "ui/tools/overlay.h"
#include "ui/tools/shape_steps.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>
#include <QPainter>

namespace sdw::ui {
namespace {

class Freehand : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Freehand)
public:
    using Tool::Tool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("freehand"),
                .name = tr("Freehand"),
                .icon = QStringLiteral("freehand"),
                .toolTip = tr("Draw an outline with the button held; Alt cuts a hole"),
                .key = Qt::Key_L,
                .group = ToolGroup::Shape,
                .options = {{.id = QStringLiteral("smoothing"),
                             .name = tr("Smoothing"),
                             .toolTip = tr("How far the outline may depart from what was drawn, to have fewer corners"),
                             .value = 0.5,
                             .from = 0,
                             .to = 20,
                             .step = 0.5,
                             .suffix = tr(" px")}}};
    }

    bool pointer(const PointerEvent& event) override
    {
        using Kind = PointerEvent::Kind;
        const bool left = event.button == Qt::LeftButton;
        if (event.kind == Kind::Press && left && m_line.isEmpty()) {
            m_cuts = event.modifiers & Qt::AltModifier;
            add(event.image);
            return true;
        }
        if (m_line.isEmpty()) return false;
        if (event.kind == Kind::Move) add(event.image);
        if (event.kind == Kind::Release && left) close();
        return true;
    }

    void paint(QPainter& painter, const Viewport& view) override
    {
        if (m_line.isEmpty()) return;
        const QColor colour = context().colour(m_cuts ? kUnlabelled : context().paint().label);
        QPainterPath path;
        path.addPolygon(view.transform().map(m_line));
        painter.fillPath(path, washOf(colour));
        drawOutline(painter, path, colour);
    }

    bool cancel() override
    {
        if (m_line.isEmpty()) return false;
        m_line.clear();
        m_drawn.moveTo(context(), {});
        return true;
    }

    bool hasPart() const override { return !m_line.isEmpty(); }
    bool undoPart() override { return cancel(); }

private:
    void add(const QPointF& image)
    {
        constexpr double kStep = 1.5; // widget pixels: nearer points are trembling
        const QPointF point = heldInside(context(), image);
        if (!m_line.isEmpty() && shownDistance(context(), m_line.back(), point) < kStep) return;
        m_line << point;
        m_drawn.moveTo(context(), m_line.boundingRect() | QRectF(point, QSizeF(1e-3, 1e-3)));
    }

    void close()
    {
        Ring ring;
        for (const QPointF& point : std::as_const(m_line))
            ring.push_back(toCv(point));
        cancel();
        if (ring.size() < 3) return;
        std::vector<PolygonPart> parts{{ring, {}}};
        const double tolerance = context().option(QStringLiteral("smoothing")).toDouble();
        if (tolerance > 0) parts = simplified(parts, tolerance);
        if (parts.empty()) return context().hint(tr("The outline holds no pixel."));
        if (m_cuts) return cutFromClass(context(), parts.front().outer, tr("Cut hole"));
        Shape shape;
        shape.parts = std::move(parts);
        addShape(context(), std::move(shape), tr("Freehand"));
    }

    QPolygonF m_line;
    bool m_cuts = false;
    DrawnArea m_drawn;
};

} // namespace

std::unique_ptr<Tool> makeFreehand(ToolContext& context)
{
    return std::make_unique<Freehand>(context);
}

} // namespace sdw::ui

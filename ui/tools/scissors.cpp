// Scissors: the outline runs along the edges of the image from click to click.
#include "core/annotation/scissors.h"

#include "ui/tools/edit_run.h"
#include "ui/tools/geometry.h"
#include "ui/tools/overlay.h"
#include "ui/tools/shape_steps.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

#include <opencv2/imgproc.hpp>

namespace sdw::ui {
namespace {

/// The way from one anchor to the next; unknown while it is being looked for.
struct Leg {
    cv::Point from, to;
    std::optional<std::vector<cv::Point>> path;
};

/// To the target even where that is out of reach: straight on from the nearest point within.
std::vector<cv::Point> wholePath(const Scissors& scissors, cv::Point to)
{
    std::vector<cv::Point> path = scissors.pathTo(to);
    if (path.empty() || path.back() != to) path.push_back(to);
    return path;
}

class ScissorsTool : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::ScissorsTool)
public:
    using Tool::Tool;

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("scissors"),
                .name = tr("Scissors"),
                .icon = QStringLiteral("scissors"),
                .toolTip =
                    tr("Click along an edge of the image and the outline follows it; Enter, a double click or the "
                       "first point closes it, Backspace takes a point back"),
                .key = Qt::Key_M,
                .group = ToolGroup::Smart,
                .options = {}};
    }

    bool pointer(const PointerEvent& event) override;
    bool keyPressed(const QKeyEvent& event) override { return event.key() == Qt::Key_Backspace && undoPart(); }
    void paint(QPainter& painter, const Viewport& view) override;
    bool cancel() override;
    bool finish() override;
    bool hasPart() const override { return m_first.has_value(); }
    bool undoPart() override;

private:
    void press(cv::Point pixel);
    void look();
    void close();
    void update();
    bool isOverFirst() const;
    bool isComplete() const
    {
        return std::ranges::all_of(m_legs, [](const Leg& leg) { return leg.path.has_value(); });
    }
    cv::Point last() const { return m_legs.empty() ? *m_first : m_legs.back().to; }

    std::optional<cv::Point> m_first;
    std::vector<Leg> m_legs;
    std::shared_ptr<const Scissors> m_scissors; // anchored at last(); null while that is being prepared
    std::vector<cv::Point> m_live;              // from last() to the pointer
    cv::Point m_pointer;
    bool m_closing = false; // waits for ways that are not found yet
    Ticket m_ticket;
    DrawnArea m_drawn;
};

bool ScissorsTool::isOverFirst() const
{
    const QPointF first(m_first->x + 0.5, m_first->y + 0.5), pointer(m_pointer.x + 0.5, m_pointer.y + 0.5);
    return m_legs.size() >= 2 && shownDistance(context(), pointer, first) <= 8;
}

bool ScissorsTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    if (event.kind == Kind::Leave) return false;
    const cv::Size size = context().imageSize();
    const cv::Point pixel = pixelAt(event.image);
    m_pointer = {std::clamp(pixel.x, 0, size.width - 1), std::clamp(pixel.y, 0, size.height - 1)};
    const bool left = event.button == Qt::LeftButton;
    if (event.kind == Kind::DoubleClick && left && m_first) return finish();
    if ((event.kind == Kind::Press || event.kind == Kind::DoubleClick) && left && !m_closing) {
        press(m_pointer);
        return true;
    }
    if (!m_first) return false;
    if (m_scissors && !m_closing) m_live = m_scissors->pathTo(m_pointer);
    if (!m_scissors && !m_ticket.isOpen()) look(); // other work has taken its place
    update();
    return true;
}

void ScissorsTool::press(cv::Point pixel)
{
    if (context().image().empty()) return context().hint(tr("The image is still being read."));
    if (m_first && isOverFirst()) {
        finish();
        return;
    }
    if (m_first && pixel == last()) return;
    if (!m_first) {
        m_first = pixel;
        context().hint(tr("Enter closes the outline, Backspace takes back the last point, Esc drops it."));
    } else {
        Leg leg{last(), pixel, {}};
        if (m_scissors) leg.path = wholePath(*m_scissors, pixel);
        m_legs.push_back(std::move(leg));
    }
    look();
}

/// Finds the ways that are missing and gets ready for the next one, aside: an anchor takes some tens of milliseconds.
void ScissorsTool::look()
{
    m_scissors.reset();
    m_live.clear();
    update();
    context().start(tr("Following edges"),
                    [this, ticket = m_ticket.take(), image = context().image(), legs = m_legs,
                     anchor = last()](const Progress& progress) mutable -> Job::Deliver {
                        for (std::size_t i = 0; i < legs.size(); ++i) {
                            if (!progress(int(i), int(legs.size()) + 1)) return {};
                            if (legs[i].path) continue;
                            Scissors scissors(image);
                            scissors.anchor(legs[i].from);
                            legs[i].path = wholePath(scissors, legs[i].to);
                        }
                        const auto ready = std::make_shared<Scissors>(image);
                        ready->anchor(anchor);
                        return [this, ticket, legs, ready] {
                            if (!ticket.isWanted()) return;
                            m_ticket.drop();
                            m_legs = legs;
                            m_scissors = ready;
                            if (m_closing) return close();
                            m_live = m_scissors->pathTo(m_pointer);
                            update();
                        };
                    });
}

bool ScissorsTool::undoPart()
{
    if (!m_first) return false;
    m_closing = false;
    if (m_legs.empty()) return cancel();
    m_legs.pop_back();
    look();
    return true;
}

bool ScissorsTool::finish()
{
    if (!m_first) return false;
    if (m_closing) { // asked for twice: what is not found by now is drawn straight
        for (Leg& leg : m_legs)
            if (!leg.path) leg.path = {leg.from, leg.to};
        close();
        return true;
    }
    if (m_legs.size() < 2) {
        context().hint(tr("An outline needs at least three points."));
        return true;
    }
    Leg leg{last(), *m_first, {}};
    if (m_scissors) leg.path = wholePath(*m_scissors, *m_first);
    m_legs.push_back(std::move(leg));
    m_closing = true;
    if (isComplete())
        close();
    else
        look();
    return true;
}

void ScissorsTool::close()
{
    Ring ring;
    for (const Leg& leg : m_legs)
        for (std::size_t i = 0; i + 1 < leg.path->size(); ++i) // its last pixel is the next one's first
            ring.emplace_back((*leg.path)[i].x + 0.5, (*leg.path)[i].y + 0.5);
    cancel();
    Shape shape;
    shape.parts = simplified({{std::move(ring), {}}}, 0.5); // half a pixel: the staircase of the path
    if (shape.parts.empty()) return context().hint(tr("The outline holds no pixel."));
    addShape(context(), std::move(shape), tr("Scissors"));
}

bool ScissorsTool::cancel()
{
    if (!m_first) return false;
    if (m_ticket.isOpen()) context().stop();
    m_ticket.drop();
    m_first.reset();
    m_legs.clear();
    m_live.clear();
    m_scissors.reset();
    m_closing = false;
    context().hint({});
    update();
    return true;
}

void ScissorsTool::update()
{
    if (!m_first) return m_drawn.moveTo(context(), {});
    cv::Rect area(*m_first, cv::Size(1, 1));
    area |= cv::Rect(m_pointer, cv::Size(1, 1));
    for (const Leg& leg : m_legs) {
        area |= cv::Rect(leg.to, cv::Size(1, 1));
        if (leg.path) area |= cv::boundingRect(*leg.path);
    }
    if (!m_live.empty()) area |= cv::boundingRect(m_live);
    m_drawn.moveTo(context(), toQt(cv::Rect2d(area)));
}

void ScissorsTool::paint(QPainter& painter, const Viewport& view)
{
    if (!m_first) return;
    const QColor colour = context().colour(context().paint().label);
    const auto shown = [&](cv::Point pixel) { return view.toWidget({pixel.x + 0.5, pixel.y + 0.5}); };
    QPainterPath line;
    line.moveTo(shown(*m_first));
    for (const Leg& leg : m_legs) {
        if (leg.path)
            for (const cv::Point& pixel : *leg.path)
                line.lineTo(shown(pixel));
        line.lineTo(shown(leg.to));
    }
    if (!m_closing) {
        for (const cv::Point& pixel : m_live)
            line.lineTo(shown(pixel));
        if (m_live.empty()) line.lineTo(shown(m_pointer));
    }
    QPainterPath closed = line;
    closed.closeSubpath();
    painter.fillPath(closed, washOf(colour));
    drawOutline(painter, line, colour);
    drawHandle(painter, shown(*m_first), colour, isOverFirst());
    for (const Leg& leg : m_legs)
        drawHandle(painter, shown(leg.to), colour);
}

} // namespace

std::unique_ptr<Tool> makeScissors(ToolContext& context)
{
    return std::make_unique<ScissorsTool>(context);
}

} // namespace sdw::ui

// Select: chooses shapes, moves and copies them, pulls their corners; makes shapes of labelled pixels.
#include "core/annotation/fill.h"
#include "core/annotation/outline.h"

#include "ui/tools/edit_run.h"
#include "ui/tools/geometry.h"
#include "ui/tools/overlay.h"
#include "ui/tools/pending_edit.h"
#include "ui/tools/shape_drag.h"
#include "ui/tools/shape_handles.h"
#include "ui/tools/shape_steps.h"
#include "ui/tools/tool.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

namespace sdw::ui {
namespace {

constexpr double kDragStart = 3;                           // widget pixels: less is a click with an unsteady hand
constexpr std::int64_t kPreviewPixels = 4 * kAtOncePixels; // larger shapes move as outlines only
constexpr std::size_t kMostHandled = 50;                   // shapes: handles of more than that hide the image

class SelectTool : public Tool {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::SelectTool)
public:
    explicit SelectTool(ToolContext& context)
        : Tool(context)
        , m_pending(context)
    {
        QObject::connect(&selection(), &ShapeSelection::changed, &m_guard, [this] { update(); });
    }

    ToolInfo info() const override
    {
        return {.id = QStringLiteral("select"),
                .name = tr("Select"),
                .icon = QStringLiteral("select"),
                .toolTip =
                    tr("Choose shapes, Shift adds; drag them, with Alt a copy; drag corners, click on an edge for "
                       "a new one; a double click makes a shape of labelled pixels"),
                .key = Qt::Key_V,
                .group = ToolGroup::Select,
                .options = {}};
    }

    bool pointer(const PointerEvent& event) override;
    bool keyPressed(const QKeyEvent& event) override;
    void paint(QPainter& painter, const Viewport& view) override;
    QCursor cursor() const override { return m_cursor; }
    bool cancel() override { return drop(); } // the chosen shapes stay chosen: operations work on them
    bool hasPart() const override { return m_drag || m_bandStart; }
    bool undoPart() override { return drop(); }

private:
    ShapeSelection& selection() const { return context().selection(); }
    void press(const PointerEvent& event);
    bool pressHandle(const PointerEvent& event);
    void move(const PointerEvent& event);
    void release(const PointerEvent& event);
    void hover(const QPointF& image);
    void makeShape(cv::Point pixel);
    void nudge(cv::Point2d by);
    bool drop();
    void chooseWithin(const QRectF& area, bool add);
    void update();
    void paintShape(QPainter& painter, const Viewport& view, const Shape& shape, bool handles) const;

    std::optional<ShapeDrag> m_drag;
    bool m_moved = false;                     // far enough to be meant
    std::optional<std::uint64_t> m_onRelease; // chosen alone when the press turns out to be a click
    std::vector<ShapeChange> m_changes;       // of the drag, where the pointer is
    PendingEdit m_pending;
    std::optional<QPointF> m_bandStart;
    QRectF m_band; // in image pixels; shapes inside are chosen
    bool m_bandAdds = false;
    std::optional<ShapeCorner> m_hovered;
    QCursor m_cursor = Qt::ArrowCursor;
    DrawnArea m_drawn;
    QObject m_guard; // ends the connection with the selection
};

bool SelectTool::pointer(const PointerEvent& event)
{
    using Kind = PointerEvent::Kind;
    switch (event.kind) {
    case Kind::Press:
        if (event.button != Qt::LeftButton) return m_drag || m_bandStart;
        press(event);
        return true;
    case Kind::DoubleClick:
        if (event.button != Qt::LeftButton) return false;
        if (context().shapes().hit(toCv(event.image), reach(context()))) return false; // a press like any other
        if (isInside(context(), event.image)) makeShape(pixelAt(event.image));
        return true;
    case Kind::Move:
        move(event);
        return m_drag || m_bandStart;
    case Kind::Release:
        if (event.button != Qt::LeftButton) return m_drag || m_bandStart;
        release(event);
        hover(event.image);
        return true;
    case Kind::Hover:
        hover(event.image);
        return true;
    case Kind::Leave:
        return false;
    }
    return false;
}

/// Corners and edges of shapes that are chosen already.
bool SelectTool::pressHandle(const PointerEvent& event)
{
    if (event.modifiers & (Qt::ShiftModifier | Qt::AltModifier)) return false;
    const auto chosen = selection().in(context().shapes());
    if (chosen.size() > kMostHandled) return false;
    for (const ShapePtr& shape : chosen)
        if (const auto corner = cornerNear(*shape, event.image, reach(context()))) {
            if (!mayChange(context(), {{shape, shape}})) return true;
            m_drag = ShapeDrag::pulling(shape, *corner, event.image);
            selection().setCorner(shape->kind == ShapeKind::Polygon ? corner : std::nullopt);
            return true;
        }
    for (const ShapePtr& shape : chosen) {
        if (shape->kind != ShapeKind::Polygon) continue;
        const auto found = hit(*shape, toCv(event.image), reach(context()) / 2);
        if (!found || found->target != ShapeHit::Target::Edge) continue;
        if (!mayChange(context(), {{shape, shape}})) return true;
        m_drag = ShapeDrag::bending(shape, {shape->id, found->part, found->ring, found->corner}, event.image);
        m_moved = true; // a click is enough
        m_changes = m_drag->changesAt(event.image);
        return true;
    }
    return false;
}

void SelectTool::press(const PointerEvent& event)
{
    drop();
    if (pressHandle(event)) return update();
    selection().setCorner({});
    const auto found = context().shapes().hit(toCv(event.image), reach(context()));
    if (event.modifiers & Qt::ShiftModifier && found) return selection().toggle(found->id), update();
    if (!found) {
        m_bandStart = event.image;
        m_bandAdds = event.modifiers & Qt::ShiftModifier;
        if (!m_bandAdds) selection().clear();
        return update();
    }
    // What is chosen can be dragged though another shape lies above it.
    bool onChosen = selection().contains(found->id);
    for (const ShapePtr& shape : selection().in(context().shapes()))
        onChosen = onChosen || hit(*shape, toCv(event.image), reach(context()));
    if (onChosen)
        m_onRelease = found->id;
    else
        selection().set({found->id});
    auto shapes = selection().in(context().shapes());
    std::vector<ShapePtr> copies;
    if (event.modifiers & Qt::AltModifier) copies = copiesOf(context(), shapes, {});
    std::vector<ShapeChange> changes;
    for (const ShapePtr& shape : shapes)
        changes.push_back({shape, shape});
    if (mayChange(context(), changes)) m_drag = ShapeDrag::moving(std::move(shapes), std::move(copies), event.image);
    update();
}

void SelectTool::move(const PointerEvent& event)
{
    if (m_bandStart) {
        m_band = QRectF(*m_bandStart, event.image).normalized();
        return update();
    }
    if (!m_drag) return;
    if (!m_moved && shownDistance(context(), m_drag->start(), event.image) < kDragStart) return;
    m_moved = true;
    m_onRelease.reset();
    m_changes = m_drag->changesAt(event.image);
    cv::Rect2d area;
    for (const auto& [before, after] : m_changes)
        area |= before ? boundsOf(*before) | boundsOf(*after) : boundsOf(*after);
    if (area.area() <= double(kPreviewPixels)) {
        auto edit = std::make_unique<EditBuilder>(context().labels(), context().policy());
        changeShapes(*edit, context().shapes(), m_changes, context().policy());
        m_pending.replace(std::move(edit));
    } else {
        m_pending.drop();
    }
    update();
}

void SelectTool::release(const PointerEvent&)
{
    if (m_bandStart) {
        const QRectF band = m_band;
        const bool adds = m_bandAdds;
        drop();
        if (!band.isEmpty()) chooseWithin(band, adds);
        return update();
    }
    if (!m_drag) return;
    const ShapeDrag drag = *m_drag;
    const auto changes = m_moved ? m_changes : std::vector<ShapeChange>();
    const auto alone = m_onRelease;
    drop();
    if (alone) selection().set({*alone});
    if (changes.empty()) return update();

    QString name;
    std::function<void()> done;
    switch (drag.kind()) {
    case ShapeDrag::Kind::Move:
        name = tr("Move shapes");
        break;
    case ShapeDrag::Kind::Copy: {
        name = tr("Copy shapes");
        std::vector<std::uint64_t> ids;
        for (const auto& change : changes)
            ids.push_back(change.after->id);
        done = [this, ids] { selection().set(ids); };
        break;
    }
    case ShapeDrag::Kind::Corner:
        name = tr("Move corner");
        break;
    case ShapeDrag::Kind::NewCorner:
        name = tr("Add corner");
        done = [this, corner = drag.corner()] { selection().setCorner(corner); };
        break;
    }
    applyShapes(context(), changes, name, std::move(done));
    update();
}

void SelectTool::chooseWithin(const QRectF& area, bool add)
{
    auto ids = add ? selection().ids() : std::vector<std::uint64_t>();
    for (const ShapePtr& shape : context().shapes().within({area.x(), area.y(), area.width(), area.height()}))
        if (area.contains(toQt(boundsOf(*shape))) && std::ranges::find(ids, shape->id) == ids.end())
            ids.push_back(shape->id);
    selection().set(std::move(ids));
}

void SelectTool::hover(const QPointF& image)
{
    std::optional<ShapeCorner> corner;
    Qt::CursorShape cursor = Qt::ArrowCursor;
    const auto chosen = selection().in(context().shapes());
    if (chosen.size() <= kMostHandled)
        for (const ShapePtr& shape : chosen) {
            corner = cornerNear(*shape, image, reach(context()));
            if (corner) break;
            const auto found = hit(*shape, toCv(image), reach(context()) / 2);
            const bool edge = found && found->target == ShapeHit::Target::Edge && shape->kind == ShapeKind::Polygon;
            if (found) cursor = edge ? Qt::CrossCursor : Qt::SizeAllCursor;
        }
    if (corner) cursor = Qt::CrossCursor;
    if (cursor == Qt::ArrowCursor && context().shapes().hit(toCv(image), reach(context())))
        cursor = Qt::PointingHandCursor;
    m_cursor = cursor;
    if (corner == m_hovered) return;
    m_hovered = corner;
    update();
}

/// The pixels of one label that hang together become a polygon; they stay as they are.
void SelectTool::makeShape(cv::Point pixel)
{
    const std::uint16_t label = context().labels().at(pixel.x, pixel.y);
    if (label > kLastClass) return context().hint(tr("There is no class here to make a shape of."));
    const auto shape = std::make_shared<Shape>();
    shape->id = context().shapes().freeId();
    shape->order = context().shapes().topOrder();
    shape->label = label;
    const cv::Size size = context().imageSize();
    runEdit(
        context(), tr("Make shape"), std::int64_t(size.width) * size.height,
        [shape, pixel](EditBuilder& edit, const Progress& progress) {
            shape->parts = outlineOf(floodLabels(edit.base(), pixel, {}, progress));
            edit.changeShape(nullptr, shape);
        },
        [this, id = shape->id] { selection().set({id}); });
}

bool SelectTool::keyPressed(const QKeyEvent& event)
{
    const double step = event.modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event.key()) {
    case Qt::Key_Left:
        return selection().isEmpty() ? false : (nudge({-step, 0}), true);
    case Qt::Key_Right:
        return selection().isEmpty() ? false : (nudge({step, 0}), true);
    case Qt::Key_Up:
        return selection().isEmpty() ? false : (nudge({0, -step}), true);
    case Qt::Key_Down:
        return selection().isEmpty() ? false : (nudge({0, step}), true);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (selection().isEmpty() || m_drag) return false;
        deleteChosen(context());
        return true;
    case Qt::Key_Escape:
        if (drop()) return true;
        if (selection().isEmpty()) return false;
        selection().clear();
        return true;
    default:
        return false;
    }
}

void SelectTool::nudge(cv::Point2d by)
{
    if (m_drag) return;
    std::vector<ShapeChange> changes;
    for (const ShapePtr& shape : selection().in(context().shapes()))
        changes.push_back({shape, std::make_shared<Shape>(moved(*shape, by))});
    applyShapes(context(), std::move(changes), tr("Move shapes"));
}

bool SelectTool::drop()
{
    const bool something = hasPart();
    m_drag.reset();
    m_changes.clear();
    m_moved = false;
    m_onRelease.reset();
    m_bandStart.reset();
    m_band = {};
    m_hovered.reset();
    m_pending.drop();
    if (something) update();
    return something;
}

void SelectTool::update()
{
    QRectF area = m_band;
    if (m_bandStart) area |= QRectF(*m_bandStart, QSizeF(1, 1));
    for (const ShapePtr& shape : selection().in(context().shapes()))
        area |= toQt(boundsOf(*shape));
    for (const auto& change : m_changes)
        area |= toQt(boundsOf(*change.after));
    m_drawn.moveTo(context(), area);
}

void SelectTool::paintShape(QPainter& painter, const Viewport& view, const Shape& shape, bool handles) const
{
    const QColor colour = context().colour(shape.label);
    drawShape(painter, view, shape, colour);
    if (!handles) return;
    drawCorners(painter, view, shape, colour,
                [this](const ShapeCorner& corner) { return m_hovered == corner || selection().corner() == corner; });
}

void SelectTool::paint(QPainter& painter, const Viewport& view)
{
    const auto chosen = selection().in(context().shapes());
    const bool handles = chosen.size() <= kMostHandled;
    const QRectF visible = view.visible();
    for (const ShapePtr& shape : chosen) {
        const bool dragged = std::ranges::any_of(
            m_changes, [&](const ShapeChange& change) { return change.before && change.before->id == shape->id; });
        if (!dragged && visible.intersects(toQt(boundsOf(*shape)).adjusted(-1, -1, 1, 1)))
            paintShape(painter, view, *shape, handles);
    }
    for (const auto& change : m_changes)
        paintShape(painter, view, *change.after, handles);
    if (m_bandStart && !m_band.isEmpty()) drawBand(painter, view, m_band);
}

} // namespace

std::unique_ptr<Tool> makeSelect(ToolContext& context)
{
    return std::make_unique<SelectTool>(context);
}

} // namespace sdw::ui

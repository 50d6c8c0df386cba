#include "ui/tools/shape_steps.h"

#include "core/annotation/outline.h"
#include "ui/tools/edit_run.h"
#include "ui/tools/shape_drag.h"

#include <QCoreApplication>

#include <algorithm>

namespace sdw::ui {
namespace {

struct ShapeSteps {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::ShapeSteps)
};

std::int64_t pixelsIn(const ToolContext& context, cv::Rect2d area)
{
    area &= cv::Rect2d({}, cv::Size2d(context.imageSize()));
    return std::int64_t(area.area());
}

/// The layer for work that may run aside: only then a copy is worth its time.
std::shared_ptr<const ShapeLayer> layerFor(const ToolContext& context, std::int64_t pixels)
{
    if (pixels <= kAtOncePixels) return {std::shared_ptr<void>(), &context.shapes()};
    return std::make_shared<const ShapeLayer>(context.shapes());
}

std::vector<ShapePtr> bottomFirst(std::vector<ShapePtr> shapes)
{
    std::ranges::sort(shapes, {}, [](const ShapePtr& shape) { return std::pair(shape->order, shape->id); });
    return shapes;
}

} // namespace

bool mayChange(ToolContext& context, const std::vector<ShapeChange>& changes)
{
    const auto locked = context.policy().locked;
    if (!areCurrent(context, changes)) { // work that comes back from aside may change shapes that are in the hand
        context.hint(ShapeSteps::tr("The shapes have changed meanwhile; try again."));
        return false;
    }
    for (const auto& change : changes)
        for (const ShapePtr& shape : {change.before, change.after})
            if (shape && std::ranges::find(locked, shape->label) != locked.end()) {
                context.hint(
                    ShapeSteps::tr("%1 is locked: its shapes stay as they are.").arg(context.className(shape->label)));
                return false;
            }
    return true;
}

void applyShapes(ToolContext& context, std::vector<ShapeChange> changes, const QString& name,
                 std::function<void()> done)
{
    if (changes.empty() || !mayChange(context, changes)) return;
    cv::Rect2d area;
    for (const auto& [before, after] : changes) {
        if (before) area |= boundsOf(*before);
        if (after) area |= boundsOf(*after);
    }
    const std::int64_t pixels = pixelsIn(context, area);
    runEdit(
        context, name, pixels,
        [changes = std::move(changes), layer = layerFor(context, pixels), policy = context.policy()](
            EditBuilder& edit, const Progress&) { changeShapes(edit, *layer, changes, policy); },
        std::move(done));
}

void addShape(ToolContext& context, Shape outline, const QString& name)
{
    const Paint paint = context.paint();
    const cv::Size size = context.imageSize();
    const std::int64_t pixels = pixelsIn(context, boundsOf(outline));
    if (pixels <= kAtOncePixels && pixelsOf(outline, size).empty())
        return context.hint(ShapeSteps::tr("The outline holds no pixel."));
    if (paint.label > kLastClass)
        return runEdit(context, name, pixels,
                       [shape = std::move(outline), size, paint](EditBuilder& edit, const Progress&) {
                           edit.paint(pixelsOf(shape, size), paint);
                       });
    auto shape = std::make_shared<Shape>(std::move(outline));
    shape->id = context.shapes().freeId();
    shape->order = context.shapes().topOrder();
    shape->label = paint.label;
    shape->instance = paint.instance;
    applyShapes(context, {{nullptr, shape}}, name, [&context, id = shape->id] { context.selection().set({id}); });
}

void cutFromClass(ToolContext& context, const Ring& ring, const QString& name)
{
    Shape cutter;
    cutter.parts = {{ring, {}}};
    const std::uint16_t label = context.paint().label;
    const auto& locked = context.policy().locked;
    if (std::ranges::find(locked, label) != locked.end())
        return context.hint(ShapeSteps::tr("%1 is locked.").arg(context.className(label)));
    const std::int64_t pixels = pixelsIn(context, boundsOf(cutter));
    runEdit(context, name, pixels,
            [ring, cutter, label, layer = layerFor(context, pixels), size = context.imageSize(),
             policy = context.policy()](EditBuilder& edit, const Progress&) {
                std::vector<ShapeChange> changes;
                for (const ShapePtr& shape : layer->within(boundsOf(cutter))) {
                    if (shape->label != label) continue;
                    const auto left = cutOut(*shape, ring, size);
                    if (left == *shape) continue;
                    changes.push_back({shape, left ? std::make_shared<Shape>(*left) : nullptr});
                }
                changeShapes(edit, *layer, changes, policy);
                edit.paint(carrying(edit, pixelsOf(cutter, size), label), {});
            });
}

std::vector<ShapePtr> copiesOf(const ToolContext& context, const std::vector<ShapePtr>& shapes, cv::Point2d by)
{
    std::vector<ShapePtr> copies;
    std::uint64_t id = context.shapes().freeId();
    std::int64_t order = context.shapes().topOrder();
    std::uint32_t instance = context.paint().instance;
    for (const ShapePtr& shape : bottomFirst(shapes)) {
        auto copy = std::make_shared<Shape>(moved(*shape, by));
        copy->id = id++;
        copy->order = order++;
        if (copy->instance != 0 && instance != 0) copy->instance = instance++; // a copy is another object
        copies.push_back(std::move(copy));
    }
    return copies;
}

std::vector<ShapePtr> chosenShapes(ToolContext& context)
{
    auto shapes = context.selection().in(context.shapes());
    if (shapes.empty()) context.hint(ShapeSteps::tr("Choose shapes with the select tool first."));
    return shapes;
}

void combineChosen(ToolContext& context, SetOperation operation, const QString& name)
{
    const auto chosen = context.selection().in(context.shapes());
    if (chosen.size() < 2) return context.hint(ShapeSteps::tr("Choose two or more shapes with the select tool first."));
    const cv::Size size = context.imageSize();
    Region pixels = pixelsOf(*chosen.front(), size);
    for (std::size_t i = 1; i < chosen.size(); ++i)
        pixels = combine(pixels, pixelsOf(*chosen[i], size), operation);
    if (pixels.empty()) return context.hint(ShapeSteps::tr("Nothing would be left of these shapes."));
    auto result = std::make_shared<Shape>(*chosen.front());
    result->kind = ShapeKind::Polygon;
    result->parts = outlineOf(pixels);
    result->centre = {}, result->size = {}, result->angle = 0;
    std::vector<ShapeChange> changes{{chosen.front(), result}};
    for (std::size_t i = 1; i < chosen.size(); ++i)
        changes.push_back({chosen[i], nullptr});
    applyShapes(context, std::move(changes), name, [&context, id = result->id] { context.selection().set({id}); });
}

void restack(ToolContext& context, std::int64_t order, const QString& name)
{
    std::vector<ShapeChange> changes;
    for (const ShapePtr& shape : bottomFirst(chosenShapes(context))) {
        auto after = std::make_shared<Shape>(*shape);
        after->order = order++;
        changes.push_back({shape, std::move(after)});
    }
    applyShapes(context, std::move(changes), name);
}

void deleteChosen(ToolContext& context)
{
    ShapeSelection& selection = context.selection();
    if (const auto chosen = selection.corner()) {
        const ShapePtr before = context.shapes().find(chosen->id);
        if (!before) return;
        auto after = std::make_shared<Shape>(*before);
        PolygonPart& part = after->parts[std::size_t(chosen->part)];
        Ring& ring = ringOf(*after, *chosen);
        if (ring.size() > 3)
            ring.erase(ring.begin() + chosen->corner);
        else if (chosen->ring != 0)
            part.holes.erase(part.holes.begin() + (chosen->ring - 1));
        else
            return context.hint(
                ShapeSteps::tr("An outline needs three corners; choose the shape itself to delete it."));
        selection.setCorner({});
        return applyShapes(context, {{before, after}}, ShapeSteps::tr("Delete corner"));
    }
    std::vector<ShapeChange> changes;
    for (ShapePtr& shape : chosenShapes(context))
        changes.push_back({std::move(shape), nullptr});
    applyShapes(context, std::move(changes), ShapeSteps::tr("Delete shapes"),
                [&context] { context.selection().prune(context.shapes()); });
}

} // namespace sdw::ui

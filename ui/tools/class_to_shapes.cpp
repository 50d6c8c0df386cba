// Class to shapes: the pixels of the class become polygons that can be edited; the pixels stay as they are.
#include "core/annotation/fill.h"
#include "core/annotation/outline.h"

#include "ui/tools/edit_run.h"
#include "ui/tools/operation.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class ClassToShapes : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::ClassToShapes)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("class-to-shapes"),
                .name = tr("Turn class into shapes"),
                .icon = QStringLiteral("to-shapes"),
                .toolTip = tr("Make a shape of every connected area of the class, in place of its shapes until now"),
                .key = {},
                .options = {{.id = QStringLiteral("smallest-shape"),
                             .name = tr("Smallest"),
                             .toolTip = tr("Areas of fewer pixels get no shape"),
                             .value = 16,
                             .from = 1,
                             .to = 1e6,
                             .suffix = tr(" px")}}};
    }

    void run(ToolContext& context) override
    {
        const std::uint16_t label = context.paint().label;
        if (label > kLastClass) return context.hint(tr("Choose a class first."));
        const cv::Size size = context.imageSize();
        const std::int64_t smallest = context.option(QStringLiteral("smallest-shape")).toInt();
        runEdit(context, info().name, std::int64_t(size.width) * size.height,
                [label, smallest, size, layer = context.shapes()](EditBuilder& edit, const Progress&) {
                    for (const ShapePtr& shape : layer.all())
                        if (shape->label == label) edit.changeShape(shape, nullptr);
                    std::uint64_t id = layer.freeId();
                    std::int64_t order = layer.topOrder();
                    for (auto& part : outlineOf(pixelsWith(edit.base(), label, {{}, size}))) {
                        auto shape = std::make_shared<Shape>();
                        shape->parts.push_back(std::move(part));
                        if (pixelsOf(*shape, size).area() < smallest) continue;
                        shape->id = id++;
                        shape->order = order++;
                        shape->label = label;
                        edit.changeShape(nullptr, std::move(shape));
                    }
                });
    }
};

} // namespace

std::unique_ptr<Operation> makeClassToShapes()
{
    return std::make_unique<ClassToShapes>();
}

} // namespace sdw::ui

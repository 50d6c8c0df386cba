// Simplify: fewer corners.
#include "ui/tools/operation.h"
#include "ui/tools/shape_steps.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class Simplify : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Simplify)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("simplify"),
                .name = tr("Simplify shapes"),
                .icon = QStringLiteral("simplify"),
                .toolTip = tr("Remove corners that the outline can do without"),
                .key = {},
                .group = OperationGroup::Shapes,
                .options = {{.id = QStringLiteral("simplify-tolerance"),
                             .name = tr("Tolerance"),
                             .toolTip = tr("How far the outline may move"),
                             .value = 1.0,
                             .from = 0.1,
                             .to = 50,
                             .step = 0.5,
                             .suffix = tr(" px")}}};
    }

    void run(ToolContext& context) override
    {
        const double tolerance = context.option(QStringLiteral("simplify-tolerance")).toDouble();
        std::vector<ShapeChange> changes;
        for (const ShapePtr& shape : chosenShapes(context)) {
            if (shape->kind != ShapeKind::Polygon) continue; // the others have no corners to lose
            auto after = std::make_shared<Shape>(*shape);
            after->parts = simplified(shape->parts, tolerance);
            if (!after->parts.empty() && after->parts != shape->parts) changes.push_back({shape, std::move(after)});
        }
        applyShapes(context, std::move(changes), info().name);
    }
};

} // namespace

std::unique_ptr<Operation> makeSimplify()
{
    return std::make_unique<Simplify>();
}

} // namespace sdw::ui

// Assign class: the chosen shapes become of the class that is painted.
#include "ui/tools/operation.h"
#include "ui/tools/shape_steps.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class AssignClass : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::AssignClass)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("assign-class"),
                .name = tr("Assign class to shapes"),
                .icon = QStringLiteral("tag"),
                .toolTip = tr("Give the chosen shapes the class that is painted"),
                .key = {},
                .group = OperationGroup::Shapes,
                .options = {}};
    }

    void run(ToolContext& context) override
    {
        const std::uint16_t label = context.paint().label;
        if (label > kLastClass) return context.hint(tr("Choose a class first."));
        std::vector<ShapeChange> changes;
        for (const ShapePtr& shape : chosenShapes(context)) {
            if (shape->label == label) continue;
            auto after = std::make_shared<Shape>(*shape);
            after->label = label;
            changes.push_back({shape, std::move(after)});
        }
        applyShapes(context, std::move(changes), info().name);
    }
};

} // namespace

std::unique_ptr<Operation> makeAssignClass()
{
    return std::make_unique<AssignClass>();
}

} // namespace sdw::ui

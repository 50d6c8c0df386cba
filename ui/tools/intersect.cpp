// Intersect: what the chosen shapes have in common.
#include "core/annotation/shapes.h"

#include "ui/tools/operation.h"
#include "ui/tools/shape_steps.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class Intersect : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Intersect)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("intersect"),
                .name = tr("Intersect shapes"),
                .icon = QStringLiteral("intersect"),
                .toolTip = tr("Keep what the chosen shapes have in common, as the one chosen first"),
                .key = {},
                .group = OperationGroup::Shapes,
                .options = {}};
    }

    void run(ToolContext& context) override { combineChosen(context, SetOperation::Intersect, info().name); }
};

} // namespace

std::unique_ptr<Operation> makeIntersect()
{
    return std::make_unique<Intersect>();
}

} // namespace sdw::ui

// Subtract: the shape chosen first loses what the others cover.
#include "core/annotation/shapes.h"

#include "ui/tools/operation.h"
#include "ui/tools/shape_steps.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class Subtract : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Subtract)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("subtract"),
                .name = tr("Subtract shapes"),
                .icon = QStringLiteral("subtract"),
                .toolTip = tr("Take the other chosen shapes away from the one chosen first"),
                .key = {},
                .group = OperationGroup::Shapes,
                .options = {}};
    }

    void run(ToolContext& context) override { combineChosen(context, SetOperation::Subtract, info().name); }
};

} // namespace

std::unique_ptr<Operation> makeSubtract()
{
    return std::make_unique<Subtract>();
}

} // namespace sdw::ui

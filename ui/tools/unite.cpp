// Unite: the chosen shapes become one.
#include "core/annotation/shapes.h"

#include "ui/tools/operation.h"
#include "ui/tools/shape_steps.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class Unite : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Unite)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("unite"),
                .name = tr("Unite shapes"),
                .icon = QStringLiteral("unite"),
                .toolTip = tr("Make one shape of the chosen ones, of the class of the one chosen first"),
                .key = {},
                .group = OperationGroup::Shapes,
                .options = {}};
    }

    void run(ToolContext& context) override { combineChosen(context, SetOperation::Unite, info().name); }
};

} // namespace

std::unique_ptr<Operation> makeUnite()
{
    return std::make_unique<Unite>();
}

} // namespace sdw::ui

// Delete: the chosen shapes and their pixels, or the chosen corner.
#include "ui/tools/operation.h"
#include "ui/tools/shape_steps.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class DeleteShapes : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::DeleteShapes)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("delete-shapes"),
                .name = tr("Delete shapes"),
                .icon = QStringLiteral("trash"),
                .toolTip = tr("Delete the chosen shapes along with their pixels, or the chosen corner"),
                .key = Qt::Key_Delete,
                .group = OperationGroup::Shapes,
                .options = {}};
    }

    void run(ToolContext& context) override { deleteChosen(context); }
};

} // namespace

std::unique_ptr<Operation> makeDeleteShapes()
{
    return std::make_unique<DeleteShapes>();
}

} // namespace sdw::ui

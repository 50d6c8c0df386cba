// Bring to front: the chosen shapes come to lie above all others.
#include "ui/tools/operation.h"
#include "ui/tools/shape_steps.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class BringToFront : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::BringToFront)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("bring-to-front"),
                .name = tr("Bring shapes to front"),
                .icon = QStringLiteral("to-front"),
                .toolTip = tr("Lay the chosen shapes above all others, pixels too"),
                .key = Qt::CTRL | Qt::SHIFT | Qt::Key_Up,
                .group = OperationGroup::Shapes,
                .options = {}};
    }

    void run(ToolContext& context) override { restack(context, context.shapes().topOrder(), info().name); }
};

} // namespace

std::unique_ptr<Operation> makeBringToFront()
{
    return std::make_unique<BringToFront>();
}

} // namespace sdw::ui

// Select all: every shape of the image.
#include "ui/tools/operation.h"
#include "ui/tools/shape_selection.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class SelectAll : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::SelectAll)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("select-all"),
                .name = tr("Select all shapes"),
                .icon = QStringLiteral("select-all"),
                .toolTip = tr("Choose every shape of the image"),
                .key = Qt::CTRL | Qt::Key_A,
                .group = OperationGroup::Shapes,
                .options = {}};
    }

    void run(ToolContext& context) override
    {
        std::vector<std::uint64_t> ids;
        for (const ShapePtr& shape : context.shapes().all())
            ids.push_back(shape->id);
        context.selection().set(std::move(ids));
        context.redraw();
    }
};

} // namespace

std::unique_ptr<Operation> makeSelectAll()
{
    return std::make_unique<SelectAll>();
}

} // namespace sdw::ui

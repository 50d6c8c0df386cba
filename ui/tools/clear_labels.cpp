// Clear: the image is as if nobody had labelled it, but for locked classes.
#include "ui/tools/edit_run.h"
#include "ui/tools/operation.h"

#include <QCoreApplication>

#include <algorithm>

namespace sdw::ui {
namespace {

class ClearLabels : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::ClearLabels)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("clear-labels"),
                .name = tr("Clear labels"),
                .icon = QStringLiteral("clear-labels"),
                .toolTip = tr("Make all of the image unlabelled and remove its shapes; locked classes stay"),
                .key = {},
                .options = {}};
    }

    void run(ToolContext& context) override
    {
        const cv::Size size = context.imageSize();
        const auto locked = context.policy().locked;
        runEdit(context, info().name, std::int64_t(size.width) * size.height,
                [locked, shapes = context.shapes().all()](EditBuilder& edit, const Progress&) {
                    edit.setPolicy({OverwritePolicy::Mode::Everything, kUnlabelled, locked});
                    edit.paint(Region(edit.base().grid().image()), {});
                    for (const ShapePtr& shape : shapes)
                        if (std::ranges::find(locked, shape->label) == locked.end()) edit.changeShape(shape, nullptr);
                });
    }
};

} // namespace

std::unique_ptr<Operation> makeClearLabels()
{
    return std::make_unique<ClearLabels>();
}

} // namespace sdw::ui

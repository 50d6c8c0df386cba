// Copy from the previous image: for pictures of one scene.
#include "ui/tools/edit_run.h"
#include "ui/tools/operation.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class CopyPrevious : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::CopyPrevious)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("copy-previous"),
                .name = tr("Copy labels from previous image"),
                .icon = QStringLiteral("copy-previous"),
                .toolTip = tr(
                    "Take over the labels of the image before this one; what is unlabelled there stays as it is here"),
                .key = Qt::SHIFT | Qt::Key_C,
                .options = {}};
    }

    void run(ToolContext& context) override
    {
        const auto previous = context.previousLabels();
        if (!previous) return context.hint(tr("The image before this one has no labels, or another size."));
        const cv::Size size = context.imageSize();
        runEdit(context, info().name, std::int64_t(size.width) * size.height,
                [previous = *previous](EditBuilder& edit, const Progress&) {
                    edit.copyFrom(previous, edit.base().grid().image());
                });
    }
};

} // namespace

std::unique_ptr<Operation> makeCopyPrevious()
{
    return std::make_unique<CopyPrevious>();
}

} // namespace sdw::ui

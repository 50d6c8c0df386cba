// Grow: the class gains what is near it.
#include "core/annotation/morphology.h"

#include "ui/tools/label_operation.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class Grow : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Grow)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("grow"),
                .name = tr("Grow"),
                .icon = QStringLiteral("grow"),
                .toolTip = tr("Make the class wider on all sides"),
                .key = {},
                .options = {areaOption(), radiusOption(QStringLiteral("grow-radius"),
                                                       tr("How far, in pixels of the image"), 2, 512)}};
    }

    void run(ToolContext& context) override
    {
        const int radius = context.option(QStringLiteral("grow-radius")).toInt();
        runOnClass(context, info().name,
                   [radius](EditBuilder& edit, std::uint16_t label, const cv::Rect& area, const Progress& progress) {
                       grow(edit, label, radius, area, progress);
                   });
    }
};

} // namespace

std::unique_ptr<Operation> makeGrow()
{
    return std::make_unique<Grow>();
}

} // namespace sdw::ui

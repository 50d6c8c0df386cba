// Smooth: the edge of the class gets rid of small bumps.
#include "core/annotation/morphology.h"

#include "ui/tools/label_operation.h"

#include <QCoreApplication>

namespace sdw::ui {
namespace {

class Smooth : public Operation {
    Q_DECLARE_TR_FUNCTIONS(sdw::ui::Smooth)
public:
    OperationInfo info() const override
    {
        return {.id = QStringLiteral("smooth"),
                .name = tr("Smooth edge"),
                .icon = QStringLiteral("smooth"),
                .toolTip = tr("Make the edge of the class smoother"),
                .key = {},
                .options = {areaOption(), radiusOption(QStringLiteral("smooth-radius"),
                                                       tr("Bumps up to about this size go"), 3, 64)}};
    }

    void run(ToolContext& context) override
    {
        const int radius = context.option(QStringLiteral("smooth-radius")).toInt();
        runOnClass(context, info().name,
                   [radius](EditBuilder& edit, std::uint16_t label, const cv::Rect& area, const Progress& progress) {
                       smooth(edit, label, radius, area, progress);
                   });
    }
};

} // namespace

std::unique_ptr<Operation> makeSmooth()
{
    return std::make_unique<Smooth>();
}

} // namespace sdw::ui
